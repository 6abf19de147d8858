"""The one table: seconds, ratios and whether the answers agreed, in Markdown."""

from benchmarks.cases import load
from benchmarks.comparison import disagreement
from benchmarks.fresh_process import Outcome


def markdown(outcomes: dict[str, dict[str, Outcome]], expected: dict[str, tuple], imports: dict[str, float]) -> str:
    """Outcomes by case and engine, what the oracle found for each case, and the import times."""
    engines = list(next(iter(outcomes.values())))
    ours, compared = "gr_toolkit" in engines, {"gr_toolkit", "floor"} <= set(engines)
    header = [
        "spacetime",
        *engines,
        *(["gr_toolkit / floor"] if compared else []),
        *(["of ours: the verdict on Ricci", "our peak memory"] if ours else []),
        "Ricci = 0",
        "answers",
    ]
    rows = [header, ["---"] + ["---:"] * (len(header) - 3) + ["---", "---"]]
    for case, by_engine in outcomes.items():
        row = [load(case).title, *(seconds(outcome) for outcome in by_engine.values())]
        if compared:
            row.append(ratio(by_engine["gr_toolkit"], by_engine["floor"]))
        if ours:
            row += [duration(by_engine["gr_toolkit"].verdict), megabytes(by_engine["gr_toolkit"].memory)]
        rows.append([*row, vacuum(case, by_engine), agreement(by_engine, expected[case])])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([*lines, "", *import_lines(imports)])


def seconds(outcome: Outcome) -> str:
    if not outcome.finished:
        return f"({outcome.failure})".replace("|", "/")
    return duration(outcome.cpu)


def duration(value: float | None) -> str:
    if value is None:
        return ""
    return f"{1000 * value:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def megabytes(value: float | None) -> str:
    return "" if value is None else f"{value:.0f} MiB"


def ratio(ours: Outcome, floor: Outcome) -> str:
    return f"{ours.cpu / floor.cpu:.1f}" if ours.finished and floor.finished else ""


def vacuum(case: str, by_engine: dict[str, Outcome]) -> str:
    """Whether it is, and who says otherwise."""
    truth = load(case).vacuum
    dissent = [outcome.engine for outcome in by_engine.values() if outcome.finished and outcome.vacuum is not truth]
    return ("yes" if truth else "no") + (f"; not so: {', '.join(dissent)}" if dissent else "")


def agreement(by_engine: dict[str, Outcome], expected: tuple) -> str:
    """Ricci, scalar and Kretschmann to 30 digits at the case's point, against the oracle of the tests."""
    finished = [outcome for outcome in by_engine.values() if outcome.finished]
    wrong = {outcome.engine: disagreement(outcome.numbers, expected) for outcome in finished}
    wrong = {engine: quantity for engine, quantity in wrong.items() if quantity}
    if wrong:
        return "DIFFER: " + ", ".join(f"{engine} in {quantity}" for engine, quantity in wrong.items())
    return f"agree ({len(finished)} of {len(by_engine)})" if finished else "none"


def import_lines(imports: dict[str, float]) -> list[str]:
    lines = ["| import | processor time |", "| --- | ---: |"]
    lines += [f"| {label} | {1000 * value:.0f} ms |" for label, value in imports.items()]
    if "sympy and gr_toolkit" in imports:
        added = imports["sympy and gr_toolkit"] - imports["sympy"]
        lines.append(f"| what gr_toolkit adds to sympy | {1000 * added:.0f} ms |")
    return lines
