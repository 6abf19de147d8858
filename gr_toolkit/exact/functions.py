"""SymPy functions of our own: the sine and cosine of a space of curvature K, components of unknown fields."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction

from ..errors import InputError
from .sympified import sympified


class S_K(sp.Function):
    r"""S_K(K, x) = sin(√K x)/√K for K > 0, x for K = 0, sinh(√−K x)/√−K for K < 0: one entire function of K and x.

    Examples
    --------
    >>> import sympy as sp
    >>> K, x = sp.symbols("K x", real=True)
    >>> S_K(K, x).diff(x), S_K(-1, x), S_K(0, x)
    (C_K(K, x), sinh(x), x)
    """

    nargs = 2

    def __new__(cls, *arguments: Any, **options: Any) -> Any:
        return super().__new__(cls, *map(_argument, arguments), **options)

    @classmethod
    def eval(cls, K: Any, x: Any) -> Any:
        if K.is_zero:
            return x
        if K is sp.S.One or K is sp.S.NegativeOne:
            return (sp.sin if K == 1 else sp.sinh)(x)
        if x.is_zero:
            return sp.S.Zero
        if x.could_extract_minus_sign():
            return -cls(K, -x)
        return None

    def fdiff(self, argindex: int = 1) -> Any:
        K, x = self.args
        return C_K(K, x) if argindex == 2 else (x * C_K(K, x) - S_K(K, x)) / (2 * K)

    def _eval_is_real(self) -> bool | None:
        return True if all(a.is_real for a in self.args) else None

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        return _latex("S", self.args, printer, exp)


class C_K(sp.Function):
    r"""C_K(K, x) = cos(√K x), 1 for K = 0, cosh(√−K x) for K < 0: the derivative of S_K; C² + K S² = 1."""

    nargs = 2

    def __new__(cls, *arguments: Any, **options: Any) -> Any:
        return super().__new__(cls, *map(_argument, arguments), **options)

    @classmethod
    def eval(cls, K: Any, x: Any) -> Any:
        if K.is_zero or x.is_zero:
            return sp.S.One
        if K is sp.S.One or K is sp.S.NegativeOne:
            return (sp.cos if K == 1 else sp.cosh)(x)
        if x.could_extract_minus_sign():
            return cls(K, -x)
        return None

    def fdiff(self, argindex: int = 1) -> Any:
        K, x = self.args
        return -K * S_K(K, x) if argindex == 2 else -x * S_K(K, x) / 2

    def _eval_is_real(self) -> bool | None:
        return True if all(a.is_real for a in self.args) else None

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        return _latex("C", self.args, printer, exp)


def _argument(given: Any) -> Any:
    """What S_K and C_K are taken of: SymPy's own functions evaluate text.

    Raises
    ------
    InputError
        Text, or no expression.
    """
    try:
        return sympified(given)
    except sp.SympifyError:
        raise InputError(f"{given!r:.60} is no expression", "S_K(K, chi); strings are not evaluated") from None


def _latex(letter: str, arguments: tuple[Any, ...], printer: Any, exponent: str | None) -> str:
    """The notation of cosmology: S_K(χ), the curvature as index."""
    K, x = (printer._print(a) for a in arguments)
    power = f"^{{{exponent}}}" if exponent else ""
    return rf"{letter}_{{{K}}}{power}\left({x}\right)"


class _Component(AppliedUndef):
    """An unknown function that SymPy typesets as a component, A_{t}; arguments are shown where not the usual."""

    shown: ClassVar[tuple[str, tuple[tuple[str, bool], ...]]]
    usual: ClassVar[tuple[Any, ...]]

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        name, indices = self.shown
        text = printer._print(sp.Symbol(name))
        text = f"{{{text}}}" if "_" in text or "^" in text else text
        groups = [
            (up, [printer._print(sp.Symbol(i)) for i, _ in group]) for up, group in groupby(indices, itemgetter(1))
        ]
        text += "{}".join(f"{'^' if up else '_'}{{{' '.join(group)}}}" for up, group in groups)
        if self.args != self.usual:
            text += rf"\left({', '.join(map(printer._print, self.args))}\right)"
        return rf"\left({text}\right)^{{{exp}}}" if exp else text


def component_function(name: str, indices: Sequence[tuple[str, bool]], arguments: Sequence[Any]) -> Any:
    """An unknown component of a field, applied to its arguments: a function whose name no formula can hold.

    Parameters
    ----------
    name : of the field
    indices : the coordinate of each, and whether it is up
    arguments : on which the component depends

    Examples
    --------
    >>> t, r = sp.symbols("t r", real=True)
    >>> component_function("F", [("t", False), ("r", False)], [t, r])
    F[t, r](t, r)
    >>> print(sp.latex(component_function("A", [("t", True)], [t, r]).diff(r)))
    \\frac{\\partial}{\\partial r} A^{t}
    """
    typed = ", ".join(("^" if up else "") + index for index, up in indices)
    own = {"shown": (name, tuple(indices)), "usual": tuple(arguments)}
    return UndefinedFunction(f"{name}[{typed}]", bases=(_Component,), __dict__=own)(*arguments)
