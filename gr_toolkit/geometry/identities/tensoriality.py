r"""Which expressions with Γ and partial derivatives are tensors all the same: ∂_μ A_ν − ∂_ν A_μ is one.

At a point Γ^λ_{μν} may be any numbers symmetric in μν, independent of everything else (`reading_derivatives`). If the
components of an expression do not depend on them, they are, in every chart, those of the expression without Γ, which is
a tensor.
"""

from __future__ import annotations

from ...exact.polynomials import supports
from .evaluation import Evaluation
from .expressions import CHRISTOFFEL, ZERO, Averaged, Expression, Leaf, Product, Sum, leaves
from .orders import orders_of
from .space import JetSpace
from .symbols import CHART_OWNER
from .vocabulary import Vocabulary


def tensorial(vocabulary: Vocabulary, expression: Expression) -> Expression | None:
    """The expression without Γ, if it does not depend on Γ; None where it does, or a definition in it does.

    Raises
    ------
    TooLargeError
        Finding out is too much work.
    """
    if not all(vocabulary.is_covariant(leaf.name) for leaf in leaves(expression)):
        return None
    space = JetSpace(vocabulary, orders_of(vocabulary, [expression]))
    chart = {symbol.place for symbol in space.symbols if symbol.owner == CHART_OWNER}
    value = Evaluation(space.ring, space.eta, space.leaf).value(expression)
    if any(chart.intersection(support) for polynomial in value.components.values() for support in supports(polynomial)):
        return None
    return _without_christoffel(expression)


def _without_christoffel(expression: Expression) -> Expression:
    match expression:
        case Leaf(name):
            return ZERO if name == CHRISTOFFEL else expression
        case Sum(terms):
            kept = [(times, _without_christoffel(term)) for times, term in terms]
            return Sum(tuple((times, term) for times, term in kept if term is not ZERO)) if kept else ZERO
        case Product(factors):
            parts = [_without_christoffel(factor) for factor in factors]
            return ZERO if any(part is ZERO for part in parts) else Product(tuple(parts))
        case Averaged(operand, groups):
            part = _without_christoffel(operand)
            return ZERO if part is ZERO else Averaged(part, groups)
