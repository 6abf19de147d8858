"""Rewriting by side conditions: leading derivatives, and all derivatives of them, replaced by what the conditions say.

A rule is a polynomial that is zero, with its leader under a ranking. Linear in its leader it gives the leader a value;
of higher degree it lowers powers, and its derivatives, which are linear in theirs, give values to the leader's
derivatives. What a rule divides by, the leader's leading coefficient (initial) and the derivative by the leader
(separant), is kept with every result: H · N is a combination of the conditions and their derivatives, H the product
of what was divided by, hence N is zero on every solution on which H is not [Ritt; Kolchin]. Nothing is assumed of
what is not reduced to zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

from ...errors import DivisionByZeroError, SideConditionError
from .. import hooks
from ..homomorphism import apply, bring, common_field, substitute_generators
from ..kernels.jets import JetFamily, JetGenerator
from ..kernels.symbols import SymbolGenerator, symbol_element
from .elsewhere import admit_places
from .ranking import Ranking, below, coefficients, everything_in, unknown_in

if TYPE_CHECKING:
    from ..element import Element
    from ..field import Field

ORDER = 24  # derivatives that one jet may be of
PASSES = 200  # of one reduction


@final
@dataclass(frozen=True)
class Rule:
    """A polynomial that is zero on the solutions, read as a rule for its leader.

    Attributes
    ----------
    initial, separant : the coefficient of the leader's highest power, and the derivative by the leader
    value : what the leader is, where the polynomial is linear in it
    assumed : what had to be divided by before the polynomial was found
    """

    leader: Any
    polynomial: Element
    degree: int
    initial: Element
    separant: Element
    value: Element | None
    assumed: tuple[Element, ...]


@final
class Rewriting:
    """Rules for the unknowns of side conditions, in one growing field. `assumed` collects what was divided by."""

    def __init__(self, field: Field, ranking: Ranking) -> None:
        self.field, self.ranking = field, ranking
        self.rules: dict[Any, Rule] = {}
        self.assumed: dict[Element, None] = {}
        self._images: dict[Any, tuple[Element, tuple[Element, ...]]] = {}

    # -- rules ---------------------------------------------------------------------------------------------------------

    def rule(self, polynomial: Element, assumed: tuple[Element, ...]) -> Rule:
        """The rule that a polynomial is.

        Raises
        ------
        SideConditionError
            Its leader stands inside a function or a root.
        """
        leader = self.ranking.leader(polynomial)
        split = coefficients(polynomial, leader)
        degree = max(split)
        hidden = [c for c in split.values() if leader in everything_in(c)]
        if hidden or not degree:
            raise SideConditionError(
                f"the condition {polynomial} = 0 has its highest derivative {leader.expression()} inside a function or"
                " a root",
                "a condition that is polynomial in its highest derivatives",
            )
        field = polynomial.field
        unknown = unknown_in(leader, field)
        separant = field.zero
        for power, coefficient in split.items():
            if power:
                separant = separant + coefficient * unknown ** (power - 1) * power
        value = -split.get(0, field.zero) / split[1] if degree == 1 else None
        return Rule(leader, polynomial, degree, split[degree], separant, value, assumed)

    def add(self, rule: Rule) -> None:
        """Add a rule whose leader no other rule rewrites."""
        self.rules[rule.leader] = rule
        self._images.clear()

    def remove(self, rule: Rule) -> None:
        """Take a rule away."""
        del self.rules[rule.leader]
        self._images.clear()

    def rule_for(self, generator: Any) -> Rule | None:
        """The rule that gives a generator a value: a linear one of its own, or one of a jet that it is a derivative
        of."""
        if not isinstance(generator, JetGenerator):
            rule = self.rules.get(generator)
            return rule if rule is not None and rule.degree == 1 else None
        for leader, rule in self.rules.items():
            of_one_function = isinstance(leader, JetGenerator) and leader.family.function == generator.family.function
            lowers_only = rule.degree > 1 and generator.orders == getattr(leader, "orders", ())
            if of_one_function and is_derivative(generator, leader) and not lowers_only:
                return rule
        return None

    # -- derivatives ---------------------------------------------------------------------------------------------------

    def home(self, element: Element) -> Element:
        """The element in the field of the rules, which grows where it has to."""
        self.field = common_field(self.field, element.field)
        return bring(element, self.field)

    def diff(self, element: Element, symbol: Any) -> Element:
        """A derivative; only those jets are adjoined that it needs."""
        element = self.home(element)
        new: dict[Any, None] = {}
        for generator in everything_in(element):
            if isinstance(generator, JetGenerator) and generator in self.field.generators:
                if max(generator.orders) >= ORDER:
                    raise SideConditionError(
                        f"derivatives of {generator.family.function} beyond order {ORDER} are needed"
                    )
                for number, argument in enumerate(generator.family.arguments):
                    moved = SymbolGenerator(symbol) in everything_in(argument)
                    if moved and self.field.number_of(generator.raised(number)) is None:
                        new[generator.raised(number)] = None
        if new:
            self.field = self.field.extended(*sorted(new, key=lambda g: str((g.family.function, g.orders))))
            element = self.field.lift(element)
        return self.home(hooks.call("derivative", element, symbol))

    def along(self, rule: Rule, generator: Any) -> tuple[Element, tuple[Element, ...]]:
        """(the value that a rule gives a derivative of its leader, reduced; what was divided by)."""
        if generator.orders == rule.leader.orders:
            assert rule.value is not None
            return self.reduced(rule.value, (*rule.assumed, rule.initial))
        slot = next(n for n, k in enumerate(generator.orders) if k > rule.leader.orders[n])
        symbol = self.ranking.slots[generator.family.function][slot]
        orders = tuple(k - (n == slot) for n, k in enumerate(generator.orders))
        if orders == rule.leader.orders and rule.degree > 1:
            derivative = self.diff(rule.polynomial, symbol)
            split = coefficients(derivative, generator)
            value = -split.get(0, derivative.field.zero) / split[1]
            return self.reduced(value, (*rule.assumed, rule.separant))
        lower, assumed = self.along(rule, JetGenerator(generator.family, orders))
        return self.reduced(self.diff(lower, symbol), assumed)

    def image(self, generator: Any) -> tuple[Element, tuple[Element, ...]]:
        """(the value of what some rule rewrites, what was divided by)."""
        if generator not in self._images:
            rule = self.rule_for(generator)
            assert rule is not None
            if isinstance(generator, SymbolGenerator):
                assert rule.value is not None
                self._images[generator] = self.reduced(rule.value, (*rule.assumed, rule.initial))
            elif self.ranking.is_standard(generator):
                self._images[generator] = self.along(rule, generator)
            else:
                self._images[generator] = self._moved(generator)
        return self._images[generator]

    def _moved(self, generator: Any) -> tuple[Element, tuple[Element, ...]]:
        """The value of a jet at other arguments than in the conditions, which hold at every point of the domain."""
        value, assumed = self.image(self.standard(generator.family.function, generator.orders))
        return self.reduced(self.at(value, generator), tuple(self.at(a, generator) for a in assumed))

    def standard(self, function: Any, orders: tuple[int, ...]) -> JetGenerator:
        """The derivative of a function at the arguments that it has in the conditions."""
        slots = self.ranking.slots[function]
        arguments = tuple(symbol_element(self.field, s) for s in slots)
        return JetGenerator(JetFamily((function, slots), function, arguments), orders)

    def at(self, element: Element, generator: Any) -> Element:
        """An element at the arguments of a jet instead of its function's own."""
        element = self.home(element)
        slots = self.ranking.slots[generator.family.function]
        arguments = [self.home(a) for a in generator.family.arguments]
        places = dict(zip(slots, arguments, strict=True))
        admit_places(self.field, places)
        source = element.field
        given = {n: places[g.symbol] for n, g in source.find(SymbolGenerator) if g.symbol in places}
        target, images = substitute_generators(source, self.field, given)
        return self.home(apply(element, images, target))

    # -- reduction -----------------------------------------------------------------------------------------------------

    def reduced(self, element: Element, assumed: tuple[Element, ...] = ()) -> tuple[Element, tuple[Element, ...]]:
        """(an element of which no rule says more, what was divided by).

        Raises
        ------
        DivisionByZeroError
            A divisor is zero by the conditions.
        """
        used = dict.fromkeys(assumed)
        element = self.home(element)
        for _ in range(PASSES):
            principal = [g for g in everything_in(element) if self.rule_for(g) is not None]
            if principal:
                images = {}
                for generator in principal:
                    images[generator], divided = self.image(generator)
                    used |= dict.fromkeys(divided)
                element = self._put_in(element, images)
                continue
            lowered = self._lowered(element, used)
            if lowered == element:
                return element, tuple(used)
            element = lowered
        raise SideConditionError(f"the conditions rewrite {element} without coming to an end")

    def _put_in(self, element: Element, images: dict[Any, Element]) -> Element:
        """The element with generators replaced by their images, those in arguments too."""
        element = self.home(element)
        field = self.field
        brought = {g: bring(e, field) for g, e in images.items()}
        at_top = {field.generators[n] for n in element.generator_numbers() if not element.is_zero()}
        if any(set(brought) & below(g, field) for g in at_top):
            given = {n: brought[g] for n, g in enumerate(field.generators) if g in brought}
            target, rebuilt = substitute_generators(field, field, given)
            return self.home(apply(element, rebuilt, target))
        plain = [brought[g] if g in brought else field.generator(n) for n, g in enumerate(field.generators)]
        return self.home(apply(element, plain, field))

    def _lowered(self, element: Element, used: dict[Element, None]) -> Element:
        """The element with the powers lowered of leaders that have no value of their own."""
        for rule in sorted(self.rules.values(), key=lambda r: self.ranking.rank(r.leader) or (), reverse=True):
            if rule.degree == 1:
                continue
            polynomial = self.home(rule.polynomial)
            element = self.home(element)
            split = coefficients(element, rule.leader)
            if max(split) >= rule.degree:
                used |= dict.fromkeys((*rule.assumed, rule.initial))
                element = self._remainder(split, coefficients(polynomial, rule.leader), rule) / element.denominator()
        return element

    def _remainder(self, split: dict[int, Element], divisor: dict[int, Element], rule: Rule) -> Element:
        """∑ split[k] Lᵏ modulo the rule for L."""
        field = self.field
        unknown = unknown_in(rule.leader, field)
        degree, inverse = rule.degree, divisor[rule.degree].inverse()
        work = dict(split)
        for power in range(max(split), degree - 1, -1):
            top = work.pop(power, field.zero)
            if not top.is_zero():
                for k, coefficient in divisor.items():
                    if k < degree:
                        place = power - degree + k
                        work[place] = work.get(place, field.zero) - top * coefficient * inverse
        total = field.zero
        for power, coefficient in work.items():
            total = total + coefficient * unknown**power
        return total

    def is_zero(self, element: Element) -> bool:
        """Whether the rules reduce an element to zero; what was divided by on the way goes to `assumed`.

        A denominator that is zero by the conditions is no reason for anything.
        """
        try:
            value, used = self.reduced(element)
        except DivisionByZeroError:
            return False
        if value.is_zero():
            self.assumed |= dict.fromkeys(used)
            return True
        return False


def is_derivative(generator: Any, leader: Any) -> bool:
    """Whether a jet is the leader or a derivative of it."""
    return all(n >= k for n, k in zip(generator.orders, leader.orders, strict=True))
