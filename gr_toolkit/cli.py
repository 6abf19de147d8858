"""The command line: ``gr-toolkit verify`` and ``gr-toolkit check``.

Arguments are read before anything heavy is imported, so that ``--help`` and mistakes answer at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

UNEXPECTED, MISUSE = 1, 2


def parser() -> argparse.ArgumentParser:
    """The arguments."""
    top = argparse.ArgumentParser(
        prog="gr-toolkit",
        description="Decide formulas of general relativity: proved, refuted with a witness, or undecided.",
    )
    top.add_argument("--version", action="store_true", help="print the version and stop")
    commands = top.add_subparsers(dest="command")
    verify = commands.add_parser(
        "verify", help="verify claims files; exit status 0 when every verdict is the expected one"
    )
    verify.add_argument(
        "files", nargs="*", metavar="FILE", help="claims files (TOML); without any, the corpora that are shipped"
    )
    verify.add_argument("--format", choices=("text", "json"), default="text")
    verify.add_argument(
        "--timeout", type=float, metavar="S", help="seconds for each claim, which then has a process of its own"
    )
    check = commands.add_parser("check", help="decide one formula; exit status 0 when it is proved")
    check.add_argument("formula", help=r"LaTeX: '\nabla_\mu F^{\mu\nu} = 0'")
    check.add_argument(
        "--spacetime",
        default="Minkowski",
        metavar="NAME",
        help="FLRW, 'FLRW(K=-1, chart=comoving)', Schwarzschild … (default: Minkowski)",
    )
    check.add_argument(
        "--let",
        action="append",
        default=[],
        metavar="DEFINITION",
        help=r"'A_\mu = (0, 0, 0, \cos(t - z))'; may be repeated",
    )
    check.add_argument(
        "--scalars",
        default="",
        metavar="NAMES",
        help=r"real constants of the formula, separated by commas: '\omega, A_0'",
    )
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    options = parser().parse_args(arguments)
    if options.version:
        from importlib.metadata import version

        print(version("gr-toolkit"))
        return 0
    if options.command is None:
        parser().print_help()
        return MISUSE
    from .errors import GRToolkitError

    try:
        return _verify(options) if options.command == "verify" else _check(options)
    except (GRToolkitError, OSError) as error:
        print(f"gr-toolkit: {error}", file=sys.stderr)
        return MISUSE


def _verify(options: argparse.Namespace) -> int:
    from .claims import Report, corpora, verify
    from .claims.report import as_json, line, summary

    reports = []
    for source in options.files or corpora():
        as_text = options.format == "text"
        report = verify(
            source, timeout=options.timeout, progress=(lambda f: print(line(f), flush=True)) if as_text else None
        )
        assert isinstance(report, Report)
        reports.append(report)
        if as_text:
            print(f"{report.title}: {summary(report)}")
    if options.format == "json":
        print(as_json(reports))
    return 0 if all(r.as_expected for r in reports) else UNEXPECTED


def _check(options: argparse.Namespace) -> int:
    from .claims.setting import scope_of, spacetime_setting
    from .claims.verify import verify_formula

    setting = spacetime_setting(options.spacetime)
    setting["scalars"] = [name.strip() for name in options.scalars.split(",") if name.strip()]
    finding = verify_formula(options.formula, scope_of(setting), tuple(options.let))
    print(finding)
    return 0 if finding.outcome == "proved" else MISUSE if finding.outcome == "not understood" else UNEXPECTED


if __name__ == "__main__":
    sys.exit(main())
