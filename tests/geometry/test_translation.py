"""One geometry in many books: metrics, tensors and formulas translated say the same.

Printed formulas of several books are translated into each other; the curvature of a translated metric, computed anew
from its definition, is the translated curvature; a translated formula has the verdict of the original.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit import notation, spacetimes
from gr_toolkit.errors import (
    ConventionError,
    IndexMismatchError,
    InputError,
    NotationError,
    UnknownNameError,
)
from gr_toolkit.geometry import BOOKS, Conventions
from gr_toolkit.geometry.conventions.books import UNITS
from gr_toolkit.geometry.inertia import exact_inertia, inertia

NAMES = {
    "T": "_a_b",
    "u": "^a",
    "v": "_a",
    "xi": "^a",
    "rho": "",
    "p": "",
    "Lambda": "",
    "phi": "",
    "psi": "",
    "m": "",
    "F": "field strength",
    "A": "potential",
    "j": "current",
    "q": "charge",
    "H": "",
    "f(r)": "",
}
COORDINATES = ("t", "r", "theta", "chi")
SIGNS = [
    Conventions(signature, riemann, ricci, levi_civita)
    for signature, riemann, ricci, levi_civita in product(["-+++", "+---"], [1, -1], [1, -1], ["_", "^"])
]
BOOKS_APART = list({(c.signature, c.riemann, c.ricci, c.levi_civita): name for name, c in BOOKS.items()}.values())
MU_0 = sp.Symbol("mu_0", positive=True)
CATALOGUE = sorted(spacetimes.CATALOGUE)
QUICK = ["DeSitter", "FLRW"]
catalogue = [pytest.param(n, marks=[] if n in QUICK else [pytest.mark.nightly]) for n in CATALOGUE]


def translated(formula, old, new, **further):
    return gr.translate(formula, from_=old, to=new, natural=NAMES, coordinates=COORDINATES, **further)


@cache
def metric(name, conventions):
    return getattr(gr, name)(conventions=conventions)


# -- formulas as books print them --------------------------------------------------------------------------------------

PRINTED = [
    # Einstein: MTW 17.13, Weinberg 7.1.13, Landau & Lifshitz 95.6, Hobson et al. 8.15 (κ = 8π)
    (
        "MTW",
        r"R_{\mu\nu} - \frac12 R g_{\mu\nu} = 8\pi T_{\mu\nu}",
        "Weinberg",
        r"R_{\mu\nu} - \frac12 R g_{\mu\nu} = -8\pi T_{\mu\nu}",
    ),
    ("MTW", r"G_{\mu\nu} = 8\pi T_{\mu\nu}", "Landau-Lifshitz", r"G_{\mu\nu} = 8\pi T_{\mu\nu}"),
    ("Weinberg", r"G_{\mu\nu} = -8\pi T_{\mu\nu}", "Landau-Lifshitz", r"G_{\mu\nu} = 8\pi T_{\mu\nu}"),
    ("Landau-Lifshitz", r"G_{\mu\nu} = 8\pi T_{\mu\nu}", "Hobson", r"G_{\mu\nu} = -8\pi T_{\mu\nu}"),
    # with Λ: Hawking & Ellis §3.4, Birrell & Davies 6.95
    (
        "Hawking-Ellis",
        r"R_{\mu\nu} - \frac12 R g_{\mu\nu} + \Lambda g_{\mu\nu} = 8\pi T_{\mu\nu}",
        "Birrell-Davies",
        r"R_{\mu\nu} - \frac12 R g_{\mu\nu} + \Lambda g_{\mu\nu} = -8\pi T_{\mu\nu}",
    ),
    # perfect fluid: MTW 5.21, Landau & Lifshitz 94.9, Weinberg 5.4.2
    (
        "MTW",
        r"T_{\mu\nu} = (\rho + p) u_\mu u_\nu + p g_{\mu\nu}",
        "Landau-Lifshitz",
        r"T_{\mu\nu} = (\rho + p) u_\mu u_\nu - p g_{\mu\nu}",
    ),
    ("MTW", r"u^\mu u_\mu = -1", "Dirac", r"u^\mu u_\mu = 1"),
    # commuted derivatives V_{μ;ν;κ} − V_{μ;κ;ν}: MTW 16.6, Weinberg 6.5.1
    (
        "MTW",
        r"\nabla_\kappa \nabla_\nu v_\mu - \nabla_\nu \nabla_\kappa v_\mu = R^\sigma_{\mu\nu\kappa} v_\sigma",
        "Weinberg",
        r"\nabla_\kappa \nabla_\nu v_\mu - \nabla_\nu \nabla_\kappa v_\mu = -R^\sigma_{\mu\nu\kappa} v_\sigma",
    ),
    # wave equation: Birrell & Davies 3.26 against Wald's signs in −+++
    (
        "Birrell-Davies",
        r"\Box \phi + m^2 \phi + \frac16 R \phi = 0",
        "Carroll",
        r"\Box \phi - m^2 \phi - \frac16 R \phi = 0",
    ),
    # Maxwell: MTW 22.17, Landau & Lifshitz 90.6, Weinberg 2.7.6, Carroll 1.96 in curved spacetime, Wald 4.3.12
    (
        "MTW",
        r"\nabla_\beta F^{\alpha\beta} = 4\pi j^\alpha",
        "Landau-Lifshitz",
        r"\nabla_\beta F^{\alpha\beta} = -4\pi j^\alpha",
    ),
    ("MTW", r"\nabla_\beta F^{\alpha\beta} = 4\pi j^\alpha", "Weinberg", r"\nabla_\beta F^{\alpha\beta} = j^\alpha"),
    ("Carroll", r"\nabla_\mu F^{\nu\mu} = j^\nu", "Wald", r"\nabla_\mu F^{\nu\mu} = 4\pi j^\nu"),
    ("Hobson", r"\nabla_\mu F^{\mu\nu} = \mu_0 j^\nu", "Weinberg", r"\nabla_\mu F^{\mu\nu} = -j^\nu"),
    (
        "Wald",
        r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu",
        "Hobson",
        r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu",
    ),
    (
        "MTW",
        r"m u^\nu \nabla_\nu u^\mu = q F^{\mu\nu} u_\nu",
        "Landau-Lifshitz",
        r"m u^\nu \nabla_\nu u^\mu = q F^{\mu\nu} u_\nu",
    ),
    # stress of the field: MTW 5.22, Landau & Lifshitz 33.1, Carroll 1.118
    (
        "MTW",
        r"T_{ab} = \frac{1}{4\pi} (F_{ac} F_b{}^c - \frac14 g_{ab} F_{cd} F^{cd})",
        "Landau-Lifshitz",
        r"T_{ab} = \frac{1}{4\pi} (-F_{ac} F_b{}^c + \frac14 g_{ab} F_{cd} F^{cd})",
    ),
    (
        "MTW",
        r"T_{ab} = \frac{1}{4\pi} (F_{ac} F_b{}^c - \frac14 g_{ab} F_{cd} F^{cd})",
        "Carroll",
        r"T_{ab} = F_{ac} F_b{}^c - \frac14 g_{ab} F_{cd} F^{cd}",
    ),
    # orientation: MTW 8.10; Weinberg p. 38 and 4.4.10: ε^{0123} > 0
    ("MTW", r"\epsilon_{0123} = \sqrt{-g}", "Weinberg", r"-\epsilon_{0123} = \sqrt{-g}"),
    ("MTW", r"g_{\mu\nu} u^\mu u^\nu < 0", "Penrose-Rindler", r"-g_{\mu\nu} u^\mu u^\nu < 0"),
    (
        "MTW",
        r"\mathrm{d}s^2 = -f \mathrm{d}t^2 + \frac{1}{f} \mathrm{d}r^2",
        "Rindler",
        r"\mathrm{d}s^2 = f \mathrm{d}t^2 - \frac{1}{f} \mathrm{d}r^2",
    ),
]


def terms(node):
    """A tree as a polynomial in its printed tensors and names: sorted factors -> coefficient."""
    match node:
        case notation.Number():
            return {(): node.value}
        case notation.Negative():
            return {factors: -value for factors, value in terms(node.operand).items()}
        case notation.Sum():
            total = {}
            for term in node.terms:
                for factors, value in terms(term).items():
                    total[factors] = total.get(factors, 0) + value
            return total
        case notation.Product():
            total = {(): 1}
            for part in node.factors:
                total = {tuple(sorted(a + b)): x * y for (a, x), (b, y) in product(total.items(), terms(part).items())}
            return total
        case notation.Quotient():
            ((below, value),) = terms(node.denominator).items()
            return {
                tuple(sorted(f for f in (*above, *(f"1/({b})" for b in below)))): x / value
                for above, x in terms(node.numerator).items()
            }
    return {(notation.to_latex(node),): 1}


def equation(text, names):
    """What vanishes in an equation, up to a number and a power of π; an inequality as it is."""
    relation = notation.parse(text, names)
    left, right = relation.sides
    found = terms(notation.Sum((left, notation.Negative(right))))
    if relation.operators != ("=",):
        return relation.operators, [terms(left), terms(right)]
    by_factors = sorted((f, v) for f, v in found.items() if v)
    pis = min(f.count("\\pi") - f.count("1/(\\pi)") for f, _ in by_factors)
    bare = {}
    for factors, value in by_factors:
        power = factors.count("\\pi") - factors.count("1/(\\pi)") - pis
        rest = tuple(f for f in factors if f not in ("\\pi", "1/(\\pi)"))
        bare[rest, power] = value
    first = bare[min(bare)]
    return relation.operators, {key: value / first for key, value in bare.items()}


def alike(first, second, names):
    """Whether two equations say the same, up to a number in front of both sides."""
    return equation(first, names) == equation(second, names)


PARSED = notation.Names(
    scalars=frozenset({"\\rho", "p", "\\Lambda", "\\phi", "m", "q", "\\mu_0"}),
    functions={"f": ("r",)},
    tensors=frozenset({"T", "u", "v", "F", "A", "j", "\\xi"}),
    coordinates=("t", "r"),
)


@pytest.mark.parametrize(("old", "formula", "new", "expected"), PRINTED)
def test_formulas_that_books_print(old, formula, new, expected):
    assert alike(translated(formula, old, new), expected, PARSED)
    assert alike(translated(expected, new, old), formula, PARSED)


def test_what_alike_tells_apart():
    assert alike("a = b - p", r"-8 \pi a = 8 \pi (p - b)", PARSED)
    assert not alike("a = b - p", "a = b + p", PARSED)
    assert not alike("a = b", "a = -b", PARSED)
    assert not alike("a = b", r"a = \pi b", PARSED)
    assert not alike("a < b", "-a < -b", PARSED)


# -- metrics and their own tensors -------------------------------------------------------------------------------------

OWN = ["covariant", "inverse", "christoffel", "riemann", "ricci", "einstein", "weyl", "levi_civita"]


@pytest.mark.parametrize("name", catalogue)
def test_the_curvature_of_a_translated_metric_is_the_translated_curvature(name):
    """Every book against MTW; two books then agree through it, which `test_translations_compose` asserts."""
    g = metric(name, None)
    for book in BOOKS_APART:
        h = metric(name, book)
        assert g.to_conventions(book) == h
        for quantity in OWN:
            there = getattr(g, quantity).to_conventions(book)
            assert there == getattr(h, quantity), (book, quantity)
        scalar = g.tensor(g.ricci_scalar, "").to_conventions(book, natural="Ricci scalar")
        assert scalar.component(()) == h.ricci_scalar


@pytest.mark.parametrize("name", catalogue)
def test_wrong_signs_would_be_seen(name):
    """The near miss: in another book's conventions the components themselves differ, unless they vanish."""
    g = metric(name, None)
    for quantity, book, changes in [
        ("riemann", "Weinberg", True),
        ("riemann", "Landau-Lifshitz", True),
        ("ricci", "Weinberg", True),
        ("ricci", "Landau-Lifshitz", False),
        ("weyl", "Birrell-Davies", False),
        ("levi_civita", "Weinberg", True),
        ("christoffel", "Birrell-Davies", False),
    ]:
        tensor = getattr(g, quantity)
        there = tensor.to_conventions(book)
        same = all(a == there.component(i) for i, a in tensor.items())
        assert same == (not changes or tensor == 0), (quantity, book)


conventions = st.builds(
    Conventions,
    st.sampled_from(["-+++", "+---"]),
    st.sampled_from([1, -1]),
    st.sampled_from([1, -1]),
    st.sampled_from(["_", "^"]),
    st.sampled_from(UNITS),
    st.sampled_from([1, -1]),
)


def plane(conventions):
    """Two dimensions of Schwarzschild."""
    t, r, M = sp.symbols("t r M")
    sign = conventions.time_sign
    return gr.Metric(sp.diag(sign * (1 - 2 * M / r), -sign / (1 - 2 * M / r)), (t, r), conventions=conventions)


@given(conventions, conventions)
def test_there_and_back_is_the_identity(old, new):
    g = plane(old)
    back = g.to_conventions(new).to_conventions(old)
    assert back == g
    fields = {"F": g.tensor([[0, 1], [2, 3]], "_a_b"), "j": g.vector([1, 2])}
    for tensor, kind in [(fields["F"], "field strength"), (fields["j"], "current"), (fields["j"].down(0), "^a")]:
        there = tensor.to_conventions(new, natural=kind)
        assert there.to_conventions(old, natural=kind) == tensor


@given(conventions, conventions, conventions)
def test_translations_compose(first, second, third):
    g = plane(first)
    tensor = g.tensor([[0, 1], [2, 3]], "_a_b")
    for kind in ("Ricci", "field strength", "_a_b", "^a_b"):
        by_way = tensor.to_conventions(second, natural=kind).to_conventions(third, natural=kind)
        assert by_way == tensor.to_conventions(third, natural=kind)


def test_raising_and_translating_commute():
    g = metric("Schwarzschild", None)
    u = g.vector([1, 0, 0, sp.Symbol("Omega")])
    for book in BOOKS_APART:
        assert u.down(0).to_conventions(book, natural="^a") == u.to_conventions(book, natural="^a").down(0)
        assert g.ricci.up(0).to_conventions(book, natural="Ricci") == g.to_conventions(book).ricci.up(0)
        assert g.riemann.up(0).to_conventions(book, natural="Riemann") == g.to_conventions(book).riemann.up(0)


def test_charges_and_fields_change_their_units():
    """E of a charge is Q/r² in Gaussian, Q/4πr² in Heaviside–Lorentz, Q/4πε₀r² in SI units."""
    g = gr.Minkowski("spherical", conventions="MTW")
    r, Q = sp.symbols("r Q")
    F = g.tensor([[0, -Q / r**2, 0, 0], [Q / r**2, 0, 0, 0], [0] * 4, [0] * 4], "_a_b")  # F_{r t} = E [MTW 3.7]
    for book, charge, field in [
        ("Weinberg", sp.sqrt(4 * sp.pi) * Q, lambda q: q / (4 * sp.pi * r**2)),
        ("Hobson", sp.sqrt(4 * sp.pi / MU_0) * Q, lambda q: q * MU_0 / (4 * sp.pi * r**2)),
    ]:
        there = F.to_conventions(book, natural="field strength")
        sign = -1 if there.metric.conventions.signature == "+---" else 1
        assert gr.decide(there[1, 0], sign * field(charge)).proved
        assert g.tensor(Q, "").to_conventions(book, natural="charge").component(()) == there.metric.scalar(charge)


# -- formulas on the catalogue -----------------------------------------------------------------------------------------

# (formula in MTW's signs and Heaviside–Lorentz units, spacetime or all, whether true)
LAWS = [
    (r"\nabla^\mu R_{\mu\nu} = \frac12 \partial_\nu R", None, True),
    (r"\nabla^\mu R_{\mu\nu} = -\frac12 \partial_\nu R", "FLRW", False),
    (r"\nabla_\mu \nabla_\nu \xi^\rho - \nabla_\nu \nabla_\mu \xi^\rho = R^\rho_{\sigma\mu\nu} \xi^\sigma", None, True),
    (
        r"\nabla_\mu \nabla_\nu \xi^\rho - \nabla_\nu \nabla_\mu \xi^\rho = -R^\rho_{\sigma\mu\nu} \xi^\sigma",
        "Schwarzschild",
        False,
    ),
    (r"R_{\mu\nu} - \frac12 R g_{\mu\nu} = G_{\mu\nu}", None, True),
    (r"R_{\mu\nu} + \frac12 R g_{\mu\nu} = G_{\mu\nu}", "DeSitter", False),
    (r"R_{\mu\nu} = 3 H^2 g_{\mu\nu}", "DeSitter", True),
    (r"R_{\mu\nu} = -3 H^2 g_{\mu\nu}", "DeSitter", False),
    (r"R_{\mu\nu\rho\sigma} = H^2 (g_{\mu\rho} g_{\nu\sigma} - g_{\mu\sigma} g_{\nu\rho})", "DeSitter", True),
    (r"R_{\mu\nu\rho\sigma} = -H^2 (g_{\mu\rho} g_{\nu\sigma} - g_{\mu\sigma} g_{\nu\rho})", "DeSitter", False),
    (
        r"C_{abcd} C^{abcd} = R_{abcd} R^{abcd} - 2 R_{ab} R^{ab} + \frac13 R^2",
        "FLRW",
        True,
    ),
    (
        r"C_{abcd} C^{abcd} = R_{abcd} R^{abcd} + 2 R_{ab} R^{ab} + \frac13 R^2",
        "FLRW",
        False,
    ),
    (
        r"R_{\mu\nu} = \rho (F_{\mu\alpha} F_{\nu}{}^{\alpha} - \frac14 g_{\mu\nu} F_{\alpha\beta} F^{\alpha\beta})",
        "ReissnerNordstrom",
        True,
    ),
    (
        r"R_{\mu\nu} = -\rho (F_{\mu\alpha} F_{\nu}{}^{\alpha} - \frac14 g_{\mu\nu} F_{\alpha\beta} F^{\alpha\beta})",
        "ReissnerNordstrom",
        False,
    ),
    (r"\nabla_\mu F^{\nu\mu} = 0", "ReissnerNordstrom", True),
    (r"\nabla_\nu F^{\nu\mu} = j^\mu", "ReissnerNordstrom", False),
    (r"\epsilon^{\mu\nu\rho\sigma} \nabla_\nu F_{\rho\sigma} = 0", "ReissnerNordstrom", True),
    (r"\epsilon_{0123} = \sqrt{-g}", "Schwarzschild", True),
    (r"\epsilon_{0123} = -\sqrt{-g}", "Schwarzschild", False),
    (r"\Box \psi = \frac16 R \psi", "FLRW", True),
    (r"\Box \psi = -\frac16 R \psi", "FLRW", False),
    (r"[\nabla_\mu, \nabla_\nu] \xi^\rho = R^\rho_{\sigma\mu\nu} \xi^\sigma", "DeSitter", True),
    (r"[\nabla_\mu, \nabla_\nu] \xi_\rho = R^\sigma_{\rho\mu\nu} \xi_\sigma", "DeSitter", False),
    (r"\mathcal{L}_\xi g_{\mu\nu} = \nabla_\mu \xi_\nu + \nabla_\nu \xi_\mu", "DeSitter", True),
    (r"\mathcal{L}_\xi g_{\mu\nu} = \nabla_\mu \xi_\nu - \nabla_\nu \xi_\mu", "DeSitter", False),
    (r"\nabla_{[\lambda} F_{\mu\nu]} = 0", "ReissnerNordstrom", True),
    (r"R_{\mu[\nu\rho\sigma]} = 0", "Schwarzschild", True),
    (r"\xi^\mu \partial_\mu R = \xi_\mu \partial^\mu R", "FLRW", True),
    (r"g_{tt} = -1 + H^2 r^2", "DeSitter", True),
    (r"g_{tt} = 1 - H^2 r^2", "DeSitter", False),
]


def setting(name, conventions):
    """A spacetime and fields on it, defined by components that every book would write, for these conventions."""
    if name == "FLRW":  # ψ = 1/a solves the conformally coupled equation where K = 0 [Wald D.14]
        g = gr.FLRW(K=0, conventions=conventions)
        return g, {"psi": 1 / g.functions[0], "xi": g.vector([1, g.coordinates[0], 0, g.coordinates[1]])}
    g = metric(name, conventions)
    x = g.coordinates
    fields = {"xi": g.vector([x[1], x[0] * x[1], 1, x[2]])}
    if name == "ReissnerNordstrom":
        # G = 2 (…) with a Gaussian field, hence R_{μν} = 2/4π · k² (…) in units of k with Heaviside–Lorentz fields
        k = g.conventions.charge_unit
        Q, r = g.symbols("Q r")
        A = g.vector([k * Q / sp.sqrt(4 * sp.pi) / r / (g.conventions.time_sign * g[0, 0]), 0, 0, 0])
        F = A.down(0).exterior_derivative() * g.conventions.field_sign
        fields |= {"F": F, "rho": 8 * sp.pi, "j": g.vector([1 / k, 0, 0, 0])}
    return g, fields


def verdict(formula, name, conventions):
    g, fields = setting(name, conventions)
    left, right = formula.split(" = ")
    fields["mu_0"] = MU_0
    used = {n: f for n, f in fields.items() if re.search(rf"(?<![A-Za-z]){n}(?![A-Za-z])", formula)}
    value = g.evaluate(left if right == "0" else f"{left} - ({right})", **used)
    return gr.decide(value, 0)


AT_NIGHT = [pytest.mark.nightly]


@pytest.mark.parametrize(
    ("formula", "name", "truth", "books"),
    [
        *(pytest.param(f, only or "Schwarzschild", truth, ["Weinberg", "Dirac"]) for f, only, truth in LAWS),
        *(
            pytest.param(f, n, truth, BOOKS_APART, marks=AT_NIGHT)
            for f, only, truth in LAWS
            for n in ([only] if only else CATALOGUE)
        ),
    ],
)
def test_a_translated_formula_has_the_same_verdict(formula, name, truth, books):
    """A formula with F is also put in other units."""
    assert verdict(formula, name, None).proved == truth
    for book in [*books, *(["Hobson", Conventions(field_sign=-1)] if "F" in formula else [])]:
        text = translated(formula, None, book)
        found = verdict(text, name, book)
        assert found.proved == truth, (book, text)
        assert found.refuted != truth


@pytest.mark.parametrize("pair", [("Rindler", "Birrell-Davies"), ("Hobson", "Weinberg")])
def test_from_one_book_to_another_without_the_default(pair):
    old, new = pair
    for formula, name, truth in LAWS:
        here = translated(formula, None, old)
        there = translated(here, old, new)
        if name in ("DeSitter", "ReissnerNordstrom"):
            assert verdict(there, name, new).proved == truth, there


signs_only = conventions.map(lambda c: c.with_(maxwell=UNITS[0]))
FORMULAS = sorted({*(law[0] for law in LAWS), *(row[1] for row in PRINTED if "mu_0" not in row[1])})


@given(signs_only, signs_only, st.lists(st.sampled_from(FORMULAS), min_size=5, max_size=5))
def test_there_and_back_the_text_is_the_same(old, new, formulas):
    for formula in formulas:
        printed = translated(formula, old, old)
        assert translated(translated(formula, old, new), new, old) == printed


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "error", "parts"),
    [
        (r"R = 4 k", InputError, ["k changes", "natural={'k': ''}", "in: k"]),
        (r"B_{\mu\nu} = 0", NotationError, ["B carries the index", "natural={'B': '_a_b'}"]),
        (r"\mathrm{d}s = 0", InputError, ["ds alone", "natural={'s': ''}"]),
        (r"T_\mu = 0", IndexMismatchError, ["T is declared with 2 indices, 1 were found"]),
        (r"\epsilon_{\mu\nu\rho} = 0", InputError, ["3 indices in 4 dimensions", "dimension=3"]),
        (r"h(r) = 0", InputError, ["h"]),
    ],
)
def test_what_cannot_be_translated_is_refused(formula, error, parts):
    with pytest.raises(error) as info:
        translated(formula, "MTW", "Landau-Lifshitz")
    said = "\n".join([str(info.value), *getattr(info.value, "__notes__", [])])
    assert all(part in said for part in parts), said


@pytest.mark.parametrize(
    ("call", "error", "parts"),
    [
        (lambda: gr.translate("R", from_="Weinburg", to="MTW"), UnknownNameError, ["'Weinburg'", "Weinberg"]),
        (lambda: translated("R", "Adler", "MTW"), ConventionError, ["+---", "s₁ s₂ = -1", "riemann=-1"]),
        (
            lambda: gr.translate("T_{ab}", from_="MTW", to="Wald", natural={"T": "curent"}),
            UnknownNameError,
            ["current"],
        ),
        (
            lambda: gr.translate("R", from_=None, to="MTW", natural={"R": "^a_b"}),
            InputError,
            ["R with indices is the metric's own"],
        ),
        (lambda: gr.Kerr().vector([1, 0, 0, 0]).to_conventions("Wald"), InputError, ["nothing says", "natural='^a'"]),
        (lambda: (gr.Kerr().ricci * 2).to_conventions("Wald"), InputError, ["nothing says", "'Ricci'"]),
        (
            lambda: gr.Kerr().ricci.to_conventions("Wald", natural="current"),
            IndexMismatchError,
            ["1 index", "2 were found"],
        ),
        (
            lambda: gr.Metric(sp.eye(3), sp.symbols("x y z")).to_conventions("Dirac"),
            ConventionError,
            ["definite", "'-+++'"],
        ),
        (
            lambda: gr.Kerr().to_conventions(Conventions(constants="G")),
            ConventionError,
            ["none kept in one, G in the other", "restore_units"],
        ),
    ],
)
def test_wrong_requests_are_refused(call, error, parts):
    with pytest.raises(error) as info:
        call()
    assert all(part in str(info.value) for part in parts), str(info.value)


# -- definite metrics --------------------------------------------------------------------------------------------------

t, r, y, a = sp.symbols("t r y a")
f, h = sp.Function("f"), sp.Function("h")


@pytest.mark.parametrize(
    "matrix",
    [
        sp.Matrix([[2, 1, 0], [1, 2, 0], [0, 0, 1 + r**2]]),  # eigenvalues 1, 3, 1 + r²
        sp.diag(1, f(r) ** 2, 1),
        sp.diag(1, 1 + f(r) ** 2, a**2),
        sp.diag(1, f(r).diff(r) ** 2, sp.exp(h(t, r))),
        sp.Matrix([[1, sp.cos(r) / 2, 0], [sp.cos(r) / 2, 1, 0], [0, 0, 1]]),  # det = 1 − cos²/4
        sp.Matrix([[f(r) ** 2 + 1, f(r), 0], [f(r), 1, 0], [0, 0, 1]]),  # det = 1
    ],
)
@pytest.mark.parametrize(("sign", "signature"), [(1, "-+++"), (-1, "+---")])
def test_a_definite_metric_has_no_other_signature(matrix, sign, signature):
    g = gr.Metric(sign * matrix, (t, r, y), signature=signature)
    other = "+---" if signature == "-+++" else "-+++"
    with pytest.raises(ConventionError, match="definite: it has no time"):
        g.to_conventions(Conventions(other))
    assert g.to_conventions(Conventions(signature, riemann=-1)).matrix == sign * matrix
    near = matrix + sp.diag(-4, 0, 0) * (1 + f(r) ** 2)  # the near miss: a minor changes its sign
    there = gr.Metric(sign * near, (t, r, y), signature=signature).to_conventions(Conventions(other))
    assert there.matrix == -sign * near


@pytest.mark.parametrize(
    "matrix",
    [
        sp.diag(f(r), 1, 1),
        sp.diag(5 + f(r), 1, 1),
        sp.diag(a, 1, 1),
        sp.diag(5 + a, 1, 1),
        sp.diag(-f(r), h(r), r**2),
    ],
)
def test_where_signs_are_open_the_conventions_are_believed(matrix):
    assert gr.Metric(matrix, (t, r, y)).to_conventions("Dirac").matrix == -matrix


@pytest.mark.parametrize("matrix", [[[0, 1, 0], [1, 0, 0], [0, 0, 1]], [[1, 2, 0], [2, 1, 0], [0, 0, 1]]])
def test_a_time_of_the_other_sign_is_no_time_of_these_conventions(matrix):
    """Both have the eigenvalues of one negative direction."""
    assert gr.Metric(matrix, (t, r, y)).to_conventions("Dirac").matrix == -sp.Matrix(matrix)
    with pytest.raises(ConventionError, match="has the signature -\\+\\+\\+, but its conventions say \\+---"):
        gr.Metric(matrix, (t, r, y), signature="+---").to_conventions("MTW")


@given(
    st.lists(st.sampled_from([-2, -1, 1, 3]), min_size=4, max_size=4),
    st.lists(st.integers(-2, 2), min_size=6, max_size=6),
)
def test_sylvesters_law(diagonal, entries):
    """L D Lᵀ has the signs of D [Sylvester], whatever the unit lower triangular L with functions in it."""
    L = sp.eye(4)
    for (i, j), entry in zip([(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)], entries, strict=True):
        L[i, j] = entry * (r if i + j == 3 else 1)
    g = gr.Metric((L * sp.diag(*diagonal) * L.T).expand(), (t, r, y, sp.Symbol("z")))
    positive = sum(d > 0 for d in diagonal)
    assert inertia(g) == (positive, 4 - positive)
    assert exact_inertia(g) in (None, (positive, 4 - positive))


# -- traces, powers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "formula", "new", "expected"),
    [
        # Weinberg 7.1.15, Landau & Lifshitz 95.8, and T of a perfect fluid: Landau & Lifshitz 94.10
        (
            "MTW",
            r"R_{\mu\nu} = 8\pi (T_{\mu\nu} - \frac12 T g_{\mu\nu})",
            "Weinberg",
            r"R_{\mu\nu} = -8\pi (T_{\mu\nu} - \frac12 T^\lambda{}_\lambda g_{\mu\nu})",
        ),
        (
            "MTW",
            r"R_{\mu\nu} = 8\pi (T_{\mu\nu} - \frac12 T g_{\mu\nu})",
            "Landau-Lifshitz",
            r"R_{\mu\nu} = 8\pi (T_{\mu\nu} - \frac12 T^\lambda{}_\lambda g_{\mu\nu})",
        ),
        ("MTW", r"T = 3 p - \rho", "Landau-Lifshitz", r"T^\lambda{}_\lambda = \rho - 3 p"),
        ("Hobson", r"R = 8\pi T", "Weinberg", r"R = 8\pi T^\lambda{}_\lambda"),
    ],
)
@pytest.mark.parametrize("natural", ["_a_b", "^a^b"])
def test_a_letter_without_indices_is_its_trace(old, formula, new, expected, natural):
    def said(text):
        declared = {**NAMES, "T": natural}
        return gr.translate(text, from_=old, to=new, natural=declared).replace(r"T^{\lambda}{}_{\lambda}", "T")

    written = formula.replace(" T ", r" T^\lambda{}_\lambda ").replace("T =", r"T^\lambda{}_\lambda =")
    assert alike(said(formula), expected.replace(r"T^\lambda{}_\lambda", "T"), PARSED)
    assert said(formula) == said(written)


def test_a_field_strength_has_no_trace():
    with pytest.raises(IndexMismatchError, match="F is declared with 2 indices, 0 were found"):
        translated("F = 0", "MTW", "Landau-Lifshitz")


@pytest.mark.parametrize(
    ("power", "expected"),
    [
        ("2", r"q^{2} = 4 \pi p"),
        ("-2", r"q^{-2} = \frac{p}{4 \pi}"),
        ("4", r"q^{4} = 16 \pi^{2} p"),
        ("-6", r"q^{-6} = \frac{p}{64 \pi^{3}}"),
        ("3/2", r"(\frac{q}{\sqrt{4 \pi}})^{\frac{3}{2}} = p"),
        ("-1/2", r"(\frac{q}{\sqrt{4 \pi}})^{-\frac{1}{2}} = p"),
        ("m", r"(\frac{q}{\sqrt{4 \pi}})^{{m}} = p"),
    ],
)
def test_powers_of_charges(power, expected):
    """q²/4π in Heaviside–Lorentz units is the Gaussian q²; what is a fraction stands in brackets under an exponent."""
    there = translated(f"q^{{{power}}} = p", "MTW", "Carroll")
    assert there == expected
    assert notation.to_latex(notation.parse(there, PARSED)) == there
    if power.lstrip("-").isdigit():
        assert translated(there, "Carroll", "MTW") == f"q^{{{power}}} = p"


@pytest.mark.parametrize("power", ["402", "20000", "400000000", "-20000", "9" * 200])
def test_high_powers_are_refused(power):
    with pytest.raises(InputError, match="to a power beyond 200"):
        translated(f"q^{{{power}}} = p", "MTW", "Carroll")
    assert translated(f"m^{{{power}}} = p", "MTW", "Carroll")  # nothing is put in there
    assert r"\pi^{200}" in translated("q^{400} = p", "MTW", "Carroll")


def test_long_numbers_stay_as_they_are():
    number = "9" * 199
    there = translated(rf"{number} \cdot {number} q^4 = p", "Carroll", "MTW")
    assert len(re.findall(number, there)) == 2
    assert notation.parse(there, PARSED)


# -- G and c -----------------------------------------------------------------------------------------------------------

SI_LIKE = Conventions(constants="G, c")
DIMENSIONS = {"T": "energy density", "m": "mass", "r": "length", "t": "time", "rho": "energy density", "q": "charge"}


@pytest.mark.parametrize(
    ("geometric", "full"),
    [
        (
            r"R_{\mu\nu} - \frac12 R g_{\mu\nu} = 8 \pi T_{\mu\nu}",
            r"R_{\mu\nu} - \frac12 R g_{\mu\nu} = \frac{8 \pi G T_{\mu\nu}}{c^4}",
        ),
        (r"1 - \frac{2 m}{r} = 0", r"1 - \frac{2 G m}{c^2 r} = 0"),
        (r"r = t", r"r = c t"),
    ],
)
def test_G_and_c_in_formulas(geometric, full):
    names = PARSED.with_(scalars=("G", "c"))
    said = translated(geometric, None, SI_LIKE, dimensions=DIMENSIONS)
    assert notation.parse(said, names) == notation.parse(full, names)
    assert alike(translated(full, SI_LIKE, None, dimensions=DIMENSIONS), geometric, PARSED)


def test_dimensions_that_do_not_fit():
    with pytest.raises(ConventionError, match="c does not cancel"):
        translated(r"R = \frac{8 \pi G}{c^2} \rho", SI_LIKE, None, dimensions=DIMENSIONS)
    with pytest.raises(InputError, match="the dimension of p is not declared"):
        translated(r"\rho = p", None, SI_LIKE, dimensions=DIMENSIONS)
    with pytest.raises(InputError, match="G is a constant"):
        gr.translate("G = 1", from_=SI_LIKE, to=None, natural={"G": ""})
    with pytest.raises(InputError, match="component t"):
        translated(r"g_{tt} = 1", None, SI_LIKE, dimensions=DIMENSIONS)


GAUSS, SI_UNITS, RATIONAL = (
    Conventions.named(book).with_(constants="G, c") for book in ("Landau-Lifshitz", "Hobson", "Weinberg")
)


@pytest.mark.parametrize(
    ("old", "formula", "new", "expected"),
    [
        # Landau & Lifshitz 30.2, 90.6 with j = (cρ, j); E/c stands in F of SI, ∇·E = ρ/ε₀ = μ₀ c² ρ; in Heaviside's ρ
        (
            GAUSS,
            r"\nabla_\beta F^{\alpha\beta} = -\frac{4\pi}{c} j^\alpha",
            SI_UNITS,
            r"\nabla_\beta F^{\alpha\beta} = -\mu_0 j^\alpha",
        ),
        (
            GAUSS,
            r"\nabla_\beta F^{\alpha\beta} = -\frac{4\pi}{c} j^\alpha",
            RATIONAL,
            r"\nabla_\beta F^{\alpha\beta} = \frac{1}{c} j^\alpha",
        ),
        # Coulomb's force: q²/r², q²/4πε₀r² with ε₀ = 1/μ₀c², q²/4πr²
        (GAUSS, r"p = \frac{q^2}{r^2}", SI_UNITS, r"p = \frac{\mu_0 c^2 q^2}{4\pi r^2}"),
        (GAUSS, r"p = \frac{q^2}{r^2}", RATIONAL, r"p = \frac{q^2}{4\pi r^2}"),
        # Lorentz's force: e/c F u, and q F u in SI
        (
            GAUSS,
            r"m u^\nu \nabla_\nu u^\mu = \frac{q}{c} F^{\mu\nu} u_\nu",
            SI_UNITS,
            r"m u^\nu \nabla_\nu u^\mu = q F^{\mu\nu} u_\nu",
        ),
        # Einstein: Landau & Lifshitz 95.6, Hobson et al. with κ = 8πG/c⁴
        (
            GAUSS,
            r"G_{\mu\nu} = \frac{8\pi G}{c^4} T_{\mu\nu}",
            SI_UNITS,
            r"G_{\mu\nu} = -\frac{8\pi G}{c^4} T_{\mu\nu}",
        ),
    ],
)
def test_formulas_with_constants_that_books_keep(old, formula, new, expected):
    names = PARSED.with_(scalars=("G", "c"))
    assert alike(translated(formula, old, new), expected, names)
    assert alike(translated(expected, new, old), formula, names)


def test_constants_stay_with_their_terms():
    line = r"\mathrm{d}s^2 = -c^2 \mathrm{d}t^2 + \mathrm{d}r^2"
    there = translated(line, SI_LIKE, SI_LIKE.with_(signature="+---"))
    assert alike(there, r"\mathrm{d}s^2 = c^2 \mathrm{d}t^2 - \mathrm{d}r^2", PARSED)


def test_constants_and_units_put_in_at_once():
    """−4π j with G = c = 1 is −4π/c j in Gaussian units, hence −μ₀ j; E² and j²/c² · m² are energy densities."""
    half = sp.Rational(1, 2)
    field = {"mass": half, "length": -half, "time": -1}
    said = translated(
        r"\nabla_\beta F^{\alpha\beta} = -4\pi j^\alpha",
        "Landau-Lifshitz",
        SI_UNITS,
        dimensions={"F": field, "j": {**field, "time": -2}},
    )
    assert alike(said, r"\nabla_\beta F^{\alpha\beta} = -\mu_0 j^\alpha", PARSED)


@pytest.mark.parametrize("book", BOOKS)
def test_a_constant_that_the_book_has_set_to_1_is_refused(book):
    """2Gm = r where G is kept is 2Gm/c² = r with c, and no G² ever stands there."""
    kept = Conventions.named(book).with_(constants="G")
    for formula, symbol, advised in [
        ("r = 2 G m", "G", "with_(constants='G')"),
        (r"r = \frac{2 G m}{c^2}", "G", "with_(constants='G, c')"),
        ("r = c t", "c", "with_(constants='G, c')"),
    ]:
        for new in (SI_LIKE, kept.with_(constants="G, c"), kept, Conventions("+---", riemann=-1, field_sign=-1)):
            with pytest.raises(InputError) as info:
                translated(formula, book, new, dimensions=DIMENSIONS)
            assert f"{symbol} stands in the formula, but the conventions {book} have {symbol} = 1" in str(info.value)
            assert f"from_=gr.Conventions.named({book!r}).{advised}" in str(info.value)
    said = translated("r = 2 G m", kept, kept.with_(constants="G, c"), dimensions=DIMENSIONS)
    assert alike(said, r"r = \frac{2 G m}{c^2}", PARSED)


@pytest.mark.parametrize("book", [name for name, c in BOOKS.items() if c.maxwell != "SI"])
def test_constants_of_si_units_are_refused_elsewhere(book):
    for new in ("Hobson", Conventions(field_sign=-1)):
        with pytest.raises(InputError, match=r"mu_0 stands in the formula(.|\n)*with_\(maxwell='SI'\)"):
            translated(r"\nabla_\beta F^{\alpha\beta} = \mu_0 j^\alpha", book, new)
    with pytest.raises(InputError, match=r"epsilon_0 is a constant(.|\n)*frac\{1\}\{.mu_0 c\^2\}"):
        gr.translate(r"p = \frac{q}{\epsilon_0}", from_=book, to="Hobson", natural={**NAMES, "epsilon_0": ""})
    with pytest.raises(InputError, match=r"varepsilon_0 is a constant"):
        translated(r"p = \frac{q}{\varepsilon_0}", "Hobson", book)


def test_letters_of_ones_own_that_constants_have():
    own = {**NAMES, "G": "", "c": ""}
    kept = gr.translate(r"G_{\mu\nu} = \frac{8\pi G}{c^4} T_{\mu\nu}", from_="Carroll", to="Weinberg", natural=own)
    assert alike(kept, r"G_{\mu\nu} = -\frac{8\pi G}{c^4} T_{\mu\nu}", PARSED)
    for old, new in [("Landau-Lifshitz", "Hobson"), ("Hobson", "MTW")]:  # j in SI is c times smaller
        with pytest.raises(InputError, match="c is the speed of light"):
            gr.translate(r"\nabla_\beta F^{\alpha\beta} = \frac{1}{c} j^\alpha", from_=old, to=new, natural=own)
        with pytest.raises(InputError, match="c is the speed of light"):
            gr.translate("R = 0", from_=old, to=new, coordinates=("c",))


@pytest.mark.parametrize(
    "formula",
    [
        r"\frac{\partial p}{\partial CONSTANT} = \rho",
        r"\frac{\mathrm{d}^2 p}{\mathrm{d} CONSTANT^2} = \rho",
        r"\frac{\mathrm{d} p}{\mathrm{d}(2 CONSTANT)} = \rho",
        r"\frac{\mathrm{d} CONSTANT}{\mathrm{d} t} = \rho",
        r"\mathrm{d} CONSTANT = \rho",
        r"\int p \mathrm{d} CONSTANT = \rho",
        r"\partial_\mu CONSTANT = v_\mu",
        r"\nabla_\mu (-CONSTANT^2) = v_\mu",
        r"\Box CONSTANT = \rho",
        r"\mathcal{L}_\xi CONSTANT = \rho",
    ],
)
def test_constants_are_no_variables(formula):
    known = {**DIMENSIONS, "p": "pressure"}
    for constant, old in [("c", SI_LIKE), ("G", SI_LIKE), (r"\mu_0", Conventions(maxwell="SI"))]:
        for new in (old.with_(signature="+---"), Conventions()):
            with pytest.raises(InputError, match=r"is a constant of the conventions, not differentiated"):
                translated(formula.replace("CONSTANT", constant), old, new, dimensions=known)


def test_constants_come_out_of_derivatives():
    said = translated(r"\frac{\partial (c p)}{\partial t} = \rho", SI_LIKE, SI_LIKE.with_(signature="+---"))
    assert alike(said, r"\frac{\partial p}{\partial t} = \frac{\rho}{c}", PARSED)


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ({"formula": None}, ["the formula None"]),
        ({"from_": ["MTW"]}, ["['MTW'] are no conventions"]),
        ({"to": 3}, ["3 are no conventions"]),
        ({"natural": ["K"]}, ["natural = ['K'] is no dictionary"]),
        ({"natural": {sp.Symbol("x"): ""}}, ["natural has the key x", "'x'"]),
        ({"natural": {"x": ["^a"]}}, ["natural of x is ['^a']"]),
        ({"dimensions": "length"}, ["dimensions = 'length' is no dictionary"]),
        ({"dimensions": {sp.Symbol("x"): "mass"}}, ["dimensions has the key x"]),
        ({"coordinates": "t"}, ["coordinates = 't'"]),
        ({"coordinates": 3}, ["coordinates = 3"]),
        ({"coordinates": [sp.Symbol("t")]}, ["coordinates = [t]"]),
        ({"dimension": "4"}, ["the dimension '4'", "dimension=4"]),
        ({"dimension": 0}, ["the dimension 0"]),
        ({"dimension": True}, ["the dimension True"]),
        ({"dimension": 4.0}, ["the dimension 4.0"]),
    ],
)
def test_arguments_of_another_kind_are_refused(arguments, parts):
    with pytest.raises(InputError) as info:
        gr.translate(**{"formula": "R = 0", "from_": "MTW", "to": "Dirac", **arguments})
    assert all(part in str(info.value) for part in parts), str(info.value)
