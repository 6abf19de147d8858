r"""Bundles of light rays: expansion, shear and twist of a null congruence, and the equations that they obey.

With B_{μν} = ∇_ν k_μ, k^ν ∇_ν k^μ = κ k^μ and a screen (e_1, e_2), m = (e_1 + i e_2)/√2, all products as in −+++,

    θ = ½ (∇·k − κ)          θ² + |σ|² + ω² = ½ B_{μν} B^{μν}          2ω k^μ = ½ e^{μναβ} k_ν (dk)_{αβ}
    θ + iω = m^μ m̄^ν B_{μν} = −ρ          σ = m^μ m^ν B_{μν} = −σ_NP          d ln A/dλ = 2θ

where A is the area of the cross-section, e^{0123} = +1/√|g| in the chart's order, and ρ and σ_NP are the spin
coefficients of `geometry.frames.newman_penrose`. θ, |σ|² and ω need no screen and are the same for all of them and for
all observers; σ turns with the screen by e^{2iα}. k is future directed in both signatures: then θ > 0 is a bundle that
widens. Along the rays, with the tidal matrix of the screen and d/dλ = k^μ ∂_μ,

    dθ/dλ = κθ − θ² − |σ|² + ω² − Φ        Φ = ½ R_{μν} k^μ k^ν, the focusing by matter
    dω/dλ = κω − 2θω
    dσ/dλ = κσ − 2θσ − Ψ − 2iχσ            Ψ = C(k, m, k, m) = Ψ_0, the focusing by tides; χ = e_2·∇_k e_1

[Sachs, Proc. R. Soc. A 264 (1961) 309; Schneider, Ehlers & Falco 1992, §3.4; Perlick, Living Rev. Relativ. 7 (2004) 9,
§2.3; Poisson 2004, §2.4, whose expansion is 2θ].
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from ...electrodynamics.observers import Observer, read_observer
from ...errors import InputError
from ...exact import Element, hooks, sum_of_products, unify
from ...geometry import Metric, Tensor
from ...geometry.properties import vanishes
from ...verdicts import Verdict, decide
from .ray import Ray, read_ray
from .screen import Screen, screen
from .time_direction import require_future

if TYPE_CHECKING:
    from .jacobi import JacobiEquation

Pairs = tuple[tuple[Element, Element], tuple[Element, Element]]


def bundle(ray: Any, metric: Metric | None = None, *, observer: Any = None) -> Bundle:
    """The bundle of light rays along a null geodesic congruence.

    Parameters
    ----------
    ray : k^μ, a vector field (or k_μ, or what has one as its ``ray``, like a solution of the eikonal equation), future
        directed; its parameter may be affine or not. Of an outgoing wave S = k·x − ωt it is ∂^μ S in −+++, −∂^μ S in
        +−−−.
    metric : needed where k is a list of components
    observer : as for `gr.electrodynamics.measure`; who carries the screen that σ refers to and sees the frequency.
        θ, |σ|² and ω do not depend on it.

    Raises
    ------
    InputError
        The metric has not four dimensions; k is complex, not null or not geodesic; it is known to point to the past; no
        such observers, or not timelike.

    Examples
    --------
    Light that spreads from the centre of Schwarzschild's spacetime, and along Kerr's principal null directions:

    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> M, r = g.symbols("M r")
    >>> b = bundle([1/(1 - 2*M/r), 1, 0, 0], g); b
    bundle with expansion 1/r, shear 0, twist 0
    >>> b.sachs_equations().proved
    True
    >>> kerr = gr.Kerr()
    >>> M, a, r = kerr.symbols("M a r")
    >>> Delta = r**2 - 2*M*r + a**2
    >>> b = bundle([(r**2 + a**2)/Delta, 1, 0, a/Delta], kerr)
    >>> b.is_shear_free().proved, b.twist
    (True, a*cos(theta)/(a**2*cos(theta)**2 + r**2))
    """
    found = read_ray(ray, metric)
    if found.metric.dimension != 4:
        raise InputError(
            f"a bundle of light in {found.metric.dimension} dimensions",
            "a metric of four dimensions: screens are planes",
        )
    require_future(found)
    made = Bundle(found, observer)
    if observer is not None:
        made.observer  # noqa: B018  who is no observer is told now
        made.frequency  # noqa: B018
    return made


@final
class Bundle:
    """A bundle of light rays; made by `bundle`, definitions and equations in the module.

    Attributes
    ----------
    ray : k^μ
    inaffinity : κ
    expansion, shear, shear_squared, twist : θ, σ, |σ|² and ω
    """

    def __init__(self, ray: Ray, observer: Any = None) -> None:
        self.congruence = ray
        self._observer = observer

    @property
    def metric(self) -> Metric:
        """The metric."""
        return self.congruence.metric

    @property
    def ray(self) -> Tensor:
        """k^μ."""
        return self.congruence.vector

    @property
    def inaffinity(self) -> Element:
        """κ of k^ν ∇_ν k^μ = κ k^μ."""
        return self.congruence.inaffinity

    @cached_property
    def observer(self) -> Observer:
        """Who carries the screen."""
        return read_observer(self.metric, self._observer)

    @cached_property
    def screen(self) -> Screen:
        """Two vectors across the rays."""
        return screen(self.congruence, self.observer)

    @property
    def frequency(self) -> Element:
        """The frequency −k·u (in −+++) that the observer counts."""
        return self.screen.frequency

    # -- optical scalars -----------------------------------------------------------------------------------------------

    @cached_property
    def expansion(self) -> Element:
        """θ = ½ (∇·k − κ): half the rate at which the area of the cross-section grows, relative to it."""
        slope = self.congruence.gradient
        terms = [(1, slope.component((m, m)), None) for m in range(4)]
        return sum_of_products([*terms, (-1, self.inaffinity, None)]) / 2

    @cached_property
    def shear_squared(self) -> Element:
        """|σ|² = ½ B_{μν} B^{μν} − θ² − ω²."""
        slope, n = self.congruence.gradient, range(4)
        raised, lowered = slope.up(1), slope.down(0)
        square = sum_of_products([(1, raised.component((m, a)), lowered.component((m, a))) for m in n for a in n]) / 2
        return sum_of_products([(1, square, None), (-1, self.expansion, self.expansion), (-1, self.twist, self.twist)])

    @cached_property
    def twist(self) -> Element:
        """ω: the rate at which the image turns, from e_1 towards e_2; its sign is that of the chart's orientation."""
        curl, below = self.congruence.covector.exterior_derivative(), self.congruence.covector
        root = self.metric.levi_civita.component((0, 1, 2, 3)) * self.metric.conventions.levi_civita_sign(-1)
        place = next(m for m in range(4) if not self.ray.component((m,)).is_zero())
        a, b, c = (m for m in range(4) if m != place)
        cyclic = [(a, b, c), (b, c, a), (c, a, b)]
        total = sum_of_products([(1, below.component((x,)), curl.component((y, z))) for x, y, z in cyclic])
        return total * (-1) ** place / (2 * root * self.ray.component((place,)))

    @cached_property
    def gradient_matrix(self) -> Pairs:
        """B_{AB} = e_A^μ e_B^ν ∇_ν k_μ on the screen: ((θ + Re σ, Im σ − ω), (Im σ + ω, θ − Re σ))."""
        lowered, sign = self.congruence.gradient.down(0), self.congruence.spatial_sign
        return self.screen.matrix(lambda m, a: lowered.component((m, a)) * sign)

    @cached_property
    def shear(self) -> Element:
        """σ = m^μ m^ν ∇_ν k_μ on the observer's screen, a complex number."""
        (a, b), (c, d) = self.gradient_matrix
        return _complex((a - d) / 2, (b + c) / 2)

    @cached_property
    def tidal_matrix(self) -> Pairs:
        """𝓡_{AB} = −R(e_A, k, e_B, k) of the equation D″ = 𝓡 D, the curvature's signs those of MTW."""
        metric, n = self.metric, range(4)
        sign = metric.conventions.riemann * self.congruence.spatial_sign
        k = [self.ray.component((m,)) for m in n]

        def tidal(m: int, a: int) -> Element:
            return sum_of_products(
                [(-sign, metric.riemann.component((m, p, a, q)), k[p] * k[q]) for p in n for q in n if k[p] and k[q]]
                or [(1, metric.zero, None)]
            )

        return self.screen.matrix(tidal)

    @cached_property
    def ricci_focusing(self) -> Element:
        """Φ = ½ R_{μν} k^μ k^ν, the curvature's signs those of MTW: 4πG T(k, k), not negative for ordinary matter."""
        signs, n = self.metric.conventions, range(4)
        k = [self.ray.component((m,)) for m in n]
        halves = [sum_of_products([(1, self.metric.ricci.component((m, a)), k[a]) for a in n]) for m in n]
        return sum_of_products([(signs.riemann * signs.ricci, x, y) for x, y in zip(k, halves, strict=True)]) / 2

    @cached_property
    def weyl_focusing(self) -> Element:
        """Ψ = C(k, m, k, m) on the observer's screen, Ψ_0 of a null tetrad with l = k."""
        (a, b), (c, d) = self.tidal_matrix
        return _complex((d - a) / 2, -(b + c) / 2)

    # -- what is decided -----------------------------------------------------------------------------------------------

    def is_shear_free(self) -> Verdict:
        """Whether |σ|² = 0: images keep their shape. In vacuum Ψ_0 = Ψ_1 = 0 is equivalent [Goldberg & Sachs 1962]."""
        return self._is_zero(self.shear_squared)

    def is_wave_front(self) -> Verdict:
        """Whether ω = 0: whether the rays are at right angles to wave fronts, k_μ ∝ ∂_μ S [Frobenius' theorem]."""
        return self._is_zero(self.twist)

    def is_gradient(self) -> Verdict:
        """Whether dk = 0: then k_μ = ∂_μ S near every point, with the phase S; κ = 0 follows."""
        return vanishes(self.congruence.covector.exterior_derivative(), self.ray)

    def sachs_equations(self) -> Verdict:
        """The equations of the module for θ, ω and σ along these rays, each decided; `explain()` lists them."""
        from .focusing import sachs_equations

        return sachs_equations(self)

    def null_energy_condition(self) -> Verdict:
        """Whether R_{μν} k^μ k^ν ≥ 0 on the whole domain, for this k; see `focusing.null_energy_condition`."""
        from .focusing import null_energy_condition

        return null_energy_condition(self)

    def focusing_distance(self) -> Element:
        """The affine parameter within which converging light meets a caustic; see `focusing.focusing_distance`."""
        from .focusing import focusing_distance

        return focusing_distance(self)

    def conserves_photons(self, amplitude: Any) -> Verdict:
        """Whether an amplitude a obeys ∇_μ (a² k^μ) = 0, that is d ln a/dλ = −θ: a ∝ 1/√area.

        Raises
        ------
        InputError
            The parameter is not affine: the amplitude of an eikonal wave belongs to k_μ = ∂_μ S.
        """
        from .focusing import conserves_photons

        return conserves_photons(self, amplitude)

    def jacobi_equation(self) -> JacobiEquation:
        """D″ = 𝓡 D for the images of a point source along these rays."""
        from .jacobi import JacobiEquation

        return JacobiEquation(self)

    def _is_zero(self, value: Element) -> Verdict:
        return vanishes(Tensor(self.metric, (), {(): value}), self.ray) if value.is_zero() else decide(value, 0)

    # -- showing -------------------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        shear = "0" if self.shear_squared.is_zero() else f"of square {self.shear_squared}"
        return f"bundle with expansion {self.expansion}, shear {shear}, twist {self.twist}"

    def _repr_latex_(self) -> str:
        from sympy import latex

        named = ((r"\theta", self.expansion), (r"|\sigma|^2", self.shear_squared), (r"\omega", self.twist))
        return "$\\displaystyle " + r",\quad ".join(f"{n} = {latex(v.to_sympy())}" for n, v in named) + "$"


def _complex(real: Element, imaginary: Element) -> Element:
    """x + iy; i is brought in only where it is needed."""
    if imaginary.is_zero():
        return real
    i, x, y = unify([hooks.call("imaginary unit", real.field), real, imaginary])
    return x + i * y
