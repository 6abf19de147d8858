"""What is decided of a wave in an expanding universe, and of which waves: in words and in LaTeX."""

from __future__ import annotations

WAYS = ("exact wave", "exact pulse", "eikonal", "photon")
STATEMENTS = {
    "maxwell": ("Maxwell's equations hold", r"\nabla_\mu F^{\mu\nu} = 0"),
    "phase": ("the phase is", r"\varphi"),
    "frequency": ("1 + z = ω_e/ω_o is a_o/a_e", r"\omega_e/\omega_o = a_o/a_e"),
    "spacing": ("1 + z = dt_o/dt_e between crests is a_o/a_e", r"\mathrm{d}t_o/\mathrm{d}t_e = a_o/a_e"),
    "null": ("a² g^{μν} ∂_μφ ∂_νφ/ω² is 0", r"g^{\mu\nu}\partial_\mu\varphi\,\partial_\nu\varphi = 0"),
    "wave number": ("k a/ω is 1", r"k a/\omega = 1"),
    "wavelength": ("λ_o/λ_e is a_o/a_e", r"\lambda_o/\lambda_e = a_o/a_e"),
    "arrival": ("crests, fronts arrive with the ray: τ_o - τ_e is |χ_o - χ_e|", r"\tau_o - \tau_e = |\chi_o - \chi_e|"),
    "crests": ("crests run at |dχ/dτ| = 1", r"|\mathrm{d}\chi/\mathrm{d}\tau| = 1"),
}
