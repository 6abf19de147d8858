"""Tensor calculus on Kerr's metric, ours and the peers': `python -m benchmarks.tensor_calculus`.

Each figure is the processor time of a question asked of a fresh metric in a fresh process, without the imports: the
median of a few. Peers run where they are installed: OGRePy by an interpreter of Python 3.13 or newer that has it
(`--ogrepy PATH`), Maxima's ctensor where the command is found. dgcv and EinsteinPy have none of these quantities.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.peers import maxima_tasks
from benchmarks.questions import answer, medians, parser_for, run

MODULE = "benchmarks.tensor_calculus"
PEERS = Path(__file__).parent / "peers"


def typed_scalar() -> Callable[[], object]:
    import gr_toolkit as gr

    gr.Minkowski().evaluate("R")  # the first formula of a process loads the parser
    g = gr.Kerr()
    return lambda: g.evaluate(r"R_{\mu\nu\rho\sigma} R^{\mu\nu\rho\sigma}")


def first_formula() -> Callable[[], object]:
    import gr_toolkit as gr

    g = gr.Minkowski()
    return lambda: g.evaluate("R")


def built_in_scalar() -> Callable[[], object]:
    import gr_toolkit as gr

    g = gr.Kerr()
    return lambda: g.kretschmann


def second_derivatives() -> Callable[[], object]:
    import gr_toolkit as gr

    g = gr.Kerr()
    return lambda: g.riemann.covariant_derivative().covariant_derivative().nonzero()


def petrov_type() -> Callable[[], object]:
    import gr_toolkit as gr

    g = gr.Kerr()
    return lambda: (g.null_tetrad().newman_penrose.psi, g.petrov_type())


def kerr_schild() -> Callable[[], object]:
    """Kerr's ingoing coordinates to Cartesian ones, in which g = η + 2Mr³/(r⁴ + a²z²) l l with r the root of a quartic
    [Misner, Thorne & Wheeler, exercise 33.8]."""
    import sympy as sp
    from sympy import cos, diag, sin, sqrt

    import gr_toolkit as gr

    t, r, theta, phi, T, x, y, z, M, a = sp.symbols("t r theta phi T x y z M a")
    sigma, sine = r**2 + a**2 * cos(theta) ** 2, sin(theta) ** 2
    null = sp.Matrix([1, 1, 0, -a * sine])
    flat = sp.Matrix([[-1, 0, 0, 0], [0, 1, 0, -a * sine], [0, 0, sigma, 0], [0, -a * sine, 0, (r**2 + a**2) * sine]])
    square = x**2 + y**2 + z**2 - a**2
    root = sqrt((square + sqrt(square**2 + 4 * a**2 * z**2)) / 2)
    ray = sp.Matrix([1, (root * x + a * y) / (root**2 + a**2), (root * y - a * x) / (root**2 + a**2), z / root])
    images = [t, (r * cos(phi) - a * sin(phi)) * sin(theta), (r * sin(phi) + a * cos(phi)) * sin(theta), r * cos(theta)]
    real = [M > 0, sp.Contains(a, sp.S.Reals)]

    def isometry() -> bool:
        kerr = gr.Metric(
            flat + 2 * M * r / sigma * null * null.T,
            [t, r, theta, phi],
            domain=[*real, r > 0, theta > 0, theta < sp.pi],
        )
        target = gr.Metric(
            diag(-1, 1, 1, 1) + 2 * M * root**3 / (root**4 + a**2 * z**2) * ray * ray.T,
            [T, x, y, z],
            domain=[*real, x**2 + y**2 > 0],
        )
        verdict = gr.CoordinateMap(kerr, target, images).is_isometry()
        assert verdict.proved
        return True

    return isometry


TASKS: dict[str, Callable[[], Callable[[], object]]] = {
    "scalar": typed_scalar,
    "built-in scalar": built_in_scalar,
    "first formula": first_formula,
    "second derivatives": second_derivatives,
    "Petrov type": petrov_type,
    "Kerr-Schild": kerr_schild,
}
TITLES = {
    "scalar": "R_{abcd} R^{abcd}, typed",
    "built-in scalar": "the built-in Kretschmann scalar",
    "first formula": "the first formula of a process, which loads the parser",
    "second derivatives": "∇∇Riemann, all components",
    "Petrov type": "Newman–Penrose scalars and Petrov type",
    "Kerr-Schild": "Kerr to Kerr–Schild coordinates, decided",
}


def shown(seconds: float | None, timeout: float, asked: bool) -> str:
    return ("-" if not asked else f"beyond {timeout:.0f} s") if seconds is None else f"{seconds:.3g} s"


def main() -> None:
    parser = parser_for(MODULE, __doc__, TASKS)
    parser.add_argument("--ogrepy", default="", metavar="PATH", help="an interpreter that has OGRePy")
    arguments = parser.parse_args()
    if arguments.answer:
        answer(TASKS, arguments.answer)
        return
    maxima = shutil.which("maxima")
    print("| on Kerr's metric | gr_toolkit | MiB | OGRePy | Maxima |\n| --- | ---: | ---: | ---: | ---: |")
    for task, title in TITLES.items():
        ours, memory = medians(MODULE, task, arguments.repeat, arguments.timeout)
        ogrepy = bool(arguments.ogrepy) and task in ("scalar", "second derivatives")
        by_ogrepy = run([arguments.ogrepy, str(PEERS / "ogrepy_tasks.py"), task], arguments.timeout) if ogrepy else None
        batch = maxima_tasks.TASKS.get(task) if maxima else None
        by_maxima = run([maxima, "--very-quiet"], arguments.timeout, batch) if maxima and batch else None
        row = (
            f"{ours:.3g} s",
            f"{memory:.0f}",
            shown(by_ogrepy[0] if by_ogrepy else None, arguments.timeout, ogrepy),
            shown(by_maxima[-1] if by_maxima else None, arguments.timeout, batch is not None),
        )
        print(f"| {title} | {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
