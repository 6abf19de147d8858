"""One engine on one case, in this process and only here: `python -m benchmarks.worker ENGINE CASE [--against PATH]`.

Prints one JSON object a line: the import, each stage as it is reached (so that a run that is ended says how far it
came), the times, and the answers as numbers.
"""

import argparse
import importlib
import json
import os
import resource
import sys
import time

from benchmarks.cases import CASES, load
from benchmarks.engines import ENGINES


def processor_seconds() -> float:
    """Processor time of this process, and of the children it has waited for."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def peak_megabytes() -> float:
    """The most memory that this process or a child it has waited for ever held, in MiB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    own, children = (
        resource.getrusage(who).ru_maxrss / unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    if sys.platform == "linux":  # where rusage's figure survives the start of a program, and would be the caller's
        with open("/proc/self/status") as status:
            own = next(int(line.split()[1]) / 2**10 for line in status if line.startswith("VmHWM:"))
    return max(own, children)


def say(**what) -> None:
    print(json.dumps(what), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.worker", description=__doc__)
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("case", choices=CASES)
    parser.add_argument("--against", default="")
    arguments = parser.parse_args()

    case = load(arguments.case)  # imports SymPy, whatever the engine does
    start = time.perf_counter()
    engine = importlib.import_module(ENGINES[arguments.engine])
    prepared = engine.prepare(case, arguments.case, arguments.against)
    say(imported=time.perf_counter() - start)

    cpu, wall = processor_seconds(), time.perf_counter()
    answers = engine.curvature(prepared, lambda name: say(stage=name, wall=time.perf_counter() - wall))
    before_verdict = processor_seconds()
    vacuum = engine.vacuum(answers)
    wall, end = time.perf_counter() - wall, processor_seconds()
    say(wall=wall, cpu=end - cpu, verdict=end - before_verdict, vacuum=vacuum, memory=peak_megabytes())

    ricci, scalar, kretschmann = engine.numbers(answers, case)
    say(numbers=[str(number) for row in ricci for number in row] + [str(scalar), str(kretschmann)])


if __name__ == "__main__":
    main()
