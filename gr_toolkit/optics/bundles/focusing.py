"""How bundles of light are focused: Sachs's equations, energy condition, caustics, and what every metric says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import AmbiguousSignError, InputError
from ...exact import Element, hooks, sum_of_products, unify
from ...exact.associates import with_associates
from ...geometry import EveryMetric
from ...verdicts import Conditions, Proved, Reason, Refuted, Undecided, Verdict, combined, conditions_of, decide

if TYPE_CHECKING:
    from .optical_scalars import Bundle


def sachs_equations(light: Bundle) -> Verdict:
    """Whether θ, ω and σ of a bundle obey the equations of `optical_scalars`."""
    ray, kappa = light.congruence, light.inaffinity
    theta, omega, sigma = light.expansion, light.twist, light.shear
    i, sigma, turning, weyl, own, rate = unify(
        [
            hooks.call("imaginary unit", light.frequency.field),
            sigma,
            light.screen.rotation,
            light.weyl_focusing,
            theta,
            kappa,
        ]
    )
    square = [(-1, theta, theta), (-1, light.shear_squared, None), (1, omega, omega), (-1, light.ricci_focusing, None)]
    expansion = sum_of_products([(1, kappa, theta), *square])
    twist = sum_of_products([(1, kappa, omega), (-2, theta, omega)])
    shear = sum_of_products([(1, rate, sigma), (-2, own, sigma), (-1, weyl, None), (-2, i * turning, sigma)])
    return combined(
        [
            ("dθ/dλ", decide(ray.along(theta), expansion)),
            ("dω/dλ", decide(ray.along(omega), twist)),
            ("dσ/dλ", decide(ray.along(sigma), shear)),
        ]
    )


def focusing_in_every_metric(dimension: int = 4, *, signature: str | None = None) -> Verdict:
    r"""The focusing equation for every metric and every vector field, with the geodesic term written out.

        k^ν ∇_ν ∇_μ k^μ − ∇_μ (k^ν ∇_ν k^μ) = −∇_μ k_ν ∇^ν k^μ − R_{μν} k^μ k^ν

    For affine null geodesics the second term vanishes and ½ ∇_μ k_ν ∇^ν k^μ = θ² + |σ|² − ω²: that is Raychaudhuri's
    equation for light. And for every phase S, k_μ = ∂_μ S has k^ν ∇_ν k_μ = ½ ∇_μ (k·k): where the eikonal equation
    holds, rays are affine null geodesics.

    Examples
    --------
    >>> focusing_in_every_metric().proved
    True
    """
    every = EveryMetric(dimension, signature=signature)
    raychaudhuri = (
        r"k^\nu \nabla_\nu \nabla_\mu k^\mu - \nabla_\mu (k^\nu \nabla_\nu k^\mu)"
        r" = -\nabla_\mu k_\nu \nabla^\nu k^\mu - R_{\mu\nu} k^\mu k^\nu"
    )
    geodesic = r"\nabla^\nu S \nabla_\nu \nabla_\mu S = \frac12 \nabla_\mu (\nabla^\nu S \nabla_\nu S)"
    return combined(
        [
            ("focusing", every.decide(raychaudhuri, fields=[r"k_\mu"])),
            ("rays of a phase", every.decide(geodesic, fields=["S"])),
        ]
    )


def null_energy_condition(light: Bundle) -> Verdict:
    """Whether R_{μν} k^μ k^ν ≥ 0 on the whole domain, by the exact sign prover.

    By Einstein's equation, whatever Λ, that is T_{μν} k^μ k^ν ≥ 0 [Hawking & Ellis 1973, §4.3; Perlick 2004, §2.3]. A
    refutation has a witness where it is negative; where the sign is open or changes, the verdict is undecided.
    """
    value = light.ricci_focusing
    if value.is_zero() or hooks.call("sign or zero", value) > 0:
        metric, singular = light.metric, with_associates(value).denominator()
        return Proved(Conditions(lambda: dict.fromkeys([*metric.proof_conditions, *conditions_of([singular])])))
    if hooks.call("sign", value) < 0:
        verdict = decide(value, 0)
        if isinstance(verdict, Refuted):
            return Refuted(verdict.witness, f"½ R(k, k) = {value} < 0 on the whole domain")
    return Undecided(Reason.AMBIGUOUS_SIGN, f"½ R(k, k) = {value}")


def focusing_distance(light: Bundle) -> Element:
    """1/|θ|: within this affine parameter converging light without twist meets a caustic, where θ → −∞.

    The focusing theorem: θ' ≤ −θ² where ω = 0 and R(k, k) ≥ 0, so 1/θ grows at least as fast as the parameter, if the
    rays can be continued so far [Schneider, Ehlers & Falco 1992, §3.4.2; Hawking & Ellis 1973, prop. 4.4.4].

    Raises
    ------
    InputError
        The parameter is not affine, the bundle twists or widens, or the energy condition is refuted along it.
    AmbiguousSignError
        The domain leaves a sign open on which this rests.
    """
    if not light.congruence.is_affine:
        raise InputError(f"the parameter is not affine, κ = {light.inaffinity}", "an affinely parametrised k^μ")
    if not light.twist.is_zero():
        raise InputError(
            f"the bundle has the twist {light.twist}: it has no wave fronts, and its rays need not meet",
            "k_μ = ∂_μ S, rays at right angles to wave fronts",
        )
    energy = light.null_energy_condition()
    if energy.refuted:
        raise InputError(f"½ R(k, k) = {light.ricci_focusing} < 0: matter does not focus this light", "another k^μ")
    if energy.undecided:
        raise _open("whether matter focuses the bundle", light.ricci_focusing, light)
    sign = hooks.call("sign", light.expansion)
    if sign > 0 or light.expansion.is_zero():
        raise InputError(f"the bundle does not converge: θ = {light.expansion}", "rays towards a focus, θ < 0")
    if not sign:
        raise _open("whether the bundle converges", light.expansion, light)
    return -light.expansion.inverse()


def _open(what: str, value: Element, light: Bundle) -> AmbiguousSignError:
    return AmbiguousSignError(what, str(value), str(light.metric.domain)).about(value.to_sympy())


def conserves_photons(light: Bundle, amplitude: Any) -> Verdict:
    """Whether ∇_μ (a² k^μ) = 0; see `Bundle.conserves_photons`."""
    if not light.congruence.is_affine:
        raise InputError(
            f"the parameter is not affine, κ = {light.inaffinity}: photons are counted with k_μ = ∂_μ S",
            "an affinely parametrised k^μ",
        )
    value = light.metric.scalar(amplitude)
    if value.is_zero():
        raise InputError("the amplitude is zero", "an amplitude that does not vanish")
    return decide(light.congruence.along(value), -value * light.expansion)
