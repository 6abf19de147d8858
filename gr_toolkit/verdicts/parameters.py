"""For which values of its parameters an expression or a tensor vanishes: "vacuum if and only if Q = 0"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, final

import sympy as sp

from ..errors import DivisionByZeroError, InputError
from ..exact import Domain, Element, Field, Reader, hooks, read_domain, unify
from ..exact.conditions.coefficients import coefficients, depends_on
from ..exact.conditions.systems import Alternative, System, implies
from ..exact.kernels.symbols import SymbolGenerator
from ..exact.sampling import points
from ..exact.writer import expression_of


@final
@dataclass(frozen=True)
class ParameterCondition:
    """When something vanishes at every point, in terms of its parameters.

    Attributes
    ----------
    alternatives : each a tuple of SymPy expressions; where those of one alternative are all zero, the whole vanishes
        ``()`` where there is none, ``((),)`` where it always vanishes
    complete : whether these are all the values of the parameters, on the domain, at which it vanishes
    doubt : why that is not known, where it is not
    excluded : alternatives of the same kind where a divisor vanishes, and nothing is said
    parameters : the symbols that were taken as parameters
    """

    alternatives: tuple[tuple[Any, ...], ...]
    doubt: str = ""
    excluded: tuple[tuple[Any, ...], ...] = ()
    parameters: tuple[Any, ...] = field(default=(), repr=False)

    @property
    def complete(self) -> bool:
        return not self.doubt

    @property
    def equations(self) -> tuple[Any, ...]:
        """The alternatives as SymPy conditions, ``And(Eq(a, 0), Eq(Q, 0))``."""
        return tuple(sp.And(*(sp.Eq(e, 0) for e in alternative)) for alternative in self.alternatives)

    def __str__(self) -> str:
        text = _joined(self.alternatives, str, " and ", " or ")
        if text:
            return text if self.complete else f"{text} (sufficient)"
        if self.alternatives:
            return "always"
        return "never" if self.complete else "no condition found"

    def __repr__(self) -> str:
        return f"ParameterCondition({self})"

    def _repr_latex_(self) -> str:
        text = _joined(self.alternatives, sp.latex, r"\;\wedge\; ", r"\quad\text{or}\quad ")
        if not text:
            return rf"$\text{{{self}}}$"
        return f"${text}$" if self.complete else rf"${text}\quad\text{{(sufficient)}}$"

    def explain(self) -> str:
        """The condition in sentences, with what is excluded and what stays open."""
        text = _joined(self.alternatives, str, " and ", " or ")
        if text:
            lines = [f"vanishes if {'and only if ' if self.complete else ''}{text}"]
        elif self.alternatives:
            lines = ["vanishes whatever the parameters are"]
        else:
            found = "vanishes at no values of the parameters on the domain"
            lines = [found if self.complete else "no values of the parameters were found at which it vanishes"]
        if self.doubt:
            lines.append(f"perhaps elsewhere too: {self.doubt}")
        if self.excluded:
            lines.append(
                f"nothing is said where {_joined(self.excluded, str, ' and ', ' or ')}: a divisor vanishes there"
            )
        return "\n  ".join(lines)


def _joined(alternatives: Sequence[Sequence[Any]], write: Callable[[Any], str], both: str, either: str) -> str:
    """The alternatives as one line."""
    parts = [both.join(_equation(e, write) for e in alternative) for alternative in alternatives]
    if len(parts) > 1:
        parts = [f"({p})" if len(a) > 1 and both == " and " else p for p, a in zip(parts, alternatives, strict=True)]
    return either.join(parts)


def _equation(expression: Any, write: Callable[[Any], str]) -> str:
    """``a - 1`` as ``a = 1``, anything else as ``… = 0``."""
    number, rest = expression.as_coeff_Add()
    return f"{write(rest)} = {write(-number)}" if rest.is_Symbol else f"{write(expression)} = 0"


def vanishes_when(expression: Any, parameters: Any = None, *, domain: Iterable[Any] = ()) -> ParameterCondition:
    """The condition on parameters under which an expression or tensor vanishes at every point.

    Parameters
    ----------
    expression : a SymPy expression, an exact scalar, or a tensor
    parameters : a symbol or several; left out, those of a tensor's metric
    domain : SymPy conditions, as in `decide`; what they exclude is no alternative

    Returns
    -------
    ParameterCondition
        Necessary and sufficient where it is `complete`; else its `doubt` names what may vanish elsewhere too, such as
        cos(a x) at a special value of a.

    Raises
    ------
    InputError
        No parameters are given for what is no tensor, or what is given is no symbol.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> print(vanishes_when(gr.ReissnerNordstrom().ricci))
    Q = 0
    >>> a, b, x = sp.symbols("a b x", real=True)
    >>> print(vanishes_when(a*(a - 1)*x + a*b*(a - 1)*sp.cos(x) + a*b, [a, b]))
    a = 0 or (b = 0 and a = 1)
    >>> print(vanishes_when(a*sp.cos(a*x), a).explain())
    vanishes if a = 0
      perhaps elsewhere too: cos(a*x) contains a
    """
    symbols = _symbols(expression, parameters)
    values, divisors = _read(expression, domain)
    condition = _condition(values, divisors, symbols)
    if condition.complete and not _has_interior(values[0].field.domain):
        return replace(condition, doubt="no point strictly inside the domain was found")
    return condition


def _has_interior(domain: Domain) -> bool:
    """Whether a domain leaves coordinates free to vary: x >= 1 and x <= 1 together do not."""
    if all(fact.strict or fact.nonzero for fact in domain.facts):
        return True
    return next(points(domain, domain.symbols, Reader(Field.rational(domain)), 1), None) is not None


def _free_symbols(expression: Any) -> list[Any]:
    """The symbols that could be meant: those of an expression, or the parameters of a tensor's metric."""
    if hasattr(expression, "metric"):
        return list(expression.metric.parameters)
    written = expression.to_sympy() if isinstance(expression, Element) else expression
    return sorted(getattr(written, "free_symbols", ()), key=str)


def _symbols(expression: Any, parameters: Any) -> tuple[Any, ...]:
    """The parameters as given, or the tensor's own."""
    advice = f"parameters={_free_symbols(expression) or '[a, M]'}, or some of them"
    if parameters is None:
        if not hasattr(expression, "metric"):
            raise InputError("an expression does not say which of its symbols are parameters", advice)
        return tuple(expression.metric.parameters)
    single = isinstance(parameters, sp.Basic) and not isinstance(parameters, sp.Tuple)
    if isinstance(parameters, str) or not (single or isinstance(parameters, Iterable)):
        raise InputError(f"parameters = {parameters!r} is no list of symbols", advice)
    symbols = (parameters,) if single else tuple(parameters)
    for symbol in symbols:
        if not isinstance(symbol, sp.Symbol):
            raise InputError(f"the parameter {symbol!r} is no SymPy symbol", advice)
    if set(symbols) & set(getattr(getattr(expression, "metric", None), "coordinates", ())):
        raise InputError(f"the parameters {symbols} contain a coordinate", "the metric's parameters")
    return symbols


def _read(expression: Any, domain: Iterable[Any]) -> tuple[list[Element], list[Element]]:
    """(what is to vanish, what it was divided by), in one field on the domain."""
    if hasattr(expression, "equation_components"):
        values = [value for _, value, _ in expression.equation_components(0)]
        divisors = [expression.metric.determinant, *(v for _, v in expression.metric.covariant.items())]
    else:
        values, divisors = [expression], []
    fields = [v.field for v in values if isinstance(v, Element)]
    known = read_domain(domain)
    for home in fields:
        known = home.domain & known
    reader = Reader(fields[0] if fields and fields[0].domain == known else Field.rational(known))
    read = reader.read_all([*values, *divisors])
    kept = [read[len(values)]] if divisors else []  # a metric is degenerate where its determinant vanishes
    kept += [element.denominator() for element in read]
    kept += [element for _, element in reader.divisors]
    kept += [element.denominator() for _, element in reader.divisors]
    hooks.call("settle domain", reader.field)
    return read[: len(values)], list(dict.fromkeys(kept))


def _condition(values: list[Element], divisors: list[Element], symbols: tuple[Any, ...]) -> ParameterCondition:
    one, *both = unify([values[0].field.one, *values, *divisors])
    values, divisors, parameters = both[: len(values)], both[len(values) :], frozenset(symbols)
    found = coefficients(values, parameters)
    if found.doubt and (by_cases := _by_cases(values, divisors, symbols)) is not None:
        return by_cases
    system = System(one.field)
    alternatives = system.solve(found.polynomials)
    excluded: list[Alternative] = []
    doubt = found.doubt
    for divisor in divisors:
        below = coefficients([divisor], parameters)
        doubt = doubt or _moving_root(divisor, parameters)
        excluded += [a for a in system.solve(below.polynomials) if not any(implies(a, e) for e in excluded)]
    kept = [a for a in alternatives if not any(implies(a, e) for e in excluded)]
    return ParameterCondition(
        tuple(a.equations() for a in kept), doubt, tuple(e.equations() for e in excluded), symbols
    )


def _moving_root(divisor: Element, parameters: frozenset[Any]) -> str:
    """Why the normal form may divide by zero at values of the parameters at which the expression as typed is defined.

    1/(1 + √K) is (1 − √K)/(1 − K) in normal form, which says nothing at K = 1: a conjugate was multiplied with.
    """
    field = divisor.field
    used = {p for p, degree in enumerate(divisor.numerator.degrees()) if degree > 0}
    if not any(depends_on(field, position) & parameters for position in used):
        return ""
    algebraic = (field.positions[n] for n, generator in enumerate(field.generators) if generator.algebraic)
    for position in algebraic:
        if mixed := depends_on(field, position) & parameters:
            return f"{expression_of(field, position)} contains {', '.join(sorted(map(str, mixed)))}"
    return ""


def _by_cases(values: list[Element], divisors: list[Element], symbols: tuple[Any, ...]) -> ParameterCondition | None:
    """The condition value by value of a parameter that the domain gives finitely many; None where there is none."""
    domain = values[0].field.domain
    for symbol in symbols:
        numbers = domain.values_of(symbol)
        if not numbers or not any(symbol == g.symbol for _, g in values[0].field.find(SymbolGenerator)):
            continue
        rest = tuple(s for s in symbols if s != symbol)
        alternatives: list[tuple[Any, ...]] = []
        excluded: list[tuple[Any, ...]] = []
        doubts: list[str] = []
        for number in numbers:
            equation = symbol - sp.Rational(number.numerator, number.denominator)
            try:
                moved = [[e.subs({symbol: symbol - equation}) for e in group] for group in (values, divisors)]
            except DivisionByZeroError:
                excluded.append((equation,))
                continue
            here = _condition(moved[0], moved[1], rest)
            alternatives += [(equation, *others) for others in here.alternatives]
            excluded += [(equation, *others) for others in here.excluded]
            doubts.append(here.doubt)
        doubt = next(filter(None, doubts), "")
        return ParameterCondition(tuple(alternatives), doubt, tuple(excluded), symbols)
    return None
