"""Time the whole curvature set of a spacetime, from a SymPy matrix to every component: ours and the peers', one table.

Every run has a process of its own; times are processor seconds, medians, without the imports, which are shown apart.
Ricci, the Ricci scalar and the Kretschmann scalar of every engine are compared to 30 digits at a rational point with
the slow independent implementation that the tests use.
"""

import argparse
import dataclasses
import json
import platform
import sys
from pathlib import Path

from benchmarks.cases import CASES, load
from benchmarks.comparison import expected_numbers
from benchmarks.engines import ENGINES
from benchmarks.fresh_process import import_seconds, measure_in_turn
from benchmarks.table import markdown, seconds

IMPORTS = {  # what is timed, each in a process of its own
    "sympy": "import sympy",
    "sympy and gr_toolkit": "import sympy, gr_toolkit; gr_toolkit.Metric",
    "gr_toolkit": "import gr_toolkit",
    "einsteinpy.symbolic": "import einsteinpy.symbolic",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--case", action="append", choices=CASES, help="only this spacetime (may be repeated)")
    parser.add_argument("--engine", action="append", choices=ENGINES, help="only this engine (may be repeated)")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="fresh processes for a median (default 5)")
    parser.add_argument("--timeout", type=float, default=60, metavar="S", help="seconds for one run (default 60)")
    parser.add_argument("--against", default="", metavar="PATH", help="directory of the prototype that is the floor")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure here as well")
    arguments = parser.parse_args()

    against = str(Path(arguments.against).resolve()) if arguments.against else ""
    cases = arguments.case or list(CASES)
    engines = [name for name in arguments.engine or ENGINES if name != "floor" or against]
    expected = {case: expected_numbers(load(case)) for case in cases}
    outcomes: dict[str, dict] = {}
    for case in cases:
        outcomes[case] = measure_in_turn(
            engines, case, repeat=arguments.repeat, timeout=arguments.timeout, against=against
        )
        times = ", ".join(f"{engine} {seconds(outcome)}" for engine, outcome in outcomes[case].items())
        print(f"{case}: {times}", file=sys.stderr, flush=True)
    imports = import_seconds(IMPORTS)
    print(markdown(outcomes, expected, imports))
    if arguments.json:
        figures = [dataclasses.asdict(outcome) for by_engine in outcomes.values() for outcome in by_engine.values()]
        machine = {"python": platform.python_version(), "machine": platform.machine(), "system": platform.system()}
        arguments.json.write_text(
            json.dumps({"machine": machine, "imports": imports, "runs": figures}, indent=2) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
