"""Petrov types of the literature, where they degenerate, and that nothing else than the metric matters to them."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Function, Matrix, Rational, cos, diag, exp, sin, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.errors import InputError, UndecidedError
from gr_toolkit.geometry.frames import PetrovType
from gr_toolkit.verdicts import Reason

t, x, y, z, u, v, r, theta, phi = symbols("t x y z u v r theta phi")
m, w, p, q, M, B, k = symbols("m w p q M B k", real=True)
FEWER = max(8, settings.default.max_examples // 3)
H, f = Function("H"), Function("f")


def kasner(first, second, third, **more):
    """−dt² + t^{2p₁} dx² + t^{2p₂} dy² + t^{2p₃} dz²."""
    return gr.Metric(
        diag(-1, t ** (2 * first), t ** (2 * second), t ** (2 * third)), [t, x, y, z], domain=[t > 0], **more
    )


def brinkmann(profile):
    """H du² − 2 du dv + dx² + dy²."""
    return gr.Metric(Matrix([[profile, -1, 0, 0], [-1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]), [u, v, x, y])


def robinson_trautman(mass):
    """(r²/x³)(dx² + dy²) − 2 du dr + (3x/2 + 2m/r) du² [Stephani et al. 2003, eqs 28.8 and 28.16]."""
    matrix = diag(3 * x / 2 + 2 * mass / r, 0, r**2 / x**3, r**2 / x**3)
    matrix[0, 1] = matrix[1, 0] = -1
    return gr.Metric(matrix, [u, r, x, y], domain=[x > 0, r > 0])


def petrov():
    """The vacuum with a simply transitive group of motions [Petrov 1962; Stephani et al. 2003, eq. 12.14]."""
    angle = sqrt(3) * x
    block = {(0, 0): -exp(x) * cos(angle), (0, 3): -exp(x) * sin(angle), (3, 3): exp(x) * cos(angle)}
    matrix = diag(block[0, 0], 1, exp(-2 * x), block[3, 3])
    matrix[0, 3] = matrix[3, 0] = block[0, 3]
    return gr.Metric(matrix, [t, x, y, z])


def goedel():
    """Gödel's universe [Stephani et al. 2003, eq. 12.26]."""
    e = exp(sqrt(2) * x)
    return gr.Metric(Matrix([[-1, 0, -e, 0], [0, 1, 0, 0], [-e, 0, -(e**2) / 2, 0], [0, 0, 0, 1]]), [t, x, y, z])


def taub_nut():
    """Taub–NUT [Stephani et al. 2003, §20.3; Griffiths & Podolský 2009, ch. 12]."""
    F = (r**2 - 2 * M * r - k**2) / (r**2 + k**2)
    matrix = diag(-F, 1 / F, r**2 + k**2, (r**2 + k**2) * sin(theta) ** 2 - 4 * k**2 * F * cos(theta) ** 2)
    matrix[0, 3] = matrix[3, 0] = -2 * k * F * cos(theta)
    return gr.Metric(
        matrix, [t, r, theta, phi], domain=[r > 0, M > 0, r**2 > 2 * M * r + k**2, theta > 0, theta < sp.pi]
    )


def nariai():
    """dS₂ × S² [Stephani et al. 2003, §12.3]."""
    return gr.Metric(
        diag(-(1 - r**2), 1 / (1 - r**2), 1, sin(theta) ** 2),
        [t, r, theta, phi],
        domain=[r > -1, r < 1, theta > 0, theta < sp.pi],
    )


def einstein_static():
    """R × S³, conformally flat."""
    return gr.Metric(
        diag(-1, 1, sin(r) ** 2, sin(r) ** 2 * sin(theta) ** 2),
        [t, r, theta, phi],
        domain=[r > 0, r < sp.pi, theta > 0, theta < sp.pi],
    )


def siklos(profile):
    """(dx² + dy² − 2 du dv − H du²)/x²: waves in anti-de Sitter space [Siklos 1985; Podolský 1998]."""
    matrix = diag(-profile, 0, 1, 1)
    matrix[0, 1] = matrix[1, 0] = -1
    return gr.Metric(matrix / x**2, [u, v, x, y], domain=[x > 0])


# -- the literature ----------------------------------------------------------------------------------------------------

TYPES = [
    ("Minkowski", gr.Minkowski, "O"),
    ("de Sitter", gr.DeSitter, "O"),
    ("FLRW", gr.FLRW, "O"),
    ("Einstein's static universe", einstein_static, "O"),
    ("Schwarzschild", gr.Schwarzschild, "D"),
    ("Schwarzschild, isotropic", lambda: gr.Schwarzschild("isotropic"), "D"),
    ("Kerr", gr.Kerr, "D"),
    ("Taub-NUT", taub_nut, "D"),
    ("Nariai", nariai, "D"),
    ("Goedel", goedel, "D"),
    ("Kasner (2/3, 2/3, -1/3)", lambda: kasner(Rational(2, 3), Rational(2, 3), -Rational(1, 3)), "D"),
    ("Kasner (1, 0, 0)", lambda: kasner(1, 0, 0), "O"),
    ("Kasner (3/7, -2/7, 6/7)", lambda: kasner(Rational(3, 7), -Rational(2, 7), Rational(6, 7)), "I"),
    ("Petrov", petrov, "I"),
    ("plane wave", lambda: brinkmann(x**2 - y**2), "N"),
    ("Siklos", lambda: siklos(x**3), "N"),
    ("Robinson-Trautman, no mass", lambda: robinson_trautman(0), "III"),
    ("Robinson-Trautman, with mass", lambda: robinson_trautman(1), "II"),
]


@pytest.mark.parametrize(("make", "expected"), [row[1:] for row in TYPES], ids=[row[0] for row in TYPES])
def test_types_of_the_literature(make, expected):
    """[Stephani et al. 2003, §§12, 13.3.2, 15.4, 20.5, 24, 28; Griffiths & Podolský 2009]."""
    found = make().petrov_type()
    assert found == expected
    assert found.type == str(found) == expected
    assert all(verdict.proved or verdict.witness.recheck() for _, verdict in found.evidence)


@pytest.mark.parametrize("conventions", ["Landau-Lifshitz", "Weinberg"])
@pytest.mark.parametrize(("make", "expected"), [(gr.Kerr, "D"), (gr.FLRW, "O"), (gr.Schwarzschild, "D")])
def test_types_in_other_conventions(make, expected, conventions):
    assert make(conventions=conventions).petrov_type() == expected


def test_the_written_metrics_are_what_they_are_said_to_be():
    """The field equations that the literature gives with them."""
    for metric in (robinson_trautman(m), petrov(), taub_nut(), brinkmann(x**2 - y**2)):
        assert metric.is_vacuum().proved
    for metric in (nariai(), siklos(x**3)):
        assert metric.is_einstein().proved
        assert metric.is_vacuum().refuted
    assert siklos(x**2 + y**2).is_conformally_flat().proved
    assert siklos(x**2).is_conformally_flat().refuted


# -- where types degenerate --------------------------------------------------------------------------------------------


def loci(metric) -> dict[str, str]:
    """Expression -> type of the exceptional loci, where the list is complete."""
    exceptions = metric.petrov_type().exceptions
    assert exceptions.complete
    return {str(sp.factor(locus.expression)): locus.type for locus in exceptions}


def test_kasner_s_exceptional_exponents():
    """p = (−w, 1 + w, w(1 + w))/(1 + w + w²): flat where an exponent is 1, D where two agree [Landau & Lifshitz, §117;
    Stephani et al. 2003, §13.3.2]."""
    n = 1 + w + w**2
    metric = kasner(-w / n, (1 + w) / n, w * (1 + w) / n)
    assert metric.petrov_type() == "I"
    assert loci(metric) == {"w": "O", "w + 1": "O", "w - 1": "D", "w + 2": "D", "2*w + 1": "D"}
    for value, kind in [(1, "D"), (-2, "D"), (0, "O"), (Rational(1, 3), "I")]:
        assert metric.subs(w=value).petrov_type() == kind
    assert "D where w = 1" in repr(metric.petrov_type())


def test_mass_of_robinson_trautman():
    """Type III where m = 0 [Stephani et al. 2003, §28.1, where Ψ2 = −m/r³], D where 3Ψ2Ψ4 = 2Ψ3²."""
    metric = robinson_trautman(m)
    assert metric.petrov_type() == "II"
    assert loci(metric) == {"m": "III", "6*m - r*x": "D"}
    psi = metric.orthonormal_frame().newman_penrose.psi
    cross = 3 * psi[2] * psi[0] - 2 * psi[1] ** 2 if psi[4].is_zero() else 3 * psi[2] * psi[4] - 2 * psi[3] ** 2
    assert cross.subs({m: r * x / 6}).is_zero()
    assert not cross.subs({m: r * x / 5}).is_zero()
    assert loci(robinson_trautman(0)) == {}


def test_a_near_miss_of_schwarzschild_is_general():
    g = gr.Schwarzschild()
    near = gr.Metric(g.matrix + diag(0, 0, 1, 0), g.coordinates, domain=g.conditions)
    assert near.petrov_type() == "I"
    scalars = near.orthonormal_frame().newman_penrose
    assert gr.decide(scalars.I**3, 27 * scalars.J**2).refuted


def test_black_holes_have_no_exceptions():
    for metric in (gr.Schwarzschild(), gr.Kerr(), gr.Kerr(signature="+---"), taub_nut()):
        found = metric.petrov_type()
        assert found.everywhere
        assert repr(found) == "Petrov type D everywhere on the domain"


def test_reissner_nordstrom_where_mass_and_charge_balance():
    """Ψ2 = (Q² − Mr)/r⁴ vanishes where Mr = Q² [Chandrasekhar 1983, ch. 5]."""
    assert loci(gr.ReissnerNordstrom()) == {"M*r - Q**2": "O"}


def test_waves_are_flat_where_their_profile_is():
    assert loci(brinkmann(f(u) * (x**2 - y**2))) == {"f(u)": "O"}
    (locus,) = brinkmann(H(u, x, y)).petrov_type().exceptions
    xx, yy, xy = (H(u, x, y).diff(*d) for d in ((x, x), (y, y), (x, y)))
    assert gr.decide(locus.expression, (xx - yy) ** 2 + 4 * xy**2).proved
    assert locus.type == "O"


def test_melvin_is_conformally_flat_on_a_cylinder():
    """Ψ2 ∝ B²(B²ρ² − 4) [Griffiths & Podolský 2009, §7.3]."""
    rho = symbols("rho")
    D = 1 + B**2 * rho**2 / 4
    metric = gr.Metric(diag(-(D**2), D**2, rho**2 / D**2, D**2), [t, rho, phi, z], domain=[rho > 0])
    assert metric.petrov_type() == "D"
    assert loci(metric) == {"B": "O", "B*rho - 2": "O", "B*rho + 2": "O"}


def test_horizons_and_ergospheres_are_no_exceptions():
    """∂_t is null there, the Weyl tensor as regular as anywhere."""
    matrix = Matrix([[-(1 - 2 * M / r), 1, 0, 0], [1, 0, 0, 0], [0, 0, r**2, 0], [0, 0, 0, r**2 * sin(theta) ** 2]])
    found = gr.Metric(matrix, [v, r, theta, phi], domain=[M > 0, r > 0, theta > 0, theta < sp.pi]).petrov_type()
    assert found.everywhere


def test_the_locus_of_a_singular_chart_is_outside():
    """Without a domain: neither the axis nor the origin, where the chart ends, is listed."""
    metric = gr.Metric(diag(-(1 - 2 * M / r), 1 / (1 - 2 * M / r), r**2, r**2 * sin(theta) ** 2), [t, r, theta, phi])
    assert loci(metric) == {"M": "O"}


# -- laws --------------------------------------------------------------------------------------------------------------

SEEDS = {name: make for name, make, _ in TYPES}
EXPECTED = {name: expected for name, _, expected in TYPES}
CYCLIC = {
    "Schwarzschild": (0, 3),
    "Nariai": (0, 3),
    "plane wave": (0, 1, 2, 3),
    "Kasner (3/7, -2/7, 6/7)": (0, 1, 2, 3),
}
CYCLIC |= {"Robinson-Trautman, no mass": (0, 1, 3), "Robinson-Trautman, with mass": (0, 1, 3), "Petrov": (0, 2, 3)}


@st.composite
def moved(draw):
    """(name, metric) of the list above in other coordinates, conformally changed: vectors of the new coordinates are
    null, timelike or spacelike as they fall."""
    name = draw(st.sampled_from(sorted(CYCLIC)))
    metric = SEEDS[name]()
    change = diag(*draw(st.lists(st.sampled_from([1, -1, 2]), min_size=4, max_size=4)))
    row, column = draw(st.sampled_from(CYCLIC[name])), draw(st.integers(0, 3))
    if row != column:
        change[row, column] = draw(st.sampled_from([1, -1, 3]))
    order = list(draw(st.permutations(range(4))))
    coordinates = Matrix(metric.coordinates)
    new = dict(zip(metric.coordinates, change * coordinates, strict=True))
    positive = {c: change[k, k] for k, c in enumerate(metric.coordinates)}
    assume(all(positive[s] > 0 for c in metric.conditions for s in c.free_symbols if s in positive))
    matrix = change.T * metric.matrix.subs(new, simultaneous=True) * change
    factor = draw(st.sampled_from([sp.Integer(1), (1 + metric.coordinates[1] ** 2) ** 2, exp(metric.coordinates[0])]))
    conditions = [c for c in (c.subs(new, simultaneous=True) for c in metric.conditions) if c is not sp.true]
    permuted = Matrix(4, 4, lambda i, j: matrix[order[i], order[j]]) * factor
    return name, gr.Metric(permuted, [coordinates[k] for k in order], domain=conditions)


@settings(max_examples=FEWER)
@given(moved())
def test_types_do_not_depend_on_coordinates_or_scale(pair):
    """The Petrov type is conformally invariant [Stephani et al. 2003, §3.7]."""
    name, metric = pair
    assert metric.petrov_type() == EXPECTED[name]


POSITIVE = [sp.Integer(1), t**2, x, 1 + y, exp(t), 1 + x * y, f(t), M**2 + x]


@st.composite
def lorentzian(draw):
    """g = Aᵀ diag(−a, b, c, d) A, where all coordinates are positive."""
    entries = draw(st.lists(st.sampled_from(POSITIVE), min_size=4, max_size=4))
    shear = sp.eye(4)
    shear[draw(st.integers(0, 1)), draw(st.integers(2, 3))] = draw(st.sampled_from([0, 1, x, t]))
    matrix = shear.T * diag(-entries[0], *entries[1:]) * shear
    return gr.Metric(matrix, [t, x, y, z], domain=[sp.Gt(c, 0) for c in (t, x, y, z)] + [f(t) > 0])


@settings(max_examples=FEWER)
@given(lorentzian())
def test_types_agree_with_the_scalars_of_a_tetrad(metric):
    """I³ = 27J² if and only if special, Ψ = 0 if and only if O [d'Inverno & Russell-Clark 1971]."""
    found, scalars = metric.petrov_type(), metric.orthonormal_frame().newman_penrose
    assert found.decided
    special = (scalars.I**3 - 27 * scalars.J**2).is_zero()
    assert (found == "I") is not special
    assert (found == "O") is all(value.is_zero() for value in scalars.psi)
    assert (found.type in ("O", "N", "III")) is (scalars.I.is_zero() and scalars.J.is_zero())
    if found == "D":
        assert all(metric.null_tetrad().newman_penrose.psi[k].is_zero() for k in (0, 1, 3, 4))


# -- as an object, and wrong input -------------------------------------------------------------------------------------


def test_what_it_says():
    found = gr.Kerr().petrov_type()
    assert found != "I"
    assert found == gr.Schwarzschild().petrov_type()
    assert "t2 = 0: Refuted(" in found.explain()
    assert "t2 Q^2 - t3 Q - t2^2/3 = 0: Proved()" in found.explain()
    assert r"\mathrm{D}" in found._repr_latex_()
    with pytest.raises(InputError, match=r"no Petrov type 'IV'.*\n.*one of O, N, III, D, II, I"):
        _ = found == "IV"


def test_an_undecided_type_is_never_an_answer():
    refusal = PetrovType("", (), "whether t2 = 0 is open: no witness")
    assert not refusal.decided
    assert repr(refusal).startswith("Petrov type undecided: whether t2 = 0")
    for ask in (lambda: refusal == "D", lambda: str(refusal), lambda: refusal.exceptions):
        with pytest.raises(UndecidedError):
            ask()


def test_open_inequality_leaves_the_type_undecided(monkeypatch):
    from gr_toolkit.geometry.frames import petrov as module

    monkeypatch.setattr(module, "decide", lambda *_: gr.Undecided(Reason.NO_WITNESS))
    found = gr.Schwarzschild().petrov_type()
    assert not found.decided
    assert "whether t2 = 0 is open" in found.reason


WRONG = [
    (lambda: gr.Metric(diag(-1, 1, 1), [t, x, y]), "in 3 dimensions: it is defined in four"),
    (lambda: gr.Metric(diag(1, 1, 1, 1), [t, x, y, z]), "det g = 1 is positive: the metric is not Lorentzian"),
    (lambda: gr.Metric(diag(-1, -1, x**2, 1), [t, x, y, z]), "not Lorentzian"),
    (lambda: gr.Metric(diag(-1, sp.I, 1, 1 + x**2), [t, x, y, z]), "complex metric"),
]


@pytest.mark.parametrize(("make", "text"), WRONG)
def test_metrics_without_a_petrov_type(make, text):
    with pytest.raises(InputError, match=text):
        make().petrov_type()
    with pytest.raises(InputError):
        make().null_tetrad()


def test_exceptions_that_are_too_large_are_not_worked_out():
    """Tens of thousands of terms, which nobody reads, took a minute."""
    t, x, y, z = symbols("t x y z", real=True)
    g = gr.Metric(
        sp.Matrix([[-5, 0, 0, 0], [0, x**2 * y**2 + 1, 0, 0], [0, 0, t**2 * x**2 + 1, x**2], [0, 0, x**2, 9 + x**2]]),
        [t, x, y, z],
        domain=[c for s in (t, x, y, z) for c in (s > 0, s < 1)],
    )
    found = g.petrov_type()
    assert found == "I"
    assert "more special loci are not worked out: too large" in repr(found)
    assert not found.everywhere


def test_loci_that_are_nowhere_are_none():
    """A sum of a square and a positive number does not vanish, its difference does."""
    from gr_toolkit.geometry.frames.exceptions import _factors

    t, x, y, z = symbols("t x y z", real=True)
    g = gr.Metric(diag(-1, 1, 1, 1), [t, x, y, z])
    square = (x**3 * y - x * y**3) ** 2
    assert [_factors(g.scalar(e)) for e in (square + 4, -square - 4, (x - y) ** 2 * (1 + x**2) + 1)] == [[], [], []]
    assert all(_factors(g.scalar(e)) for e in (square - 4, (x - y) ** 2 + y, square, (x - y) ** 2 * x + 1))


def test_an_undecided_type_says_what_to_ask_instead():
    with pytest.raises(UndecidedError, match=r"p\.type and p\.reason"):
        _ = PetrovType("", (), "open").exceptions
