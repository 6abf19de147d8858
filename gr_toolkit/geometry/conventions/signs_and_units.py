"""Conventions: every sign and unit on which textbooks differ, as an object that metrics and tensors carry.

With s₁, s₂ and s_F the signs below, κ = 8πG/c⁴, and T^{00} > 0 for every ordinary matter,

    R^ρ_{σμν} = s₁ (∂_μ Γ^ρ_{νσ} − ∂_ν Γ^ρ_{μσ} + Γ^ρ_{μλ} Γ^λ_{νσ} − Γ^ρ_{νλ} Γ^λ_{μσ}),        R_{σν} = s₂ R^ρ_{σρν},

    R = g^{σν} R_{σν},    G_{μν} = R_{μν} − ½ R g_{μν} = s₁ s₂ κ T_{μν},    F_{μν} = s_F (∂_μ A_ν − ∂_ν A_μ),

with A^μ = (Φ, **A**) in both signatures. The sign in Einstein's equation is not a choice: Γ, hence s₁ R^ρ_{σμν} and
s₁ s₂ R_{σν}, and T_{00} do not see the signature, so that gravity attracts with s₁ s₂ and no other sign.

`books` has the textbooks with their sources, docs/conventions.md the page about them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, final

import sympy as sp

from ...errors import ConventionError, InputError, UnknownNameError
from . import books

ALLOWED: dict[str, tuple[Any, ...]] = {
    "signature": ("-+++", "+---"),
    "riemann": (1, -1),
    "ricci": (1, -1),
    "levi_civita": ("_", "^"),
    "maxwell": books.UNITS,
    "field_sign": (1, -1),
    "constants": ("", "G", "G, c"),
}
DESCRIBED = {
    "signature": "signature",
    "levi_civita": "position of the positive ε",
    "maxwell": "system of Maxwell's units",
    "constants": "set of constants",
}


@final
@dataclass(frozen=True)
class Conventions:
    """Signature, signs and units.

    The default has the signs of Misner, Thorne & Wheeler, Heaviside–Lorentz units and G = c = 1.

    Attributes
    ----------
    signature : "-+++" (time negative) or "+---" (time positive)
    riemann, ricci : +1 or −1, the signs s₁ and s₂ of the module's formulas
    levi_civita : "_" where ε_{01…} = +√|g| in the chart's order, "^" where ε^{01…} = +1/√|g|
    maxwell : "Heaviside-Lorentz", "Gaussian" or "SI" (with μ₀)
    field_sign : +1 or −1, the sign s_F of F = dA
    constants : which constants are not 1: "", "G" or "G, c"

    Examples
    --------
    >>> Conventions.named("Landau-Lifshitz").signature, Conventions.named("Weinberg").einstein
    ('+---', -1)
    >>> Conventions("+---").with_(ricci=-1)
    Conventions(signature='+---', ricci=-1)
    """

    signature: str = "-+++"
    riemann: int = 1
    ricci: int = 1
    levi_civita: str = "_"
    maxwell: str = books.HEAVISIDE
    field_sign: int = 1
    constants: str = ""

    def __post_init__(self) -> None:
        for name, allowed in ALLOWED.items():
            value = getattr(self, name)
            if not any(value is a or (type(value) is type(a) and value == a) for a in allowed):
                choice = " or ".join(f"{name}={a!r}" for a in allowed)
                if allowed == (1, -1):
                    raise InputError(f"the sign {name} = {value!r} is neither 1 nor -1", choice)
                raise InputError(f"the {DESCRIBED[name]} {value!r} is not known", choice)

    @classmethod
    def named(cls, conventions: Conventions | str | None, signature: str | None = None) -> Conventions:
        """A book's conventions by its name, with the signature replaced if one is given.

        A quantity that a book does not use, or that is not established in `books`, is as in the default. G = c = 1.

        Raises
        ------
        UnknownNameError
            No book of that name.
        InputError
            Neither a name nor conventions.
        ConventionError
            A book of which less than all signs is known.

        Examples
        --------
        >>> Conventions.named("Weinberg").riemann
        -1
        >>> Conventions.named(None, "+---")
        Conventions(signature='+---')
        """
        if isinstance(conventions, Conventions):
            found = conventions
        elif conventions is None:
            found = cls()
        elif not isinstance(conventions, str):
            raise InputError(f"{conventions!r} are no conventions", "the name of a book, or gr.Conventions(…)")
        elif conventions in BOOKS:
            found = BOOKS[conventions]
        elif conventions in books.UNSETTLED:
            raise ConventionError(*books.UNSETTLED[conventions])
        else:
            raise UnknownNameError(conventions, BOOKS, "book of conventions")
        return replace(found, signature=signature) if signature else found

    def with_(self, **changes: Any) -> Conventions:
        """These conventions with some of them changed: ``Conventions.named("Carroll").with_(constants="G")``."""
        for name in changes:
            if name not in ALLOWED:
                raise UnknownNameError(name, ALLOWED, "convention")
        return replace(self, **changes)

    @property
    def time_sign(self) -> int:
        """g(u, u) of a four-velocity: −1 for −+++, +1 for +−−−."""
        return -1 if self.signature == "-+++" else 1

    @property
    def einstein(self) -> int:
        """The sign s₁ s₂ in G_{μν} = s₁ s₂ κ T_{μν}, with which gravity attracts."""
        return self.riemann * self.ricci

    @property
    def kappa(self) -> Any:
        """κ = 8πG/c⁴, with those of G and c that are not 1."""
        G, c = (sp.Symbol(name, positive=True) if name in self.constants else sp.Integer(1) for name in "Gc")
        return 8 * sp.pi * G / c**4

    @property
    def charge_unit(self) -> Any:
        """k in ∇_μ F^{νμ} = k² j^ν (c = 1, −+++, s_F = +): 1, √(4π) or √μ₀; F = k F_HL and j = j_HL / k."""
        if self.maxwell == books.HEAVISIDE:
            return sp.Integer(1)
        return sp.sqrt(4 * sp.pi) if self.maxwell == books.GAUSSIAN else sp.sqrt(sp.Symbol("mu_0", positive=True))

    def levi_civita_sign(self, determinant_sign: int) -> int:
        """The sign of ε_{01…} for a metric whose determinant has that sign."""
        return determinant_sign if self.levi_civita == "^" else 1

    def __repr__(self) -> str:
        changed = [f for f in fields(self) if getattr(self, f.name) != f.default]
        return f"Conventions({', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in changed)})"

    def __str__(self) -> str:
        signs = ["", "+", "-"]
        parts = [f"{self.signature}; Riemann {signs[self.riemann]}, Ricci {signs[self.ricci]}"]
        parts += ["ε^{01…} > 0"] * (self.levi_civita == "^") + [f"{self.maxwell} units"] * (
            self.maxwell != books.HEAVISIDE
        )
        parts += ["F = -dA"] * (self.field_sign < 0) + [f"with {self.constants}"] * bool(self.constants)
        return f"({'; '.join(parts)})"


BOOKS = {
    name: Conventions(b.signature, b.riemann, b.ricci, b.levi_civita or "_", b.maxwell or books.HEAVISIDE)
    for name, b in books.TABLE.items()
}


def same_geometry(first: Any, second: Any) -> None:
    """Raise `ConventionError` unless two objects live on the same metric, hence chart and conventions."""
    a, b = first.metric, second.metric
    if a is b or a == b:
        return
    if a.conventions != b.conventions:
        raise ConventionError(
            f"one tensor is in the conventions {a.conventions}, the other in {b.conventions}",
            "both on one metric: T.to_conventions(g.conventions, …) brings a tensor to another's",
        )
    if a.coordinates != b.coordinates:
        raise ConventionError(
            f"one tensor is in the chart {a.coordinates}, the other in {b.coordinates}", "both in one chart"
        )
    raise ConventionError("the two tensors belong to different metrics", "both on one metric")
