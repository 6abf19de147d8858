"""Maxima's ctensor: the batch files of the tasks, for `maxima --very-quiet`; each prints its seconds of work last."""

KERR = """
display2d: false$ load(ctensor)$ ratfac: true$ ratwtlvl: false$ ctrgsimp: true$
ct_coords: [t, r, th, ph]$
S: r^2 + a^2*cos(th)^2$ D: r^2 - 2*M*r + a^2$ C: -2*M*a*r*sin(th)^2/S$
lg: matrix([-(1 - 2*M*r/S), 0, 0, C], [0, S/D, 0, 0], [0, 0, S, 0],
           [C, 0, 0, (r^2 + a^2 + 2*M*a^2*r*sin(th)^2/S)*sin(th)^2])$
started: elapsed_run_time()$
"""
END = "\nprint(elapsed_run_time() - started)$\n"

TASKS = {
    "scalar": KERR + "cmetric(false)$ christof(false)$ lriemann(false)$ uriemann(false)$ K: rinvariant()$" + END,
    "Petrov type": KERR
    + "cmetric(false)$ christof(false)$ riemann(false)$ lriemann(false)$ ricci(false)$ weyl(false)$ "
    + "nptetrad()$ psi(false)$ petrov()$"
    + END,
}
