"""Deflection angles against impact parameters."""

from __future__ import annotations

from typing import Any

from ..errors import InputError
from ..geometry import Metric
from ..geometry.inputs import read_metric
from ..geometry.keywords import in_words
from ..motion import Scattering
from ..motion.radial_functions import radial_functions
from ..motion.scattering.fields import unit_of_lengths
from ..numerics.plane_points import by_ratios
from .distance_redshift import COLOURS
from .index_profiles import SPEEDS, read_range, read_speeds
from .picture import Picture, curve_axes

POINTS = 400
NEAREST = 1e-9  # b/b_c − 1 of the first point
FARTHEST = 1e4  # masses
LEAST = 1e-4  # of the farthest, where none falls in


@in_words("deflection", "gr.render.deflection(g, v=[0.1, 1])", {"range": "b=(5, 1e4)"})
def deflection(
    metric: Metric,
    *,
    v: Any = SPEEDS,
    b: tuple[float, float] | None = None,
    weak_field: bool = True,
    axes: Any = None,
) -> Picture:
    """Draw the deflection of particles of several speeds against their impact parameter, both logarithmically.

    Each curve ends at its critical impact parameter, the dotted vertical line, from which the deflection goes to
    infinity like a logarithm. Horizontal lines are at half a turn and at whole ones.

    Parameters
    ----------
    metric : static and spherically symmetric, with numbers for its parameters, or with M alone as a symbol
    v : the speeds at infinity, one or several
    b : from, to, in the unit of lengths of the metric (masses, if M is a symbol); unless given from capture to 10⁴ M
    weak_field : whether 2M (1 + 1/v²)/b is drawn, dashed, where the metric is Schwarzschild's
    axes : of Matplotlib, to draw on

    Returns
    -------
    Picture
        With `figure`, `axes` and `data`: speed -> (b, deflection).

    Raises
    ------
    InputError
        Speeds or a range that are none; a range within which all fall in; a metric of another kind.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> picture = deflection(gr.Schwarzschild(M=1), v=[0.5, 1])
    >>> impact, angle = picture.data[1.0]
    >>> bool(abs(angle[-1]*impact[-1]/4 - 1) < 1e-3)                             # 4M/b
    True
    """
    f = radial_functions(read_metric(metric))
    unit = unit_of_lengths(f)
    mass = float(unit) if unit.is_number else 1.0
    low, high = (None, FARTHEST * mass) if b is None else read_range(b, "b", "b=(5, 1e4)")
    if not isinstance(weak_field, bool):
        raise InputError(f"weak_field is {weak_field!r:.40}", "True or False")
    angle = r"deflection $\alpha$ [rad]"
    shown = curve_axes(axes, ("$b / M$" if mass == 1 else "$b$", angle), "")
    data: dict[Any, Any] = {}
    for k, speed in enumerate(read_speeds(v)):
        critical = float(Scattering(metric, v=speed).critical_impact_parameter / unit) * mass
        start = critical if low is None else max(low, critical)
        if not start > 0:  # none falls in, and none has a smallest impact parameter
            start = high * LEAST
        if start >= high:
            raise InputError(
                f"particles of v = {speed:g} fall in below b = {critical:g}", f"b up to more than {critical:g}"
            )
        if critical > 0:
            excess = by_ratios(max(start / critical - 1, NEAREST), high / critical - 1, POINTS)
            data[speed] = critical * (1 + excess), Scattering.near_critical(metric, v=speed, excess=excess).deflection()
        else:
            impact = by_ratios(start, high, POINTS)
            data[speed] = impact, Scattering(metric, v=speed, b=impact).deflection()
        colour = COLOURS[k % len(COLOURS)]
        shown.plot(*data[speed], color=colour, label=f"$v = {speed:g}$")
        if low is None or low < critical:
            shown.axvline(critical, color=colour, linestyle=":", linewidth=1)
        if weak_field and f.schwarzschild_mass is not None:
            first = 2 * mass * (1 + 1 / speed**2) / data[speed][0]
            shown.plot(data[speed][0], first, color=colour, linestyle="--", linewidth=0.8, alpha=0.7)
    _finish(shown, data)
    return Picture(shown, data)


def _finish(axes: Any, data: dict[Any, Any]) -> None:
    """Scales, half a turn and whole ones, the legend."""
    largest = max(float(angles.max()) for _, angles in data.values())
    least = min(float(angles.min()) for _, angles in data.values())
    pi = 3.141592653589793
    for turn, name in ((pi, r"$\pi$"), (2 * pi, r"$2\pi$"), (4 * pi, r"$4\pi$")):
        if least < turn < 1.3 * largest:
            axes.axhline(turn, color="0.8", linewidth=0.7, zorder=1)
            axes.annotate(name, (1.01, turn), xycoords=axes.get_yaxis_transform(), fontsize="small", va="center")
    axes.set_xscale("log")
    if least > 0:  # some fields repel
        axes.set_yscale("log")
        axes.set_ylim(0.7 * least, 1.6 * largest)
    axes.grid(color="0.93", linewidth=0.6)
    axes.legend(fontsize="small", loc="lower left")
