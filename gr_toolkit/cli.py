"""The command line: ``gr-toolkit verify``, ``gr-toolkit check`` and ``gr-toolkit recheck``.

Arguments are read before anything heavy is imported, so that ``--help`` and mistakes answer at once.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import __version__

UNEXPECTED, MISUSE, INTERRUPTED = 1, 2, 130
CHECK_EXAMPLE = r"""example:
  gr-toolkit check '\nabla_\mu F^{\mu\nu} = 0' --spacetime 'FLRW(K)' \
      --let 'A_\mu = (0, 0, 0, \cos(\tau - \chi))' --let 'F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu'"""


def parser() -> argparse.ArgumentParser:
    """The arguments."""
    top = argparse.ArgumentParser(
        prog="gr-toolkit",
        description="Decide formulas of general relativity: proved, refuted with a witness, or undecided.",
    )
    top.add_argument("--version", action="store_true", help="print the version and stop")
    commands = top.add_subparsers(dest="command")
    verify = commands.add_parser(
        "verify",
        help="verify claims files",
        description="Verify claims files. Exit status 0 when every verdict is the expected one and every formula of a "
        "source is judged, 1 when one is not, 2 when a file cannot be read.",
    )
    verify.add_argument(
        "files", nargs="*", metavar="FILE", help="claims files (TOML); without any, the corpora that are shipped"
    )
    verify.add_argument("--format", choices=("text", "json", "junit"), default="text")
    check = commands.add_parser(
        "check",
        help="decide one formula",
        description="Decide one formula. Exit status 0 when it is proved, 1 when it is refuted or undecided, "
        "2 when it is not understood.",
        epilog=CHECK_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument("formula", help=r"LaTeX: 'R_{\mu\nu} = 0'")
    check.add_argument(
        "--spacetime",
        default="Minkowski",
        metavar="NAME",
        help="FLRW, 'FLRW(K=-1, chart=comoving)', Schwarzschild …, 'every(dimension=4)' (default: %(default)s)",
    )
    check.add_argument(
        "--conventions",
        metavar="BOOK",
        help="whose signs and units: MTW, Wald, Landau-Lifshitz, Weinberg …; other ones stand with the spacetime, "
        "'FLRW(maxwell=Gaussian, riemann=-1)'",
    )
    check.add_argument("--signature", metavar="SIGNS", help="+--- or, as in the default, --signature=-+++")
    check.add_argument(
        "--let",
        action="append",
        default=[],
        metavar="DEFINITION",
        help=r"'A_\mu = (0, 0, 0, \cos(t - z))'; may be repeated, in order",
    )
    check.add_argument(
        "--scalars",
        default="",
        metavar="NAMES",
        help=r"real constants of the formula, separated by commas: '\omega, A_0'",
    )
    check.add_argument(
        "--arbitrary",
        action="append",
        default=[],
        metavar="FIELD",
        help=r"a field whose components may be anything: 'A_\mu', '\psi'; may be repeated",
    )
    check.add_argument(
        "--assuming",
        action="append",
        default=[],
        metavar="EQUATION",
        help=r"with --spacetime 'every(dimension=4)', what holds throughout: 'R_{\mu\nu} = 0'; may be repeated",
    )
    check.add_argument(
        "--domain",
        action="append",
        default=[],
        metavar="INEQUALITY",
        help=r"where the formula is claimed: '\omega > 0', '0 < v < 1'; may be repeated",
    )
    check.add_argument(
        "--certificate", metavar="FILE", help="where to write the proof certificate (JSON), if it is proved"
    )
    recheck = commands.add_parser(
        "recheck",
        help="verify proof certificates without the engine",
        description="Verify proof certificates, which `check --certificate` and `verdict.certificate()` write, by "
        "the checker alone. Exit status 0 when all are accepted, 1 when one is rejected, 2 when one cannot be read.",
    )
    recheck.add_argument("files", nargs="+", metavar="CERTIFICATE", help="certificates (JSON)")
    for command, what in ((verify, "each claim"), (check, "the formula")):
        command.add_argument(
            "--timeout",
            type=_seconds,
            metavar="S",
            help=f"seconds for {what}, in a process of its own; undecided when they are over",
        )
    return top


def _seconds(text: str) -> float:
    value = float(text)
    if not (value > 0 and math.isfinite(value)):
        raise argparse.ArgumentTypeError(f"{text} is no positive number of seconds")
    return value


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    options = parser().parse_args(arguments)
    if options.version:
        print(__version__)
        return 0
    if options.command is None:
        parser().print_help()
        return MISUSE
    from .claims.findings import described
    from .claims.report import printable
    from .errors import GRToolkitError

    try:
        status = {"verify": _verify, "check": _check, "recheck": _recheck}[options.command](options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader has seen enough, as in `gr-toolkit verify | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNEXPECTED
    except (GRToolkitError, OSError) as error:
        print(f"gr-toolkit: {printable(described(error))}", file=sys.stderr)
        return MISUSE
    except KeyboardInterrupt:
        print("gr-toolkit: interrupted", file=sys.stderr)
        return INTERRUPTED


def _verify(options: argparse.Namespace) -> int:
    from .claims import Finding, Report, corpora, verify
    from .claims.junit import as_junit
    from .claims.report import as_json, line, printable, summary

    def show(finding: Finding) -> None:
        print(line(finding), flush=True)

    reports = []
    for source in options.files or corpora():
        as_text = options.format == "text"
        report = verify(source, timeout=options.timeout, progress=show if as_text else None)
        assert isinstance(report, Report)
        reports.append(report)
        if as_text:
            print(printable(f"{report.title}: {summary(report)}"))
    if options.format == "json":
        print(as_json(reports))
    elif options.format == "junit":
        print(as_junit(reports))
    return 0 if all(r.as_expected for r in reports) else UNEXPECTED


def _check(options: argparse.Namespace) -> int:
    from .claims.findings import verify_formula
    from .claims.report import printable
    from .claims.setting import spacetime_setting
    from .errors import InputError

    setting = spacetime_setting(options.spacetime)
    for key in ("conventions", "signature"):
        value = getattr(options, key)
        if value is not None and key in setting:
            raise InputError(f"{key} is given twice, --{key} {value} and in {options.spacetime!r}", "one of the two")
        setting |= {} if value is None else {key: value}
    setting["scalars"] = [name.strip() for name in options.scalars.split(",") if name.strip()]
    for key in ("arbitrary", "assuming", "domain"):
        setting |= {key: getattr(options, key)} if getattr(options, key) else {}
    finding = verify_formula(options.formula, setting, tuple(options.let), options.timeout)
    print(printable(str(finding)))
    if options.certificate and finding.outcome == "proved":
        for number, verdict in enumerate(finding.verdicts, start=1):  # a = b = c is two equalities
            _write(options.certificate + (f".{number}" if len(finding.verdicts) > 1 else ""), verdict.certificate())
    return 0 if finding.outcome == "proved" else MISUSE if finding.outcome == "not understood" else UNEXPECTED


def _write(file: str, document: dict[str, Any]) -> None:
    Path(file).write_text(json.dumps(document, indent=1, ensure_ascii=False), encoding="utf-8")


def _recheck(options: argparse.Namespace) -> int:
    """The checker's own main, which needs nothing of the engine."""
    from .verdicts import checker

    return checker.main(list(options.files))


if __name__ == "__main__":
    sys.exit(main())
