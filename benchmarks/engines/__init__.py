"""What is timed. An engine is a module of four functions:

prepare(case, name, against)   the case in the engine's own types; not timed, neither are the imports
curvature(prepared, stage)     inverse, Christoffel, Riemann, Ricci, scalar, Einstein, Weyl and Kretschmann, every
                               component; timed; calls stage(name) after each, so that an unfinished run can say
                               how far it came
vacuum(answers)                whether it takes the Ricci tensor for zero, None where it cannot say; timed
numbers(answers, case)         (Ricci, scalar, Kretschmann) at the case's point; not timed
"""

ENGINES = {
    "gr_toolkit": "benchmarks.engines.ours",
    "EinsteinPy": "benchmarks.engines.einsteinpy_symbolic",
    "plain SymPy": "benchmarks.engines.plain_sympy",
    "floor": "benchmarks.engines.floor",
}
