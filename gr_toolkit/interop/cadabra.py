r"""A metric as input of Cadabra 2: declarations, and substitution rules for the components.

Coordinates with the names of Greek letters are written \theta, as Cadabra's indices want them; names lose their
underscores, which Cadabra reads as indices. The rules of the inverse metric are added by Cadabra itself, with
`complete`.
"""

from __future__ import annotations

import sympy as sp

from ..geometry import Metric
from .expressions import GREEK, Dialect, Names, Writer, checked_metric, elementary

INDICES = "mu nu rho sigma lambda kappa alpha beta gamma delta xi zeta eta tau chi psi omega upsilon".split()
SPARE = 8  # indices that are declared
RESERVED = frozenset("g ss mu nu partial pi i e exp sqrt log sin cos tan cot C E I N O Q S".split())  # and SymPy's


def _letter(name: str, _: bool) -> str:
    r"""A name as Cadabra writes it: \theta for a Greek letter."""
    return f"\\{name}" if name in GREEK else name


CADABRA = Dialect(
    "Cadabra",
    {function: f"\\{name}" for function, name in elementary().items()},
    {sp.pi: r"\pi", sp.E: r"\exp(1)"},
    symbol=_letter,
    bare=True,
)


def to_cadabra(metric: Metric) -> str:
    r"""The definition of a metric as text for Cadabra: coordinates, indices, the rules of g_{\mu\nu} and g^{\mu\nu}.

    Raises
    ------
    InputError
        No metric; a function for which no name in Cadabra is known here.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> print(to_cadabra(gr.Schwarzschild()), end="")
    {t, r, \theta, \phi}::Coordinate.
    {\mu, \nu, \rho, \sigma, \lambda, \kappa, \alpha, \beta}::Indices(values={t, r, \theta, \phi}, position=fixed).
    \partial{#}::PartialDerivative.
    g_{\mu\nu}::Metric.
    g^{\mu\nu}::InverseMetric.
    ss := { g_{t t} = ...,
            g_{r r} = ...,
            g_{\theta \theta} = r**2,
            g_{\phi \phi} = r**2*\sin(\theta)**2 }.
    complete(ss, $g^{\mu\nu}$);
    """
    checked_metric(metric, "Cadabra")
    names = Names.of_metric(metric, RESERVED, lambda name: name.replace("_", ""))
    writer = Writer(CADABRA, names)
    shown = [writer.write(x) for x in metric.coordinates]
    listed = ", ".join(shown)
    taken = {*names.coordinates, *names.parameters, *names.functions}
    indices = [f"\\{i}" for i in INDICES if i not in taken][:SPARE]
    lines = [
        f"{{{listed}}}::Coordinate.",
        f"{{{', '.join(indices)}}}::Indices(values={{{listed}}}, position=fixed).",
        r"\partial{#}::PartialDerivative.",
        r"g_{\mu\nu}::Metric.",
        r"g^{\mu\nu}::InverseMetric.",
    ]
    for function in metric.functions:
        arguments = ", ".join(writer.write(a) for a in function.args)
        lines.append(f"{writer.write(function)}::Depends({arguments}).")
    rules = []
    for (i, j), value in metric.covariant.items():
        if not value.is_zero():
            text = writer.component(value)
            rules.append(f"g_{{{shown[i]} {shown[j]}}} = {text}")
            if i != j:
                rules.append(f"g_{{{shown[j]} {shown[i]}}} = {text}")
    lines.append("ss := { " + (",\n" + 8 * " ").join(rules) + " }.")
    lines.append(r"complete(ss, $g^{\mu\nu}$);")
    return "\n".join(lines) + "\n"
