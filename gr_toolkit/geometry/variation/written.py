r"""Products of leaves written in index notation, as they can be read again: ``\nabla_\mu F^{\mu\nu}``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from operator import itemgetter

from ...errors import TooLargeError, UnsupportedError
from ..formulas.scope import GREEK
from ..identities.expressions import EINSTEIN, EPSILON, INVERSE_PI, METRIC, RICCI, RIEMANN, SCALAR, WEYL, Leaf
from .monomials import Monomial, labels_of

OWN = {METRIC: "g", RICCI: "R", RIEMANN: "R", SCALAR: "R", EINSTEIN: "G", WEYL: "C", EPSILON: r"\epsilon"}
LETTERS = tuple(
    "\\" + name for name in GREEK[:24] if not name.startswith("var") and name not in ("delta", "epsilon", "pi")
)


def written(
    monomials: Sequence[Monomial],
    free: Mapping[str, bool],
    taken: frozenset[str] = frozenset(),
    divisors: Mapping[str, int] | None = None,
) -> str:
    """A sum as LaTeX.

    Parameters
    ----------
    free : the free labels, which are letters then, and which of them are up
    taken : names that no summed index should have
    divisors : powers of constants by which the sum is divided; 1/π is one

    Raises
    ------
    UnsupportedError
        A factor that has no name in formulas.
    """
    letters = [letter for letter in LETTERS if letter not in free and letter not in taken]
    parts: list[str] = []
    for times, leaves in monomials:
        sign = "-" if times < 0 else "+" if parts else ""
        parts.append(f"{sign} {_term(_number(abs(times), leaves, divisors or {}), leaves, free, letters)}".strip())
    return " ".join(parts) or "0"


def _number(coefficient: Fraction, leaves: Sequence[Leaf], divisors: Mapping[str, int]) -> str:
    """A rational number and powers of constants as one fraction; empty for 1."""
    powers = Counter(leaf.name for leaf in leaves if _is_constant(leaf))
    powers.subtract(divisors)
    above, below = [str(coefficient.numerator)], [str(coefficient.denominator)]
    for name, times in sorted(powers.items()):
        spelled, exponent = (r"\pi", -times) if name == INVERSE_PI else (name, times)
        if exponent:
            power = "" if abs(exponent) == 1 else f"^{{{abs(exponent)}}}"
            (above if exponent > 0 else below).append(spelled + power)
    over, under = (" ".join(parts[parts[0] == "1" :]) for parts in (above, below))
    return rf"\frac{{{over or 1}}}{{{under}}}" if under else over


def _is_constant(leaf: Leaf) -> bool:
    return leaf.constant and not leaf.labels


def _term(number: str, leaves: Sequence[Leaf], free: Mapping[str, bool], letters: Sequence[str]) -> str:
    names: dict[str, str] = {}
    met: set[str] = set()
    summed = [label for label, n in labels_of(leaves).items() if n == 2]
    if len(summed) > len(letters):
        raise TooLargeError("a term of a formula", len(summed), len(letters), "summed indices")
    names.update(zip(summed, letters, strict=False))

    def index(label: str) -> tuple[str, bool]:
        if label in free:
            return label, free[label]
        up = label not in met
        met.add(label)
        return names[label], up

    factors = [_factor(leaf, [index(label) for label in leaf.labels]) for leaf in leaves if not _is_constant(leaf)]
    powers = [factor if (times := len(list(run))) == 1 else f"{factor}^{{{times}}}" for factor, run in groupby(factors)]
    return " ".join(filter(None, [number, *powers])) or "1"


def _factor(leaf: Leaf, indices: Sequence[tuple[str, bool]]) -> str:
    if "'" in leaf.name and leaf.name not in OWN:
        raise UnsupportedError(f"{leaf.name} in a formula that is written out", "a Lagrangian without it")
    slopes, core = indices[: leaf.order], indices[leaf.order :]
    if leaf.name == METRIC and core[0][1] != core[1][1]:
        (above,), (below,) = ([name for name, up in core if up is which] for which in (True, False))
        return rf"\delta^{{{above}}}_{{{below}}}"
    derivatives = "".join(rf"\nabla{'^' if up else '_'}{{{name}}} " for name, up in slopes)
    return derivatives + OWN.get(leaf.name, leaf.name) + scripts(core)


def scripts(indices: Sequence[tuple[str, bool]]) -> str:
    r"""Staggered indices from names and whether they are up: ``_{\mu\nu}{}^{\rho}``."""
    runs = [(up, "".join(name for name, _ in run)) for up, run in groupby(indices, key=itemgetter(1))]
    return "{}".join(f"{'^' if up else '_'}{{{names}}}" for up, names in runs)
