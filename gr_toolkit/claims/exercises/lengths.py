"""Dimensions of formulas, in units where G = c = 1: every quantity is a power of length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, final

from ... import notation as tree
from ...errors import InputError


class Inhomogeneous(Exception):
    """Terms of different dimensions are added, or a function has an argument with a dimension: (what, part)."""


@final
class Lengths:
    """The powers of length of names and functions; those that are not listed are pure numbers.

    Parameters
    ----------
    powers : name in LaTeX -> power, ``{"r": 1, "H": -1}``

    Raises
    ------
    InputError
        A power that is no whole number.
    """

    def __init__(self, powers: Mapping[str, Any]) -> None:
        for name, power in powers.items():
            if isinstance(power, bool) or not isinstance(power, int):
                raise InputError(f"the dimension of {name} is {power!r}", f"lengths={{{name!r}: 1}}, a power of length")
        self.powers = {name: Fraction(power) for name, power in powers.items()}

    def mismatch(self, answer: tree.Node, right: tree.Node) -> Iterator[str]:
        """What is wrong with the dimension of an answer; nothing where it is right, or not known."""
        try:
            expected = self.of(right)
        except Inhomogeneous:
            return
        try:
            found = self.of(answer)
        except Inhomogeneous as error:
            yield str(error)
            return
        if found is not None and expected is not None and found != expected:
            yield f"its dimension is {_shown(found)}, what is asked for has {_shown(expected)}"

    def of(self, node: tree.Node) -> Fraction | None:
        """The power of length of a formula; None where it is zero, or where no rule is known.

        Raises
        ------
        Inhomogeneous
            It has none.
        """
        match node:
            case tree.Number(value):
                return None if value == 0 else Fraction(0)
            case tree.Pi() | tree.ImaginaryUnit():
                return Fraction(0)
            case tree.Name(name):
                return self.powers.get(name, Fraction(0))
            case tree.Negative(operand):
                return self.of(operand)
            case tree.Sum(terms):
                return self._alike(node, terms)
            case tree.TupleOf():
                return None
            case tree.Product(factors):
                return _total([self.of(f) for f in factors])
            case tree.Quotient(above, below):
                return _total([self.of(above), _times(self.of(below), Fraction(-1))])
            case tree.Root(radicand, degree):
                return _times(self.of(radicand), Fraction(1, degree))
            case tree.Power(base, tree.Number(value)):
                return _times(self.of(base), value)
            case tree.Power(base, tree.Negative(tree.Number(value))):
                return _times(self.of(base), -value)
            case tree.Apply(name, _, derivatives) if not name.startswith("\\"):
                return None if derivatives or name in ("S_K", "C_K") else self.powers.get(name, Fraction(0))
            case tree.Apply("\\abs", (argument,)):
                return self.of(argument)
            case tree.Apply(name, (argument,)):
                inside = self.of(argument)
                if inside:
                    raise Inhomogeneous(f"{tree.to_latex(node)}: {name} of {_shown(inside)}, which needs a pure number")
                return Fraction(0)
        return None

    def _alike(self, node: tree.Node, terms: tuple[tree.Node, ...]) -> Fraction | None:
        found = [(term, power) for term in terms if (power := self.of(term)) is not None]
        for term, power in found[1:]:
            if power != found[0][1]:
                both = f"{tree.to_latex(found[0][0])} and {tree.to_latex(term)}"
                raise Inhomogeneous(f"{tree.to_latex(node)} adds {_shown(found[0][1])} and {_shown(power)}: {both}")
        return found[0][1] if len(found) == len(terms) else None


def _total(powers: list[Fraction | None]) -> Fraction | None:
    known = [power for power in powers if power is not None]
    return sum(known, start=Fraction(0)) if len(known) == len(powers) else None


def _times(power: Fraction | None, factor: Fraction) -> Fraction | None:
    return None if power is None else power * factor


def _shown(power: Fraction) -> str:
    return "a pure number" if not power else "length" if power == 1 else f"length^{power}"
