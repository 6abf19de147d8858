r"""The names a formula may use: what its author declares, and the tensors everybody means.

A scalar needs no declaration to be *read* (whether it means anything is the evaluator's business); a declaration is
what tells a function from a factor, ``a(\tau)``, and an index from a label, ``k_\mu`` and ``\omega_e``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gr_toolkit.errors import NotationError
from gr_toolkit.notation.atoms import canonical

# Built-in tensors with the numbers of indices they may carry: fewer, as in R_0 or \epsilon_0, make a scalar's label.
BUILT_IN_RANKS: Mapping[str, frozenset[int]] = MappingProxyType(
    {
        "g": frozenset({2}),
        "R": frozenset({2, 4}),
        "G": frozenset({2}),
        "C": frozenset({4}),
        "\\Gamma": frozenset({3}),
        "\\delta": frozenset(range(2, 16, 2)),
        **dict.fromkeys(("\\epsilon", "\\varepsilon"), frozenset(range(2, 12))),
        **dict.fromkeys(("\\tilde{\\epsilon}", "\\tilde{\\varepsilon}"), frozenset(range(2, 12))),
    }
)
BUILT_IN_SCALARS = frozenset({"R", "g"})  # the Ricci scalar and the determinant, when they carry no index


@dataclass(frozen=True)
class Names:
    r"""The declared names of a formula.

    Parameters
    ----------
    scalars : names of parameters and other scalars, such as ``\omega_e``, ``t_o``, ``A_0``
    functions : name to the names of its usual arguments, ``{"a": (r"\tau",)}``; or just names
    tensors : base names, ``{"A", "F", r"\tilde{k}"}``, beside the built-in ones in `BUILT_IN_RANKS`
    coordinates : in the order of the chart

    Spellings are normalised: ``\tilde\omega`` is ``\tilde{\omega}``, ``\omega_{e}`` is ``\omega_e``.

    Raises
    ------
    NotationError
        A spelling that is not one name.

    Examples
    --------
    >>> Names(scalars={r"\omega_{e}"}, functions={"a": ("t",)}).with_(tensors={"k"}).scalars
    frozenset({'\\omega_e'})
    """

    scalars: frozenset[str] = frozenset()
    functions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tensors: frozenset[str] = frozenset()
    coordinates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        functions = self.functions if isinstance(self.functions, Mapping) else dict.fromkeys(self.functions, ())
        spelled = {canonical(name): tuple(map(canonical, arguments)) for name, arguments in functions.items()}
        object.__setattr__(self, "scalars", frozenset(map(canonical, self.scalars)))
        object.__setattr__(self, "functions", MappingProxyType(spelled))
        object.__setattr__(self, "tensors", frozenset(map(canonical, self.tensors)))
        object.__setattr__(self, "coordinates", tuple(map(canonical, self.coordinates)))

    def __hash__(self) -> int:
        return hash((self.scalars, tuple(self.functions.items()), self.tensors, self.coordinates))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.scalars, dict(self.functions), self.tensors, self.coordinates)

    def with_(
        self,
        *,
        scalars: Iterable[str] = (),
        functions: Mapping[str, tuple[str, ...]] | None = None,
        tensors: Iterable[str] = (),
        coordinates: Iterable[str] = (),
    ) -> Names:
        """These names and more."""
        return Names(
            self.scalars | set(scalars),
            {**self.functions, **(functions or {})},
            self.tensors | set(tensors),
            (*self.coordinates, *coordinates),
        )

    def is_scalar(self, name: str) -> bool:
        return name in self.scalars or name in self.coordinates

    def is_declared(self, name: str) -> bool:
        return self.is_scalar(name) or name in self.functions or name in self.tensors

    def nearest_tensors(self, name: str) -> list[str]:
        """Tensors whose names resemble `name`, declared and built-in."""
        return difflib.get_close_matches(name, sorted(self.tensors | set(BUILT_IN_RANKS)), n=3, cutoff=0.5)

    def undeclared_tensor(self, name: str, index: str, text: str, position: int) -> NotationError:
        """The error of an index on something that is no tensor."""
        near = self.nearest_tensors(name)
        hint = f"; nearest: {', '.join(near)}" if near else ""
        return NotationError(
            f"{name} carries the index {index}, but is not declared as a tensor{hint}",
            text,
            position,
            f"Names(tensors={{{name!r}}}), or declare the whole as a scalar",
        )
