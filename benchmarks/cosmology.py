"""Cosmology: `python -m benchmarks.cosmology`.

Distances of a million redshifts beside astropy, in one process and in turn, with the largest difference between the
two; then exact work, each in a fresh process. astropy integrates redshift by redshift where it knows no closed form;
there a thousand are timed and the time of a million is a thousand times that.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from benchmarks.questions import answer, medians, parser_for

MODULE = "benchmarks.cosmology"
MANY, FEW = 1_000_000, 1_000

QUANTITIES = {  # ours -> theirs
    "comoving": "comoving_distance",
    "luminosity": "luminosity_distance",
    "angular_diameter": "angular_diameter_distance",
    "lookback_time": "lookback_time",
    "age": "age",
    "volume": "comoving_volume",
    "distance_modulus": "distmod",
}
UNIVERSES = {
    "dust": {"Om0": 1.0, "Ode0": 0.0},
    "de Sitter": {"Om0": 0.0, "Ode0": 1.0},
    "flat LCDM": {"Om0": 0.3, "Ode0": 0.7},
    "open LCDM": {"Om0": 0.3, "Ode0": 0.6},
    "closed LCDM": {"Om0": 0.3, "Ode0": 0.9},
    "flat LCDM, radiation": {"Om0": 0.3, "Tcmb0": 2.7255},
    "open LCDM, radiation": {"Om0": 0.3, "Ode0": 0.6, "Tcmb0": 2.7255},
    "w0wa, radiation": {"Om0": 0.3, "Tcmb0": 2.7255, "w0": -0.9, "wa": 0.2},
}


def their_universe(given: dict[str, float]) -> object:
    """The cosmology of astropy, of its flat class where it has closed forms for that."""
    from astropy import cosmology

    given = {"H0": 70, "Tcmb0": 0, **given}
    kind = "w0waCDM" if "wa" in given else "LambdaCDM"
    if "Ode0" not in given or given["Om0"] + given["Ode0"] == 1:
        given.pop("Ode0", None)
        kind = f"Flat{kind}"
    return getattr(cosmology, kind)(**given)


def seconds(question: Callable[[], object], repeat: int) -> float:
    """The least time of several runs."""
    times = []
    for _ in range(repeat):
        start = perf_counter()
        question()
        times.append(perf_counter() - start)
    return min(times)


def beside_astropy(repeat: int) -> None:
    """Print the table of a million redshifts between 0 and 10."""
    import numpy as np

    from gr_toolkit.cosmology import distances
    from gr_toolkit.interop import from_astropy

    z = np.random.default_rng(0).uniform(1e-3, 10, MANY)
    few = z[:FEW].copy()
    print("| a million redshifts | | gr_toolkit | astropy | times | difference |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for name, given in UNIVERSES.items():
        theirs = their_universe(given)
        ours = from_astropy(theirs)
        for own, other in QUANTITIES.items():
            if (name, own) == ("de Sitter", "age"):
                continue  # infinite
            function = getattr(theirs, other)
            shared = seconds(lambda function=function: function(few), 2)
            slow = shared > 6e-3  # a quadrature for each
            own_time = seconds(lambda ours=ours, own=own: getattr(distances(ours, z), own), repeat)
            their_time = shared * MANY / FEW if slow else seconds(lambda function=function: function(z), repeat)
            difference = np.max(np.abs(getattr(distances(ours, few), own) / function(few).value - 1))
            print(
                f"| {name} | {own} | {1e3 * own_time:.1f} ms | {1e3 * their_time:.4g} ms{' (quadrature)' * slow} "
                f"| {their_time / own_time:.3g} | {difference:.0e} |",
                flush=True,
            )


def series(order: int) -> Callable[[], Callable[[], object]]:
    def prepare() -> Callable[[], object]:
        from gr_toolkit.cosmology import distance_series

        return lambda: distance_series(order).luminosity

    return prepare


def proofs() -> Callable[[], object]:
    from gr_toolkit.cosmology.closed_ages import AGES
    from gr_toolkit.cosmology.closed_distances import DISTANCES

    return lambda: [make().check().proved for make in (*DISTANCES.values(), *AGES.values())]


def relations() -> Callable[[], object]:
    from gr_toolkit.cosmology import distance_relations

    return lambda: distance_relations().check().proved


def first_distance() -> Callable[[], object]:
    from gr_toolkit.cosmology import Cosmology, distances

    model = Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.6, Omega_r=9e-5)
    return lambda: distances(model, 1.0).luminosity


TASKS = {
    "luminosity distance to order 4 in z": series(4),
    "luminosity distance to order 8 in z": series(8),
    "all closed distances and ages proved": proofs,
    "distances from the metric, proved": relations,
    "the first distance of a model": first_distance,
}


def main() -> None:
    parser = parser_for(MODULE, __doc__, TASKS)
    arguments = parser.parse_args()
    if arguments.answer:
        answer(TASKS, arguments.answer)
        return
    beside_astropy(arguments.repeat)
    print("\n| in a fresh process | gr_toolkit | MiB |\n| --- | ---: | ---: |")
    for task in TASKS:
        taken, memory = medians(MODULE, task, arguments.repeat, arguments.timeout)
        print(f"| {task} | {taken:.2g} s | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
