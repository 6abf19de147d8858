"""EinsteinPy's tensors as ours, and ours as EinsteinPy's.

EinsteinPy's signs of Riemann and Ricci are those of Misner, Thorne & Wheeler, its Riemann tensor is R^t_{srn}; a metric
says neither its signature nor its domain. Its constants c, G … are a class of their own, for which plain symbols of the
same names are put in. Components are carried over as they are; curvatures made in other conventions are turned. What is
a curvature is known of the metric's own tensors and of these with indices raised or lowered; of others that have the
same components it is asked, where the answer matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import sympy as sp

from ..errors import InputError, UnknownNameError
from ..geometry import Conventions, Metric, Tensor, raising
from ..geometry.inertia import inertia
from ..verdicts import decide

CURVATURES = {  # EinsteinPy's class -> (our name of the quantity, powers of the signs of Riemann and Ricci in it)
    "ChristoffelSymbols": ("christoffel", 0, 0),
    "RiemannCurvatureTensor": ("riemann", 1, 0),
    "WeylTensor": ("weyl", 1, 0),
    "RicciTensor": ("ricci", 1, 1),
    "RicciScalar": ("ricci_scalar", 1, 1),
    "EinsteinTensor": ("einstein", 1, 1),
    "SchoutenTensor": ("", 1, 1),
}
OWN = {own: kind for kind, (own, *_) in CURVATURES.items() if own and own != "ricci_scalar"}


def from_einsteinpy(
    quantity: Any,
    *,
    metric: Metric | None = None,
    domain: Iterable[Any] = (),
    signature: str | None = None,
    conventions: Conventions | str | None = None,
    decimals: bool = False,
) -> Any:
    """An object of ``einsteinpy.symbolic`` as one of ours: a metric, or a tensor on its parent metric.

    Parameters
    ----------
    quantity : MetricTensor, ChristoffelSymbols, RiemannCurvatureTensor, RicciTensor, RicciScalar, WeylTensor,
        EinsteinTensor, or any BaseRelativityTensor
    metric : our metric that a tensor is to live on, instead of its parent metric
    domain : conditions on coordinates and parameters, as for `Metric`; EinsteinPy has none
    signature : "-+++" or "+---"; worked out at a point of the domain if it is not given
    conventions : what the result is to be in; curvatures, which EinsteinPy has in those of MTW, are turned
    decimals : read floats as the decimals they print as, 0.1 as 1/10; otherwise one that is no exact number is refused

    Returns
    -------
    Metric, Tensor, or an exact scalar for a RicciScalar

    Raises
    ------
    InputError
        No object of EinsteinPy, a tensor without a parent metric, floats that are no exact numbers, a signature that
        does not show, or that is not the one of `signature` or `conventions`.

    Examples
    --------
    >>> from einsteinpy.symbolic.predefined import Schwarzschild
    >>> g = from_einsteinpy(Schwarzschild(c=1))
    >>> g.conventions.signature, bool(g.is_vacuum())
    ('+---', True)
    """
    kinds = _package()
    if isinstance(quantity, kinds.MetricTensor):
        return _metric(quantity, domain, signature, conventions, decimals)
    if not isinstance(quantity, kinds.BaseRelativityTensor):
        raise InputError(
            f"{type(quantity).__name__} is no tensor of einsteinpy.symbolic",
            "from_einsteinpy(einsteinpy.symbolic.MetricTensor(...))",
        )
    if metric is None:
        parent = quantity.parent_metric
        if parent is None:
            raise InputError(f"the {type(quantity).__name__} has no parent metric", "metric=, the metric it belongs to")
        metric = _metric(parent, domain, signature, conventions, decimals)
    if len(metric.coordinates) != len(quantity.syms) or any(map(_differ, metric.coordinates, quantity.syms)):
        raise InputError(
            f"the tensor's coordinates are {tuple(quantity.syms)}, the metric's {metric.coordinates}", "one chart"
        )
    sign = _sign(type(quantity).__name__, metric.conventions)
    components = sign * _plain(quantity.tensor(), decimals)
    if not quantity.config:
        return metric.scalar(components[()])
    pattern = "".join("^a" if place == "u" else "_a" for place in quantity.config)
    return metric.tensor(components.tolist(), pattern, name=str(quantity.name))


def to_einsteinpy(quantity: Metric | Tensor, *, name: str | None = None, kind: str | None = None) -> Any:
    """A metric or tensor as an object of ``einsteinpy.symbolic``: of the class that EinsteinPy has for it.

    Parameters
    ----------
    quantity : a metric, or a tensor; Christoffel symbols, Riemann, Ricci, Weyl and Einstein tensors of a metric, their
        indices anywhere, get their own classes, others are a BaseRelativityTensor
    name : what EinsteinPy is to call it
    kind : what a tensor is that was not taken from the metric: "riemann", "ricci", "weyl", "einstein", or "tensor"

    Returns
    -------
    The components are ours; curvatures are turned to the signs of MTW, which EinsteinPy has.

    Raises
    ------
    InputError
        No metric and no tensor; a tensor in other signs than those of MTW that is not the metric's own and has, up to a
        sign, the components of a curvature, if `kind` does not say what it is.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> to_einsteinpy(gr.Schwarzschild().ricci).config
    'll'
    """
    kinds = _package()
    if not isinstance(name, str | None):
        raise InputError(f"the name {name!r} is no text", "name='g'")
    if isinstance(quantity, Metric):
        rows = quantity.covariant.to_sympy().tolist()
        return kinds.MetricTensor(rows, quantity.coordinates, "ll", name=name or quantity.name or "GenericMetricTensor")
    if not isinstance(quantity, Tensor):
        raise InputError(
            f"{type(quantity).__name__} is no metric and no tensor", "to_einsteinpy(g) or to_einsteinpy(g.ricci)"
        )
    metric = quantity.metric
    if quantity is metric.covariant:
        return to_einsteinpy(metric, name=name)
    config = "".join("u" if up else "l" for up in quantity.positions)
    found = _kind(quantity) if kind is None else _named_kind(quantity, kind)
    components = quantity.to_sympy() * _sign(found, metric.conventions)
    parent = to_einsteinpy(metric)
    if found is None:
        return kinds.BaseRelativityTensor(
            components, metric.coordinates, config=config, parent_metric=parent, name=name or quantity.name
        )
    return getattr(kinds, found)(
        components, metric.coordinates, config=config, parent_metric=parent, name=name or found
    )


def _kind(tensor: Tensor) -> str | None:
    """EinsteinPy's class for a curvature of the metric, whatever its index positions; None for another tensor."""
    metric = tensor.metric
    known = {own: metric.__dict__[own] for own in OWN if own in metric.__dict__}
    for own, curvature in known.items():
        if tensor is curvature or tensor is curvature.moves.get(tensor.positions):
            return OWN[own]
    signs = metric.conventions
    if tensor.rank not in (2, 4) or signs.riemann == signs.ricci == 1 or tensor.is_zero():
        return None
    for own in ("ricci", "einstein") if tensor.rank == 2 else ("riemann", "weyl"):
        curvature = raising.moved(getattr(metric, own), tensor.positions)
        if _sign(OWN[own], signs) < 0 and not all(decide(tensor, curvature * s).refuted for s in (1, -1)):
            raise InputError(
                f"{tensor.name} may have the components of {own}, up to a sign, and EinsteinPy has another sign of it",
                f"kind={own!r}, if it is that; kind='tensor', for its components as they are",
            )
    return None


def _named_kind(tensor: Tensor, kind: str) -> str | None:
    """EinsteinPy's class for a curvature by our name."""
    ranks = {"christoffel": 3, "riemann": 4, "weyl": 4, "ricci": 2, "einstein": 2, "tensor": tensor.rank}
    if not isinstance(kind, str) or kind not in ranks:
        raise UnknownNameError(str(kind), ranks, "kind of tensor")
    if tensor.rank != ranks[kind]:
        raise InputError(f"{tensor.name} has {tensor.rank} indices, {kind} {ranks[kind]}", "kind='tensor'")
    return OWN.get(kind)


def _package() -> Any:
    """EinsteinPy's symbolic part."""
    try:
        import einsteinpy.symbolic
    except ImportError:
        raise InputError("EinsteinPy is not installed", "pip install einsteinpy") from None
    return einsteinpy.symbolic


def _sign(kind: str | None, conventions: Conventions) -> int:
    """The sign between a curvature in our conventions and EinsteinPy's."""
    _, riemann, ricci = CURVATURES.get(kind or "", ("", 0, 0))
    return int(conventions.riemann**riemann * conventions.ricci**ricci)


def _differ(first: Any, second: Any) -> bool:
    return bool(_renamed(first) != _renamed(second))


def _renamed(symbol: Any) -> Any:
    """A constant of EinsteinPy as a plain symbol, any other symbol as it is."""
    return symbol if type(symbol) in (sp.Symbol, sp.Dummy) else sp.Symbol(symbol.name)


def _plain(components: Any, decimals: bool) -> Any:
    """Components without EinsteinPy's constants and, if wanted, without floats."""
    array = sp.Array(components)
    places: dict[Any, Any] = {s: _renamed(s) for s in array.free_symbols if _renamed(s) != s}
    for constant, symbol in places.items():
        if symbol in array.free_symbols:
            raise InputError(f"the metric holds EinsteinPy's constant {constant} and another symbol of that name")
    if decimals:
        for number in set().union(*(entry.atoms(sp.Float) for entry in sp.flatten(array))):
            exact = Fraction(Decimal(repr(float(number))))
            places[number] = sp.Rational(exact.numerator, exact.denominator)
    return array.xreplace(places) if places else array


def _metric(
    theirs: Any, domain: Iterable[Any], signature: str | None, conventions: Conventions | str | None, decimals: bool
) -> Metric:
    """The metric, its signature worked out where it is not given; the inverse is taken of an upper one."""
    rows = _plain(theirs.tensor(), decimals).tolist()
    domain = tuple(domain)
    name = "" if theirs.name == "GenericMetricTensor" else str(theirs.name)

    def made(signature: str | None) -> Metric:
        return Metric(rows, theirs.syms, domain=domain, conventions=conventions, signature=signature, name=name)

    metric = made(signature)
    if theirs.config == "uu":
        rows = metric.inverse.to_sympy().tolist()
        metric = made(signature)
    if metric.dimension > 2:
        is_open = signature is None and conventions is None
        found = _signature(metric, is_open)
        if found not in (None, metric.conventions.signature):
            if not is_open:
                raise InputError(
                    f"the metric has signature {found}, and {metric.conventions.signature} was asked for",
                    f"signature='{found}', and then .to_conventions(...) for the same geometry in the other one",
                )
            metric = made(found)
    return metric


def _signature(metric: Metric, is_open: bool) -> str | None:
    """The signature that a metric shows at a point of its domain; None where it shows none and need not."""
    found = inertia(metric)
    if found is not None and min(found) <= 1:
        return None if min(found) == 0 and not is_open else "-+++" if found[0] >= found[1] else "+---"
    if not is_open:
        return None
    raise InputError("the signature of the metric does not show at points of its domain", "signature='-+++' or '+---'")
