"""One refractive index of one metric, and whether it gives the orbits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import AmbiguousRootError, InputError, UnknownNameError
from ...exact import Element
from ...verdicts import Verdict
from ..scattering.particles import SPEED
from .definitions import Definition
from .medium import IMPACT, ISOTROPIC, LENGTHS, NEAR, Medium, far_out, first_term


@final
@dataclass(frozen=True, eq=False)
class RefractiveIndex:
    """A refractive index n(r); made by `refractive_indices`.

    Attributes
    ----------
    definition : its name, meaning, and the lengths dl that belong to it
    medium : the metric and what moves in it

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> n = gr.motion.refractive_indices(gr.Schwarzschild("isotropic"))["momentum"]
    >>> n.light_limit, n.newtonian_limit, n.far_out
    (-(M + 2*rho)**3/(4*rho**2*(M - 2*rho)), sqrt(2*M + rho*v**2)/(sqrt(rho)*v), 1)
    >>> n.gives_orbit().proved, n.bouguer().proved
    (True, True)
    """

    definition: Definition
    medium: Medium

    @property
    def name(self) -> str:
        """By which it is asked for."""
        return self.definition.name

    @property
    def meaning(self) -> str:
        """What it is, in words."""
        return self.definition.meaning

    @property
    def lengths(self) -> str:
        """By which lengths it is an index: "isotropic" and "chart" are of flat space, "proper" of curved space."""
        return self.definition.lengths

    @cached_property
    def squared(self) -> Element:
        """n²."""
        return self.definition.squared(self.medium)

    @property
    def formula(self) -> Any:
        """n > 0 in the radial coordinate of the chart, as an expression of SymPy."""
        return root(self.squared)

    @property
    def far_out(self) -> Any:
        """The limit for r → ∞; None where the metric is not known to be flat there."""
        if not self.medium.is_flat_far_out:
            return None
        limit = far_out(self.medium.functions, self.squared)
        return limit if limit in (None, sp.oo) else root(self.medium.metric.scalar(limit))

    @property
    def light_limit(self) -> Any:
        """n for v → 1 at a place: its value there, as n² is a rational function of v; ∞ for equation 19."""
        if not self.definition.is_finite_for_light:
            return sp.oo
        return root(self.definition.squared(self.medium.with_speed(sp.Integer(1))))

    @property
    def newtonian_limit(self) -> Any:
        """The first term for v ~ √(M/r) → 0, with v a symbol; None where the metric is not known to be flat far out.

        r is put to r/ε² and v to εv: whatever else is in the metric falls off faster than M/r. An index c/v grows like
        1/ε, and its limit is with c = 1.
        """
        if not self.medium.is_flat_far_out:
            return None
        slow = self.medium.with_speed(SPEED**2)
        near = {slow.functions.r: slow.functions.r / NEAR**2, SPEED: SPEED * NEAR}
        if self.definition.is_of_one_orbit:
            near[IMPACT] = IMPACT / NEAR**2
        limit = first_term(self.definition.squared(slow).subs(near))
        return limit if limit in (None, sp.oo) else root(self.medium.metric.scalar(limit))

    def gives_orbit(self, lengths: str | None = None) -> Verdict:
        """Whether the orbits are the rays of this index: ∫ n dl stationary along all of them, in every direction.

        The accelerations by the geodesic equation of spacetime are compared with those of the metric n² dl², part by
        part. For an index of one orbit it is Bouguer's law along that orbit, which its ray would have to satisfy.

        Parameters
        ----------
        lengths : "isotropic", "chart" or "proper", unless given those that belong to the definition

        Raises
        ------
        UnknownNameError
            Other lengths.
        InputError
            The isotropic radius of the metric is not known.
        """
        kind = self._read(lengths)
        if self.definition.is_of_one_orbit:
            return self.medium.bouguer(self.squared, kind)
        return self.medium.gives_orbit(self.squared, kind)

    def bouguer(self, lengths: str | None = None) -> Verdict:
        """Whether n r sin ψ is constant along every orbit, ψ being the angle to the radius [Born & Wolf, § 3.2].

        In flat lengths that is Snell's law for spheres. For "proper" and other lengths r is the radius of the circle.

        Raises
        ------
        UnknownNameError, InputError
            As `gives_orbit`.
        """
        return self.medium.bouguer(self.squared, self._read(lengths))

    def _read(self, lengths: str | None) -> str:
        if lengths is None:
            return self.lengths
        if not isinstance(lengths, str) or lengths not in LENGTHS:
            raise UnknownNameError(str(lengths)[:60], LENGTHS, "kind of lengths")
        if lengths == ISOTROPIC and self.medium.isotropic_radius is None:
            raise InputError("the isotropic radius of this metric is not known in closed form", 'lengths="proper"')
        return lengths

    def __repr__(self) -> str:
        return f"{self.name}: {self.formula}"

    def _repr_latex_(self) -> str:
        return f"$n = {sp.latex(self.formula)}$"


def root(square: Element) -> Any:
    """The positive root of what is not negative, as an expression of SymPy."""
    try:
        found = square.sqrt()
    except AmbiguousRootError:
        return sp.sqrt(square.to_sympy())
    return found.to_sympy()
