r"""From the rules of the grammar to the nodes of the tree; one method a rule, called bottom-up while the parser runs.

What the grammar leaves to be told apart by content, `derivatives` and `integrals` tell apart. Errors name a position
only; `parser` adds the text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from gr_toolkit.errors import NotationError
from gr_toolkit.notation import tree
from gr_toolkit.notation.derivatives import differentiate, leibniz, quotient, variables
from gr_toolkit.notation.integrals import integrate
from gr_toolkit.notation.tree import Node


class Part(NamedTuple):
    """What is no node yet: arguments, substitutions, a prefix waiting for its operand."""

    kind: str
    value: Any
    span: tuple[int, int]


def _span(children: list[Any]) -> tuple[int, int]:
    spans = [getattr(child, "span", None) or (child.start, child.end) for child in children]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _nodes(children: list[Any]) -> tuple[Node, ...]:
    return tuple(child for child in children if isinstance(child, Node))


def _parts(children: list[Any], kind: str) -> list[Any]:
    return [child.value for child in children if isinstance(child, Part) and child.kind == kind]


def _fail(message: str, at: Node | tuple[int, int], advice: str) -> NotationError:
    return NotationError(message, "", at.span[0] if isinstance(at, Node) else at[0], advice)


class Builder:
    """The callbacks of `grammar.lark`; without state."""

    # ── relations and sums ──────────────────────────────────────────────────────────────────────────────────────────

    def relation(self, children: list[Any]) -> Node:
        operators = [child.value for child in children if not isinstance(child, Node)]
        names = tuple("in" if operator == "\\in" else operator for operator in operators)
        return tree.Relation(_nodes(children), names, span=_span(children))

    def inner(self, children: list[Any]) -> Node:
        return replace(children[1], span=_span(children))

    def set(self, children: list[Any]) -> Node:
        elements: list[Node] = []
        for child in children:
            if isinstance(child, Part):
                elements += [child.value, tree.Negative(child.value, span=child.span)]
            elif isinstance(child, Node):
                elements.append(child)
        return tree.SetOf(tuple(elements), span=_span(children))

    def both_signs(self, children: list[Any]) -> Part:
        return Part("both_signs", children[1], _span(children))

    def sum(self, children: list[Any]) -> Node:
        terms: list[Node] = []
        sign = None
        for child in children:
            if not isinstance(child, Node):
                sign = child
            else:
                minus = sign is not None and sign.value == "-"
                terms.append(tree.Negative(child, span=_span([sign, child])) if minus else child)
        return terms[0] if len(terms) == 1 else tree.Sum(tuple(terms), span=_span(children))

    # ── products ────────────────────────────────────────────────────────────────────────────────────────────────────

    def product(self, children: list[Any]) -> Node:
        items = children
        for place in range(len(items) - 1, -1, -1):
            if isinstance(items[place], Part):
                items = [*items[:place], _taking_the_rest(items[place], items[place + 1 :])]
        return _fold(items)

    def integral(self, children: list[Any]) -> Part:
        bounds = dict(_parts(children, "bound"))
        return Part("integral", (bounds.get("LOWER"), bounds.get("UPPER")), _span(children))

    def differentiated_sign(self, children: list[Any]) -> Part:
        return Part("derivative of", tuple(children), _span(children))

    def limit(self, children: list[Any]) -> Part:
        head, variable, arrow, point, _ = children
        if arrow.value != "->":
            raise _fail("a variable goes to a limit", _span([arrow]), "\\lim_{x \\to 0}")
        return Part("limit", (variable, point, head.value), _span(children))

    def evaluated(self, children: list[Any]) -> Node:
        return tree.At(_nodes(children)[0], children[-1].value, span=_span(children))

    def bound(self, children: list[Any]) -> Part:
        return Part("bound", (children[0].type, children[1]), _span(children))

    def at(self, children: list[Any]) -> Part:
        return Part("at", tuple(_parts(children, "substitution")), _span(children))

    def substitution(self, children: list[Any]) -> Part:
        old, relation, new = children
        if relation.value != "=":
            raise _fail("a value is taken where an equation holds", _span([relation]), "|_{\\tau=\\tau_e}")
        return Part("substitution", (old, new), _span(children))

    # ── derivatives ─────────────────────────────────────────────────────────────────────────────────────────────────

    def operand(self, children: list[Any]) -> Node:
        return _acting(children[0], children[1], _span(children))

    def commutator(self, children: list[Any]) -> Part:
        comma = next(place for place, child in enumerate(children) if getattr(child, "type", "") == "COMMA")
        span, operators = _span(children), []
        for half in (children[1:comma], children[comma + 1 : -1]):
            operator: Node = tree.Operand(span=span)
            for part in reversed(half):
                operator = _acting(part, operator, span)
            operators.append(operator)
        return Part("prefix", ("COMMUTE", operators), span)

    def prefix(self, children: list[Any]) -> Part:
        head, span = children[0], _span(children)
        value: Any = None
        if head.type == "OPERATOR":
            total = [variables(node) for node in _nodes(children)]
            value = total[0] if total else _parts(children, "below"), head.value, not total
            if value[0] is None:
                raise _fail("a derivative with respect to what?", span, "\\frac{\\mathrm{d}}{\\mathrm{d}t}")
        elif head.type == "LIE":
            value = head.value
        elif head.type != "BOX":
            kind = tree.Partial if head.type == "PARTIAL" else tree.Nabla
            value = [(kind, index.value) for index in reversed(children[1:])]
        return Part("prefix", (head.type, value), span)

    def differentiated(self, children: list[Any]) -> Node:
        head, marks = children
        return differentiate(marks.value, _node(head), _span(children))

    def marks(self, children: list[Any]) -> Part:
        kind: type[tree.Partial] | type[tree.Nabla] = tree.Partial
        derivatives = []
        for child in children:
            if child.type == "DERIVATIVE":
                kind = tree.Partial if child.value == "," else tree.Nabla
            else:
                derivatives.append((kind, child.value))
        return Part("marks", derivatives, _span(children))

    def leibniz(self, children: list[Any]) -> Node:
        head, operand = children[0], _nodes(children)[0]
        return leibniz(operand, _parts(children, "below"), head.value, True, _span(children))

    def below(self, children: list[Any]) -> Part:
        if not isinstance(children[1], Node):  # the index of x^\mu
            return Part("below", (children[1].value, 1), _span(children))
        found = variables(children[1], bare=True)
        if found is None:
            raise _fail("a derivative with respect to what?", _span(children), "\\frac{\\partial f}{\\partial x}")
        return Part("below", found[0], _span(children))

    def differential(self, children: list[Any]) -> Node:
        return tree.Differential(_node(children[1]), children[0].value, span=_span(children))

    # ── primaries ───────────────────────────────────────────────────────────────────────────────────────────────────

    def power(self, children: list[Any]) -> Node:
        return tree.Power(_node(children[0]), children[1].value, span=_span(children))

    def exponent(self, children: list[Any]) -> Part:
        return Part("exponent", children[1], _span(children))

    def leaf(self, children: list[Any]) -> Node:
        return children[0].value

    def bracket(self, children: list[Any]) -> Node:
        nodes, span = _nodes(children), _span(children)
        return replace(nodes[0], span=span) if len(nodes) == 1 else tree.TupleOf(nodes, span=span)

    def tensor(self, children: list[Any]) -> Node:
        indices = tuple(child.value for child in children if not isinstance(child, Part) and child.type == "INDEX")
        arguments = next(iter(_parts(children, "arguments")), ())
        return tree.Tensor(children[0].value, indices, arguments, span=_span(children))

    def function(self, children: list[Any]) -> Node:
        head, arguments = children[0], next(iter(_parts(children, "arguments")), ())
        span = _span(children)
        if head.type == "KNOWN":
            return tree.Apply(head.value, arguments, span=span)
        return replace(head.value, arguments=arguments, span=span)

    def arguments(self, children: list[Any]) -> Part:
        return Part("arguments", _nodes(children), _span(children))

    def fraction(self, children: list[Any]) -> Node:
        numerator, denominator = _nodes(children)
        return quotient(numerator, denominator, _span(children))

    def root(self, children: list[Any]) -> Node:
        return tree.Root(children[2], children[0].value, span=_span(children))

    def cases(self, children: list[Any]) -> Node:
        return tree.Cases(tuple(_parts(children, "branch")), span=_span(children))

    def branch(self, children: list[Any]) -> Part:
        value, _, condition = children
        if isinstance(condition, Node) and not isinstance(condition, tree.Relation):
            raise _fail("a case holds under a relation", condition, "K=1, or \\text{otherwise}")
        return Part("branch", (value, condition if isinstance(condition, Node) else None), _span(children))


def _taking_the_rest(head: Part, rest: list[Any]) -> Node:
    """The integral or the limit of the factors after its sign, or a derivative of that."""
    if head.kind == "derivative of":
        prefix, sign = head.value
        operand = _taking_the_rest(sign, rest)
        if isinstance(operand, tree.Product):
            raise _fail(
                "where the derivative of the integral ends is not clear", operand, "brackets around the integral"
            )
        return _acting(prefix, operand, (head.span[0], operand.span[1]))
    if not rest or not isinstance(rest[0], Node):
        if head.kind == "limit":
            raise _fail("the limit of what?", head.span, "\\lim_{x \\to 0} f(x)")
        raise _fail("nothing follows the integral sign", head.span, "\\int f \\mathrm{d}x")
    body = _fold(rest)
    if head.kind == "limit":
        return tree.Limit(body, *head.value, span=(head.span[0], body.span[1]))
    return integrate(head.span, body, *head.value)


def _acting(prefix: Part, operand: Node, span: tuple[int, int]) -> Node:
    """A derivative of what follows it."""
    kind, value = prefix.value
    if kind == "BOX":
        return tree.Box(operand, span=span)
    if kind == "LIE":
        return tree.Lie(value, operand, span=span)
    if kind == "COMMUTE":
        first, second = value
        return tree.Commutator(first, second, operand, span=span)
    if kind == "OPERATOR":
        below, order, partial = value
        return leibniz(operand, below, order, partial, span)
    return differentiate(value, operand, span)


def _node(child: Any) -> Node:
    return child if isinstance(child, Node) else child.value


def _fold(items: list[Any]) -> Node:
    """Left to right: a b/c d is ((a b)/c) d."""
    factors: list[Node] = []
    operation = divisor = None
    for item in items:
        if not isinstance(item, Node):
            operation = item
            continue
        if operation is not None and operation.value == "/":
            numerator = _product(factors)
            factors = [quotient(numerator, item, _span([numerator, item]))]
        else:
            if operation is not None:
                _refuse_vectors(factors[-1], item, operation)
            elif divisor is not None:
                _refuse_run_on(divisor, item)
            factors.append(item)
        divisor = item if operation is not None and operation.value == "/" else None
        operation = None
    return _product(factors)


def _refuse_run_on(divisor: Node, item: Node) -> None:
    """1/2r: half of r to one reader, the half of 1/r to another. With a space, 1/2 r, it is read left to right."""
    plain = isinstance(divisor, tree.Number | tree.Name | tree.Pi)
    if plain and isinstance(item, tree.Name | tree.Power | tree.Pi) and divisor.span[1] == item.span[0]:
        raise _fail("a factor runs on after a slash, where people differ", item, "\\frac{1}{2r}, 1/(2r) or 1/2 r")


def _product(factors: list[Node]) -> Node:
    return factors[0] if len(factors) == 1 else tree.Product(tuple(factors), span=_span(list(factors)))


def _refuse_vectors(left: Node, right: Node, operation: Any) -> None:
    arrows = [isinstance(side, tree.Name) and side.name.startswith("\\vec") for side in (left, right)]
    if all(arrows) or (any(arrows) and operation.value == "\\times"):
        raise _fail("a product of vectors is not read", _span([operation]), "its components")
