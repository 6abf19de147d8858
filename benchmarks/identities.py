"""Identities for every metric of four dimensions: `python -m benchmarks.identities --against PATH`.

Ours and the prototype's in turn in one process: a first question of a fresh generic metric, with its set-up, and the
same question again. Both keep what they computed of the curvature, and work out the identity anew.
"""

import argparse
import statistics
import sys
from collections.abc import Callable
from importlib import import_module
from time import process_time

import gr_toolkit as gr

VACUUM = "R_{ab} = 0"
VECTOR, BIVECTOR = (
    {"A": (1, "plain", 2)},
    {"F": (2, "anti", 2)},
)  # as the prototype declares fields: rank, symmetry, order
OURS = {"A": "_a", "F": "[_a_b]"}

# title, order of the metric, fields and text for the prototype, our text
IDENTITIES: list[tuple[str, int, dict[str, tuple[int, str, int]], str, str]] = [
    (
        "commutator on vectors",
        2,
        VECTOR,
        "DDA_cba - DDA_bca + R_dacb A_d",
        r"[\nabla_c, \nabla_b] A_a = -R^d{}_{acb} A_d",
    ),
    ("first Bianchi identity", 2, {}, "R_abcd + R_acdb + R_adbc", "R_{abcd} + R_{acdb} + R_{adbc} = 0"),
    (
        "second Bianchi identity",
        3,
        {},
        "DR_eabcd + DR_cabde + DR_dabec",
        r"\nabla_e R_{abcd} + \nabla_c R_{abde} + \nabla_d R_{abec} = 0",
    ),
    (
        "wave equation of A",
        2,
        VECTOR,
        "DDA_bba - R_ab A_b - DDA_abb - DDA_bba + DDA_bab",
        r"\nabla_b (\nabla^b A_a - \nabla_a A^b) = \Box A_a - \nabla_a \nabla_b A^b - R_{ab} A^b",
    ),
    (
        "wave equation of F",
        2,
        BIVECTOR,
        "DDF_ccab + R_abcd F_cd - R_ac F_cb + R_bc F_ca + DDF_acbc - DDF_bcac - DDF_ccab - DDF_cabc - DDF_cbca",
        r"\Box F_{ab} + R_{abcd} F^{cd} - R_{ac} F^c{}_b + R_{bc} F^c{}_a + \nabla_a \nabla^c F_{bc}"
        r" - \nabla_b \nabla^c F_{ac} - \nabla^c (\nabla_c F_{ab} + \nabla_a F_{bc} + \nabla_b F_{ca}) = 0",
    ),
    (
        "[∇, ∇] Riemann",
        4,
        {},
        "DDR_feabcd - DDR_efabcd + R_pafe R_pbcd + R_pbfe R_apcd + R_pcfe R_abpd + R_pdfe R_abcp",
        r"[\nabla_f, \nabla_e] R_{abcd} + R^p{}_{afe} R_{pbcd} + R^p{}_{bfe} R_{apcd} + R^p{}_{cfe} R_{abpd}"
        r" + R^p{}_{dfe} R_{abcp} = 0",
    ),
    (
        "□ Riemann",
        4,
        {},
        "DDR_eeabcd + 2 R_paqb R_pcqd - 2 R_paqb R_pdqc - 2 R_paqd R_pbqc + 2 R_paqc R_pbqd"
        " - DDR_acbd + DDR_adbc + DDR_bcad - DDR_bdac - R_pbcd R_pa - R_apcd R_pb",
        r"\Box R_{abcd} + 2 R^p{}_a{}^q{}_b R_{pcqd} - 2 R^p{}_a{}^q{}_b R_{pdqc} - 2 R^p{}_a{}^q{}_d R_{pbqc}"
        r" + 2 R^p{}_a{}^q{}_c R_{pbqd} - \nabla_a \nabla_c R_{bd} + \nabla_a \nabla_d R_{bc}"
        r" + \nabla_b \nabla_c R_{ad} - \nabla_b \nabla_d R_{ac} - R_{pbcd} R^p{}_a - R_{apcd} R^p{}_b = 0",
    ),
    (
        "Bel–Robinson in vacuum",
        4,
        {},
        "DR_aaecf R_bedf + R_aecf DR_abedf + DR_aaedf R_becf + R_aedf DR_abecf - 1/4 g_cd DR_bmnpq R_mnpq",
        r"\nabla^a (R_{aecf} R_b{}^e{}_d{}^f + R_{aedf} R_b{}^e{}_c{}^f) = \frac14 g_{cd} R_{mnpq} \nabla_b R^{mnpq}",
    ),
]


def seconds(question: Callable[..., object], *arguments: object) -> float:
    started = process_time()
    question(*arguments)
    return process_time() - started


def ours(every: gr.EveryMetric, text: str, fields: dict, vacuum: bool) -> None:
    names = {name: OURS[name] for name in fields}
    assert every.decide(text, assuming=[VACUUM] if vacuum else [], **names).proved, text


def floor(space, text: str, vacuum: bool) -> None:
    assert space.decide(text, vacuum=vacuum).proved, text


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identities", description=__doc__)
    parser.add_argument("--against", default="", metavar="PATH", help="directory of the prototype")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="questions for a median (default 5)")
    arguments = parser.parse_args()
    if arguments.against:
        sys.path.insert(0, arguments.against)
    prototype = import_module("generic_identity") if arguments.against else None
    gr.Minkowski().evaluate("R")  # the first formula of a process loads the parser
    print("| in every metric, n = 4 | first, with set-up | prototype | again | prototype |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for title, order, fields, floor_text, text in IDENTITIES:
        vacuum = title.endswith("vacuum")
        figures: list[list[float]] = [[], [], [], []]
        for _ in range(arguments.repeat):
            every = gr.EveryMetric(4)
            figures[0].append(seconds(ours, every, text, fields, vacuum))
            figures[2].append(seconds(ours, every, text, fields, vacuum))
            if prototype:
                started = process_time()
                space = prototype.Space(4, order, fields)
                floor(space, floor_text, vacuum)
                figures[1].append(process_time() - started)
                figures[3].append(seconds(floor, space, floor_text, vacuum))
        shown = (f"{1e3 * statistics.median(f):.3g} ms" if f else "-" for f in figures)
        print(f"| {title} | {' | '.join(shown)} |", flush=True)


if __name__ == "__main__":
    main()
