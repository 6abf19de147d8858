"""Conventions: every sign on which textbooks differ, as an object that metrics and tensors carry.

With s₁, s₂ the two signs below,

    R^ρ_{σμν} = s₁ (∂_μ Γ^ρ_{νσ} − ∂_ν Γ^ρ_{μσ} + Γ^ρ_{μλ} Γ^λ_{νσ} − Γ^ρ_{νλ} Γ^λ_{μσ}),        R_{σν} = s₂ R^ρ_{σρν}.

================  =========  ====  ====
name              signature  s₁    s₂
================  =========  ====  ====
MTW, Wald,        −+++       +     +
Carroll
Landau-Lifshitz   +−−−       +     +
Weinberg          −+++       −     +
================  =========  ====  ====

Sources: Misner, Thorne & Wheeler (1973), eqs 8.44, 8.47 and the table inside the cover; Wald (1984), 3.2.3;
Carroll (2004), 3.113;
Landau & Lifshitz (1975), §91; Weinberg (1972), 6.1.5, 6.2.4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, final

from ..errors import ConventionError, InputError, UnknownNameError


@final
@dataclass(frozen=True)
class Conventions:
    """Signature and signs; G = c = 1 and Heaviside–Lorentz units throughout.

    Attributes
    ----------
    signature : "-+++" (time negative) or "+---" (time positive)
    riemann, ricci : +1 or −1, the signs s₁ and s₂ of the module's formulas
    """

    signature: str = "-+++"
    riemann: int = 1
    ricci: int = 1

    def __post_init__(self) -> None:
        if self.signature not in ("-+++", "+---"):
            raise InputError(f"the signature {self.signature!r} is not known", "signature='-+++' or signature='+---'")
        for name in ("riemann", "ricci"):
            if getattr(self, name) not in (1, -1):
                raise InputError(f"the sign {name} = {getattr(self, name)!r} is neither 1 nor -1", f"{name}=1")

    @classmethod
    def named(cls, conventions: Conventions | str | None, signature: str | None = None) -> Conventions:
        """A book's conventions by its name, with the signature replaced if one is given.

        Examples
        --------
        >>> Conventions.named("Weinberg").riemann
        -1
        >>> Conventions.named(None, "+---")
        Conventions(signature='+---', riemann=1, ricci=1)
        """
        if isinstance(conventions, Conventions):
            found = conventions
        elif conventions is None:
            found = BOOKS["MTW"]
        elif conventions in BOOKS:
            found = BOOKS[conventions]
        else:
            raise UnknownNameError(str(conventions), BOOKS, "book of conventions")
        return replace(found, signature=signature) if signature else found

    @property
    def time_sign(self) -> int:
        """g(u, u) of a four-velocity: −1 for −+++, +1 for +−−−."""
        return -1 if self.signature == "-+++" else 1

    def __str__(self) -> str:
        signs = ["", "+", "-"]
        return f"({self.signature}; Riemann {signs[self.riemann]}, Ricci {signs[self.ricci]})"


BOOKS = {
    "MTW": Conventions(),
    "Wald": Conventions(),
    "Carroll": Conventions(),
    "Landau-Lifshitz": Conventions("+---"),
    "Weinberg": Conventions("-+++", riemann=-1),
}


def same_geometry(first: Any, second: Any) -> None:
    """Raise `ConventionError` unless two objects live on the same metric, hence chart and conventions."""
    a, b = first.metric, second.metric
    if a is b or a == b:
        return
    if a.conventions != b.conventions:
        raise ConventionError(
            f"one tensor is in the conventions {a.conventions}, the other in {b.conventions}", "both on one metric"
        )
    if a.coordinates != b.coordinates:
        raise ConventionError(
            f"one tensor is in the chart {a.coordinates}, the other in {b.coordinates}", "both in one chart"
        )
    raise ConventionError("the two tensors belong to different metrics", "both on one metric")
