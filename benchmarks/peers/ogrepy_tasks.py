"""OGRePy, by an interpreter of Python 3.13 that has it: `python ogrepy_tasks.py TASK` prints the seconds of work."""

import contextlib
import io
import sys
import time

with contextlib.redirect_stdout(io.StringIO()):  # it greets in HTML
    import OGRePy as gr

s = gr.s
t, r, theta, phi, M, a = s.symbols("t r theta phi M a")


def kerr():
    sigma, delta = r**2 + a**2 * s.cos(theta) ** 2, r**2 - 2 * M * r + a**2
    cross = -2 * M * a * r * s.sin(theta) ** 2 / sigma
    rotation = (r**2 + a**2 + 2 * M * a**2 * r * s.sin(theta) ** 2 / sigma) * s.sin(theta) ** 2
    components = [
        [-(1 - 2 * M * r / sigma), 0, 0, cross],
        [0, sigma / delta, 0, 0],
        [0, 0, sigma, 0],
        [cross, 0, 0, rotation],
    ]
    return gr.Metric(coords=gr.Coordinates(t, r, theta, phi), components=components)


def scalar():
    """R_{abcd} R^{abcd} as the user writes it; the package raises and lowers."""
    riemann = kerr().riemann()
    return gr.calc(riemann("a b c d") @ riemann("a b c d"))


def second_derivatives():
    riemann = kerr().riemann()
    return gr.calc(gr.CovariantD("f") @ gr.calc(gr.CovariantD("e") @ riemann("a b c d")))("f e a b c d")


TASKS = {"scalar": scalar, "second derivatives": second_derivatives}

if __name__ == "__main__":
    with contextlib.redirect_stdout(io.StringIO()):
        started = time.process_time()
        TASKS[sys.argv[1]]()
        seconds = time.process_time() - started
    print(seconds)
