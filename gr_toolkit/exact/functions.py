"""SymPy functions of our own: the sine and cosine of a space of curvature K."""

from __future__ import annotations

from typing import Any

import sympy as sp


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


def _latex(letter: str, arguments: tuple[Any, ...], printer: Any, exponent: str | None) -> str:
    """The notation of cosmology: S_K(χ), the curvature as index."""
    K, x = (printer._print(a) for a in arguments)
    power = f"^{{{exponent}}}" if exponent else ""
    return rf"{letter}_{{{K}}}{power}\left({x}\right)"
