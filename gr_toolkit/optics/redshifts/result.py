"""What a redshift is: two frequencies, their quotient, and why it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...exact import Element
from ...exact.arguments import symbols_in
from ...geometry import Metric, Tensor
from ...verdicts import Verdict, combined
from .events import Event
from .readable import readable, root_of


@final
@dataclass(frozen=True, eq=False, repr=False)
class Redshift:
    """1 + z = ω_e/ω_o between two worldlines.

    The frequencies are −k·u in −+++ and k·u in +−−−, the same positive numbers, so that 1 + z > 0: no redshift is below
    −1.

    Attributes
    ----------
    metric : Metric
    emitted, observed : ω_e and ω_o, exact scalars of the events' coordinates
        By symmetry alone they are known up to a common factor, the constant of motion E.
    emission, reception : the two events, `values` by coordinate
    relations : equations between the events' coordinates along the ray, for ``decide(…, assuming=z.relations)``
    grounds : (statement, verdict) of all that was proved on the way
    """

    metric: Metric
    emitted: Element
    observed: Element
    emission: Event
    reception: Event
    tangents: tuple[Tensor, Tensor]  # of the emitter's and the observer's worldlines
    relations: tuple[Any, ...] = ()
    grounds: tuple[tuple[str, Verdict], ...] = ()
    ray: Tensor | None = None
    of_any_ray: bool = False  # 1 + z is the same for all rays between the two events
    at_events: Callable[..., Redshift] | None = None  # the same worldlines at other events
    plain: Redshift | None = None  # before values were put in for symbols
    put_in: tuple[tuple[tuple[Any, Any], ...], ...] = ()  # those, in the order in which they were

    @cached_property
    def one_plus_z(self) -> Element:
        """1 + z = ω_e/ω_o."""
        return self.emitted / self.observed

    @cached_property
    def z(self) -> Element:
        """The redshift (ω_e − ω_o)/ω_o; negative for a blueshift, never below −1."""
        return self.one_plus_z - 1

    def check(self) -> Verdict:
        """That the ray is a null geodesic, or the symmetry is one: all grounds together."""
        return combined(self.grounds)

    def symbols(self, names: str) -> Any:
        """Symbols of the events by name, ``z.symbols("tau_e tau_o")``, one alone not as a tuple.

        Raises
        ------
        InputError, UnknownNameError
            No names in a text; a name that none has.
        """
        from .substituting import known_symbols

        if not isinstance(names, str):
            raise InputError(f"{names!r} are no names", 'z.symbols("r_e r_o")')
        known = known_symbols(self)
        wanted = names.replace(",", " ").split()
        for name in wanted:
            if name not in known:
                raise UnknownNameError(name, known, "symbol of the two events")
        found = tuple(known[name] for name in wanted)
        return found[0] if len(found) == 1 else found

    def subs(self, *arguments: Any, **by_name: Any) -> Redshift:
        """The redshift at given events, or with given constants: ``z.subs({r_e: 6*M, r_o: oo})``, ``z.subs(b=0)``.

        A coordinate may become infinite at one of the events: this is the limit. `emitted`, `observed`, `relations` and
        what follows from them have the values put in; `emission` and `reception` are as they were.

        Raises
        ------
        UnknownNameError
            Neither a symbol of the events nor of the frequencies.
        DomainError
            An event outside the chart; a constant outside the domain.
        InputError
            A limit that is not known.
        """
        from .substituting import substituted

        return substituted(self, arguments, by_name)

    def __float__(self) -> float:
        """z as a number.

        Raises
        ------
        InputError
            Symbols are left.
        """
        left = sorted(map(str, symbols_in(self.one_plus_z)))
        if left:
            raise InputError(f"z is no number: {', '.join(left)}", f"z.subs({{{left[0]}: …}}), then float(z)")
        return float(self.z)

    def factors(self, through: Any = None) -> Any:
        """The redshift as a product of Doppler shifts at both ends and what lies between; see `Factors`."""
        from .factors import factors

        return factors(self, through)

    def drift(self, order: int = 1) -> Element:
        """d^n z/dt_o^n by the observer's proper time; see `drift`."""
        from .drift import drift

        return drift(self, order)

    @cached_property
    def written(self) -> Any:
        """1 + z as a SymPy expression, one root of a quotient where it is one: 1 + z is positive."""
        plain, square = (readable(x) for x in (self.one_plus_z, self.one_plus_z * self.one_plus_z))
        root = root_of(square, self.one_plus_z.field.domain)
        return root if _has_roots(plain) and not _has_roots(square) and not root.has(sp.Abs) else plain

    def __repr__(self) -> str:
        return f"1 + z = {self.written}"

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle 1 + z = {sp.latex(self.written)}$"


def _has_roots(expression: Any) -> bool:
    return any(power.exp.is_Rational and not power.exp.is_Integer for power in expression.atoms(sp.Pow))
