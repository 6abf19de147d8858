r"""Every well-formed formula of the forum thread "Electrodynamics in Robertson Walker spacetime", with its tree.

The trees were written by hand from the formulas as a physicist reads them. The two displays whose brackets do not close
are in `test_errors`.
"""

import pytest

from gr_toolkit.notation import At, Cases, ImaginaryUnit, Integral, Pi, Root, SetOf, TupleOf, parse_all, to_latex
from tests.notation.shorthand import (
    THREAD,
    VARYING,
    chain,
    d,
    eq,
    f,
    minus,
    nabla,
    node,
    over,
    partial,
    plus,
    slope,
    t,
    times,
    to,
)

tau, chi, theta, phi, omega = r"\tau", r"\chi", r"\vartheta", r"\varphi", r"\tilde{\omega}"
root_g = Root(minus(t("g")))
maxwell = times(t("F", r"_\mu", r"_\nu"), t("F", r"^\mu", r"^\nu"))
ball = times(to(f("S_K", chi), 2), plus(to(d(theta), 2), times(to(f(r"\sin", theta), 2), to(d(phi), 2))))
conformal = times(to(f("a", tau), 2), plus(to(d(tau), 2), minus(to(d(chi), 2)), minus(ball)))
curl_A = plus(nabla(r"_\mu", t("A", r"_\nu")), minus(nabla(r"_\nu", t("A", r"_\mu"))))
four = Integral(times(root_g, *maxwell.factors), node("q"), dimension=4)


def cases(*branches):
    return Cases(tuple((node(value), eq("K", condition)) for value, condition in branches))


def component(*values):
    return TupleOf(tuple(map(node, values)))


DISPLAYS = {
    r"\mathcal{L}=-\frac{1}{4} \int \mathrm{d}^4 q \sqrt{-g} F_{\mu \nu} F^{\mu \nu},": [
        eq(r"\mathcal{L}", minus(times(over(1, 4), four)))
    ],
    r"F_{\mu \nu}=\mathrm{D}_{\mu} A_{\nu} - \mathrm{D}_{\nu} A_{\mu}=\partial_{\mu} A_{\nu} - "
    r"\partial_{\mu} A_{\nu}.": [
        eq(
            t("F", r"_\mu", r"_\nu"),
            curl_A,
            plus(partial(r"_\mu", t("A", r"_\nu")), minus(partial(r"_\mu", t("A", r"_\nu")))),
        )
    ],
    r"q^{\mu} \rightarrow q^{\mu}, \quad g_{\mu \nu} \rightarrow \lambda g_{\mu \nu}, \quad g^{\mu \nu} \rightarrow "
    r"\frac{1}{\lambda} g^{\mu \nu},": [
        chain(t("q", r"^\mu"), "->", t("q", r"^\mu")),
        chain(t("g", r"_\mu", r"_\nu"), "->", times(r"\lambda", t("g", r"_\mu", r"_\nu"))),
        chain(t("g", r"^\mu", r"^\nu"), "->", times(over(1, r"\lambda"), t("g", r"^\mu", r"^\nu"))),
    ],
    r"\mathrm{d} s^2=a^2(\tau) [\mathrm{d} \tau^2 -\mathrm{d} \chi^2 -S_K^2(\chi) (\mathrm{d} \vartheta^2 + "
    r"\sin^2 \vartheta \mathrm{d} \varphi^2)]": [eq(to(d("s"), 2), conformal)],
    "S_K=\\begin{cases}\n\\sin \\chi & \\text{for} \\quad K=+1, \\\\\n\\chi & \\text{for} \\quad K=0,\\\\\n"
    "\\sinh \\chi & \\text{for} \\quad K=-1.\n\\end{cases}": [
        eq(f("S_K"), cases((f(r"\sin", chi), 1), (chi, 0), (f(r"\sinh", chi), -1)))
    ],
    r" \mathrm{d} \tilde{s}^2= \mathrm{d} \tau^2 -\mathrm{d} \chi^2 -S_K^2(\chi) (\mathrm{d} \vartheta^2 + "
    r"\sin^2 \vartheta \mathrm{d} \varphi^2).": [
        eq(to(d(r"\tilde{s}"), 2), plus(to(d(tau), 2), minus(to(d(chi), 2)), minus(ball)))
    ],
    r"\mathrm{d} s^2=\mathrm{d} t^2 -a^2(t) [\mathrm{d} \chi^2 + S_K^2(\chi) \mathrm{d} \vec{\Omega}^2].": [
        eq(
            to(d("s"), 2),
            plus(
                to(d("t"), 2),
                minus(
                    times(
                        to(f("a", "t"), 2),
                        plus(to(d(chi), 2), times(to(f("S_K", chi), 2), to(d(r"\vec{\Omega}"), 2))),
                    )
                ),
            ),
        )
    ],
    r"\mathrm{d} \tau=\mathrm{d} t a(t)": [eq(d(tau), times(d("t"), f("a", "t")))],
    r"\omega_e a(t_e)=\omega_o a(t_o),": [eq(times(r"\omega_e", f("a", "t_e")), times(r"\omega_o", f("a", "t_o")))],
    r"1+z=\frac{\omega_o}{\omega_e}=\frac{a(t_o)}{a(t_e)}": [
        eq(plus(1, "z"), over(r"\omega_o", r"\omega_e"), over(f("a", "t_o"), f("a", "t_e")))
    ],
    r"\mathrm{d} s^2 = a^2(\tau) [\mathrm{d} \tau^2 - \frac{1}{(1+K \rho^2/4)^2}(\mathrm{d} \rho^2 + \rho^2 \mathrm{d} "
    r"\vec{\Omega}^2) ],": [
        eq(
            to(d("s"), 2),
            times(
                to(f("a", tau), 2),
                plus(
                    to(d(tau), 2),
                    minus(
                        times(
                            over(1, to(plus(1, over(times("K", to(r"\rho", 2)), 4)), 2)),
                            plus(to(d(r"\rho"), 2), times(to(r"\rho", 2), to(d(r"\vec{\Omega}"), 2))),
                        )
                    ),
                ),
            ),
        )
    ],
    r"\mathrm{d} s^2=a^2(\tau) [\mathrm{d} \tau^2 - \frac{1}{(1+K (x^2+y^2+z^2)/4)^2} \mathrm{d} \vec{x}^2].": [
        eq(
            to(d("s"), 2),
            times(
                to(f("a", tau), 2),
                plus(
                    to(d(tau), 2),
                    minus(
                        times(
                            over(1, to(plus(1, over(times("K", plus(to("x", 2), to("y", 2), to("z", 2))), 4)), 2)),
                            to(d(r"\vec{x}"), 2),
                        )
                    ),
                ),
            ),
        )
    ],
    r"g^{\mu \nu} \partial_{\mu} \psi \partial_{\nu} \psi=0.": [
        eq(times(t("g", r"^\mu", r"^\nu"), partial(r"_\mu", f(r"\psi")), partial(r"_\nu", f(r"\psi"))), 0)
    ],
    r"(\partial_{\tau} \psi)^2-(\partial_{\chi} \psi)^2=0.": [
        eq(plus(to(partial(r"_\tau", f(r"\psi")), 2), minus(to(partial(r"_\chi", f(r"\psi")), 2))), 0)
    ],
    r"\partial_{\tau} \psi=-\partial_{\chi} \psi.": [
        eq(partial(r"_\tau", f(r"\psi")), minus(partial(r"_\chi", f(r"\psi"))))
    ],
    r"\psi=\omega(\chi) \tau+\psi_2(\chi),": [eq(f(r"\psi"), plus(times(f(r"\omega", chi), tau), f(r"\psi_2", chi)))],
    r"\partial_{\chi} \psi=\omega'(\chi) \tau+\psi_2'(\chi)=-\partial_{\tau} \chi=\omega(\chi).": [
        eq(
            partial(r"_\chi", f(r"\psi")),
            plus(times(f(r"\omega", chi, primes=1), tau), f(r"\psi_2", chi, primes=1)),
            minus(partial(r"_\tau", chi)),
            f(r"\omega", chi),
        )
    ],
    r"\psi=\omega(\tau-\chi)+\text{const}.": [
        eq(f(r"\psi"), plus(times(r"\omega", plus(tau, minus(chi))), r"\text{const}"))
    ],
    r"A_{\mu}(t,\chi)=a_{\mu} \exp[-\mathrm{i} \omega (\tau-\chi)].": [
        eq(
            t("A", r"_\mu", of=("t", chi)),
            times(t("a", r"_\mu"), f(r"\exp", minus(times(ImaginaryUnit(), r"\omega", plus(tau, minus(chi)))))),
        )
    ],
    r"\mathrm{d} \tau=\frac{1}{a(t)} \mathrm{d} t.": [eq(d(tau), times(over(1, f("a", "t")), d("t")))],
    r"\tilde{\omega}=\frac{\partial \psi}{\partial t} = \frac{\partial \psi}{\partial \tau} \frac{\mathrm{d} \tau}"
    r"{\mathrm{d} t}=\frac{\omega}{a(t)}": [
        eq(
            omega,
            slope(f(r"\psi"), "t", partial=True),
            times(slope(f(r"\psi"), tau, partial=True), slope(tau, "t", partial=False)),
            over(r"\omega", f("a", "t")),
        )
    ],
    r"\tilde{\omega} a(t)=\text{const}.": [eq(times(omega, f("a", "t")), r"\text{const}")],
    r"\tilde{\omega}_e a(t_e)=\tilde{\omega}_o a(t_0) \; \Rightarrow \; \tilde{\omega}_o=\tilde{\omega}_e "
    r"\frac{a(t_e)}{a(t_o)}.": [
        chain(
            eq(times(omega + "_e", f("a", "t_e")), times(omega + "_o", f("a", "t_0"))),
            "=>",
            eq(omega + "_o", times(omega + "_e", over(f("a", "t_e"), f("a", "t_o")))),
        )
    ],
    r"\lambda_o=\lambda_e \frac{a(t_o)}{a(t_e)}=:(1+z) \lambda_e.": [
        eq(
            r"\lambda_o",
            times(r"\lambda_e", over(f("a", "t_o"), f("a", "t_e"))),
            times(plus(1, "z"), r"\lambda_e"),
        )
    ],
    r"\mathrm{d} t=-a(t) \mathrm{d} \chi \; \Rightarrow \chi=\int_{t_e}^{t_o} \mathrm{d} t \frac{1}{a(t)}.": [
        chain(
            eq(d("t"), minus(times(f("a", "t"), d(chi)))),
            "=>",
            eq(chi, Integral(over(1, f("a", "t")), node("t"), node("t_e"), node("t_o"))),
        )
    ],
    r"A=-\frac{1}{4} \int \mathrm{d}^4 q \sqrt{-g} F_{\mu \nu} F^{\mu \nu}, \quad F_{\mu \nu}=\nabla_{\mu} A_{\nu}-"
    r"\nabla_{\nu} A_{\mu}.": [eq(t("A"), minus(times(over(1, 4), four))), eq(t("F", r"_\mu", r"_\nu"), curl_A)],
    r"\nabla_{\mu} F^{\mu \nu}=0, \quad \epsilon^{\mu \nu \rho \sigma} \nabla_{\nu} F_{\rho \sigma}=0,": [
        eq(nabla(r"_\mu", t("F", r"^\mu", r"^\nu")), 0),
        eq(
            times(t(r"\epsilon", r"^\mu", r"^\nu", r"^\rho", r"^\sigma"), nabla(r"_\nu", t("F", r"_\rho", r"_\sigma"))),
            0,
        ),
    ],
    r"F_{\mu \nu} = \nabla_{\mu} A_{\nu}-\nabla_{\nu} A_{\mu}=\partial_{\mu} A_{\nu} - \partial_{\nu} A_{\mu}": [
        eq(
            t("F", r"_\mu", r"_\nu"),
            curl_A,
            plus(partial(r"_\mu", t("A", r"_\nu")), minus(partial(r"_\nu", t("A", r"_\mu")))),
        )
    ],
    r"\nabla_{\mu} F^{\mu \nu}=j^{\nu}.": [eq(nabla(r"_\mu", t("F", r"^\mu", r"^\nu")), t("j", r"^\nu"))],
    r"\nabla_{\mu} \nabla_{\nu} A^{\mu}=\nabla_{\nu} \nabla_{\mu} A^{\mu} -R_{\mu \nu} A^{\nu},": [
        eq(
            nabla(r"_\mu", nabla(r"_\nu", t("A", r"^\mu"))),
            plus(
                nabla(r"_\nu", nabla(r"_\mu", t("A", r"^\mu"))), minus(times(t("R", r"_\mu", r"_\nu"), t("A", r"^\nu")))
            ),
        )
    ],
    r"\nabla_{\mu} \nabla_{\nu} A_{\rho} =-R_{\rho \sigma \mu \nu} A^{\nu}, \quad R_{\sigma \nu}="
    r"{R^{\rho}}_{\sigma \rho \nu}.": [
        eq(
            nabla(r"_\mu", nabla(r"_\nu", t("A", r"_\rho"))),
            minus(times(t("R", r"_\rho", r"_\sigma", r"_\mu", r"_\nu"), t("A", r"^\nu"))),
        ),
        eq(t("R", r"_\sigma", r"_\nu"), t("R", r"^\rho", r"_\sigma", r"_\rho", r"_\nu")),
    ],
    r"\nabla_{\mu} A^{\mu}=\frac{1}{\sqrt{-g}} \partial_{\mu} (\sqrt{-g} A^{\mu})=0": [
        eq(
            nabla(r"_\mu", t("A", r"^\mu")),
            times(over(1, root_g), partial(r"_\mu", times(root_g, t("A", r"^\mu")))),
            0,
        )
    ],
    r"\nabla_{\mu} \nabla^{\mu} A^{\nu}+{R^{\nu}}_{\mu}A^{\mu}=j^{\nu}.": [
        eq(
            plus(nabla(r"_\mu", nabla(r"^\mu", t("A", r"^\nu"))), times(t("R", r"^\nu", r"_\mu"), t("A", r"^\mu"))),
            t("j", r"^\nu"),
        )
    ],
    r"\mathrm{d} s^2=a^2(\tau) [\mathrm{d} \tau^2 - \mathrm{d} \chi^2 - S_K^2(\chi)(\mathrm{d} \vartheta^2 + \sin^2 "
    r"\vartheta \mathrm{d} \varphi)].": [
        eq(
            to(d("s"), 2),
            times(
                to(f("a", tau), 2),
                plus(
                    to(d(tau), 2),
                    minus(to(d(chi), 2)),
                    minus(times(to(f("S_K", chi), 2), plus(to(d(theta), 2), times(to(f(r"\sin", theta), 2), d(phi))))),
                ),
            ),
        )
    ],
    "S_K(\\chi)=\\begin{cases}\n\\sinh \\chi &\\text{for} \\quad K=-1,\\\\\n\\chi & \\text{for} \\quad K=0,\\\\\n"
    "\\sin \\chi & \\text{for} \\quad K=+1.\n\\end{cases}": [
        eq(f("S_K", chi), cases((f(r"\sinh", chi), -1), (chi, 0), (f(r"\sin", chi), 1)))
    ],
    r"\mathrm{d} \tau a(\tau)=\mathrm{d} t \; \Leftrightarrow \; \mathrm{d} \tau=\frac{\mathrm{d} t}{a(t)},": [
        chain(eq(times(d(tau), f("a", tau)), d("t")), "<=>", eq(d(tau), over(d("t"), f("a", "t"))))
    ],
    r"\tilde{k}_{\mu}=\tilde{\omega}(1,1,0,0) \; \Rightarrow \; k_{\mu} = \frac{\partial \tilde{q}^{\nu}}"
    r"{\partial q^{\mu}} \tilde{k}_{\nu}=(\tilde{\omega}/a(t),\omega,0,0).": [
        chain(
            eq(t(r"\tilde{k}", r"_\mu"), times(omega, component(1, 1, 0, 0))),
            "=>",
            eq(
                t("k", r"_\mu"),
                times(slope(t(r"\tilde{q}", r"^\nu"), t("q", r"^\mu"), partial=True), t(r"\tilde{k}", r"_\nu")),
                component(over(omega, f("a", "t")), r"\omega", 0, 0),
            ),
        )
    ],
    r"\omega=\tilde{\omega}/a(t_o)": [eq(r"\omega", over(omega, f("a", "t_o")))],
    r"\omega_e=\frac{\tilde{\omega}}{a(t_e)}": [eq(r"\omega_e", over(omega, f("a", "t_e")))],
    r"\omega_o=\frac{\tilde{\omega}}{a(t_o)}.": [eq(r"\omega_o", over(omega, f("a", "t_o")))],
    r"1+z=\frac{\omega_e}{\omega_o}=\frac{a(t_o)}{a(t_e)}.": [
        eq(plus(1, "z"), over(r"\omega_e", r"\omega_o"), over(f("a", "t_o"), f("a", "t_e")))
    ],
    r"\mathrm{d} s^2=\mathrm{d} t^2-a^2(t) \mathrm{d} \chi^2 \; \Rightarrow \; \chi_o-\chi_e=\int_{t_e}^{t_o} "
    r"\mathrm{d} t \frac{1}{a(t)}.": [
        chain(
            eq(to(d("s"), 2), plus(to(d("t"), 2), minus(times(to(f("a", "t"), 2), to(d(chi), 2))))),
            "=>",
            eq(
                plus(r"\chi_o", minus(r"\chi_e")),
                Integral(over(1, f("a", "t")), node("t"), node("t_e"), node("t_o")),
            ),
        )
    ],
    r"\vec{E}=\frac{E_0}{4 \pi r \sin \vartheta} \vec{e}_{\varphi} \cos[\omega(t-r)].": [
        eq(
            r"\vec{E}",
            times(
                over("E_0", times(4, Pi(), "r", f(r"\sin", theta))),
                r"\vec{e}_\varphi",
                f(r"\cos", times(r"\omega", plus("t", minus("r")))),
            ),
        )
    ],
    r"\vec{E} \simeq \frac{E_0}{4 \pi r} \vec{e}_{\vartheta} \cos[\omega(t-r)].": [
        chain(
            r"\vec{E}",
            "~",
            times(
                over("E_0", times(4, Pi(), "r")),
                r"\vec{e}_\vartheta",
                f(r"\cos", times(r"\omega", plus("t", minus("r")))),
            ),
        )
    ],
}

INLINE = {
    r"\lambda=\lambda(q)": [eq(r"\lambda", times(r"\lambda", "q"))],
    r"a(\tau)": [f("a", tau)],
    r"K=0": [eq("K", 0)],
    r"K \in \{\pm 1 \}": [chain("K", "in", SetOf((node(1), minus(1))))],
    r"(\chi,\vartheta,\varphi)": [component(chi, theta, phi)],
    r"\omega a=\text{const.}": [eq(times(r"\omega", f("a")), r"\text{const}")],
    r"\omega=\partial_{\tau} \psi=\omega(\chi)": [eq(f(r"\omega"), partial(r"_\tau", f(r"\psi")), f(r"\omega", chi))],
    r"\omega'=0": [eq(f(r"\omega", primes=1), 0)],
    r"\chi=\chi_e": [eq(chi, r"\chi_e")],
    r"\omega_o<\omega_e": [chain(r"\omega_o", "<", r"\omega_e")],
    r"k=2 \pi/\lambda=\omega": [eq("k", over(times(2, Pi()), r"\lambda"), r"\omega")],
    r"\mathrm{d} s^2=0": [eq(to(d("s"), 2), 0)],
    r"K \neq 0": [chain("K", "!=", 0)],
    r"A_{\mu} \propto \exp(-\mathrm{i} \omega (\tau-\chi))": [
        chain(
            t("A", r"_\mu"),
            "prop",
            f(r"\exp", minus(times(ImaginaryUnit(), r"\omega", plus(tau, minus(chi))))),
        )
    ],
    r"\partial_{\tau}^2 \chi": [partial(r"_\tau", partial(r"_\tau", chi))],
    r"\partial_{\tau}^2 \vec{E}": [partial(r"_\tau", partial(r"_\tau", r"\vec{E}"))],
    r"u^{\mu}=(1,0,0,0)": [eq(t("u", r"^\mu"), component(1, 0, 0, 0))],
    r"\chi_o-\chi_e \simeq \chi_o": [chain(plus(r"\chi_o", minus(r"\chi_e")), "~", r"\chi_o")],
    r"\chi=\tau+\text{const}": [eq(chi, plus(tau, r"\text{const}"))],
    r"\vartheta=0,\pi": [eq(theta, 0), Pi()],
    r"r \rightarrow 0": [chain("r", "->", 0)],
    r"r>0": [chain("r", ">", 0)],
    r"\left. a(\tau) \right|_{\tau=\tau_e}": [At(f("a", tau), ((node(tau), node(r"\tau_e")),))],
}


def names(formula):
    return VARYING if r"\omega'" in formula or r"\omega(\chi)" in formula else THREAD


@pytest.mark.parametrize("formula", DISPLAYS)
def test_displays(formula):
    assert parse_all(f"$${formula}$$", names(formula)) == tuple(DISPLAYS[formula])


@pytest.mark.parametrize("formula", INLINE)
def test_inline_formulas(formula):
    assert parse_all(f"##{formula}##", names(formula)) == tuple(INLINE[formula])


@pytest.mark.parametrize("formula", [*DISPLAYS, *INLINE])
def test_printed_formulas_read_the_same(formula):
    for tree in parse_all(formula, names(formula)):
        assert parse_all(to_latex(tree), names(formula)) == (tree,)


@pytest.mark.parametrize("formula", [*DISPLAYS, *INLINE])
def test_spans_lie_within_their_parents(formula):
    for tree in parse_all(formula, names(formula)):
        for parent in tree.walk():
            assert 0 <= parent.span[0] < parent.span[1] <= len(formula)
