"""Initial vectors: the component that is left open is solved from the square, and the time must go on.

A batch is a matrix of numbers, one row a ray; what cannot be solved is told by a number for each ray.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from ..compiled import Compiled
from ..program import Program

GOOD, NOT_FINITE, PARAMETERS, OUTSIDE, SINGULAR, NO_ROOT, TWO_ROOTS, WRONG_SQUARE, PAST, NO_TIME = range(10)
ROUNDING = 1e-12  # of a discriminant or of a null vector's square, against what cancels in it
NEAR = 1e-8  # of a given vector's square


def quiet(function: Callable[..., Any]) -> Callable[..., Any]:
    """Without NumPy's warnings: what has no value is told by a reason."""

    @wraps(function)
    def called(*given: Any) -> Any:
        import numpy as np

        with np.errstate(all="ignore"):
            return function(*given)

    return called


def columns(values: Sequence[Any]) -> tuple[Any, tuple[int, ...]]:
    """(numbers, one row a ray; shape of the batch) of components that are numbers or arrays.

    Raises
    ------
    ValueError, TypeError
        Shapes that cannot be broadcast; what is no number.
    """
    import numpy as np

    arrays = [numbers(value) for value in values]
    shape = np.broadcast_shapes(*(a.shape for a in arrays))
    rows = np.empty((int(np.prod(shape)), len(arrays)))
    for k, array in enumerate(arrays):
        rows[:, k] = np.broadcast_to(array, shape).reshape(-1)
    return rows, shape


@quiet
def matrices(function: Any, rows: Any, size: int) -> Any:
    """The values of a tensor of two indices at points, one matrix a ray; `function` is compiled."""
    import numpy as np

    values = np.asarray(function(*np.ascontiguousarray(rows.T)))
    return np.moveaxis(np.broadcast_to(values, (size, size, len(rows))), 2, 0)


@quiet
def values(function: Any, rows: Any, count: int) -> Any:
    """The values of several scalars at points, one row a ray."""
    import numpy as np

    if not count:
        return np.zeros((len(rows), 0))
    found = np.asarray(function(*np.ascontiguousarray(rows.T)))
    return np.broadcast_to(found, (count, len(rows))).T.copy()


@quiet
def applied(matrix: Any, vectors: Any) -> Any:
    """The vectors of a batch multiplied by its matrices."""
    import numpy as np

    return np.einsum("rij,rj->ri", matrix, vectors)


@quiet
def solved_component(matrix: Any, vectors: Any, missing: int, square: float) -> tuple[Any, Any, Any]:
    """(two values of the missing component, half the difference times its coefficient; nan where there are none).

    The first makes v_k = M_{kj} v^j positive, the second negative: half the derivative of the square, ±√discriminant.
    """
    import numpy as np

    known = vectors.copy()
    known[:, missing] = 0
    row = applied(matrix, known)
    a, b = matrix[:, missing, missing], row[:, missing]
    terms = np.einsum("ri,rij,rj->rij", known, matrix, known)
    c = terms.sum((1, 2)) - square
    size = b * b + np.abs(a) * (np.abs(terms).sum((1, 2)) + abs(square))
    discriminant = b * b - a * c
    discriminant = np.where(np.abs(discriminant) <= ROUNDING * size, np.maximum(discriminant, 0), discriminant)
    root = np.sqrt(discriminant)
    far = -(b + np.where(b < 0, -root, root))  # a x or, for the other root, c/x; nothing cancels
    outer, inner = far / a, np.where(far == 0, -b / a, c / far)
    upper = np.where(b < 0, outer, inner)
    lower = np.where(b < 0, inner, outer)
    single = -c / (2 * b)
    upper, lower = (np.where(a == 0, np.where(s * b > 0, single, np.nan), x) for s, x in ((1, upper), (-1, lower)))
    return upper, lower, root


def future_root(upper: Any, lower: Any) -> tuple[Any, Any]:
    """(the positive one of two values of u^t, reasons): two of them or none cannot be."""
    import numpy as np

    first, second = upper > 0, lower > 0
    distinct = np.abs(upper - lower) > ROUNDING * (np.abs(upper) + np.abs(lower))
    reasons = np.where(first & second & distinct, TWO_ROOTS, np.where(first | second, GOOD, NO_ROOT))
    return np.where(first, upper, lower), reasons


def signed_root(upper: Any, lower: Any, sign: int) -> tuple[Any, Any]:
    """(the one of two values that has a sign, reasons)."""
    value, reasons = future_root(sign * upper, sign * lower)
    return sign * value, reasons


@quiet
def squares(matrix: Any, vectors: Any) -> tuple[Any, Any]:
    """(v·v, the sum of the sizes of its terms)."""
    import numpy as np

    terms = np.einsum("ri,rij,rj->rij", vectors, matrix, vectors)
    return terms.sum((1, 2)), np.abs(terms).sum((1, 2))


@quiet
def scaled(matrix: Any, vectors: Any, square: float) -> tuple[Any, Any]:
    """(vectors scaled to a square, reasons); null ones stay as they are."""
    import numpy as np

    found, size = squares(matrix, vectors)
    if square == 0:
        return vectors, np.where((np.abs(found) <= ROUNDING * size) & (size > 0), GOOD, WRONG_SQUARE)
    length = np.sqrt(found / square)
    return vectors / length[:, None], np.where(length > 0, GOOD, WRONG_SQUARE)


@quiet
def required(matrix: Any, vectors: Any, square: float) -> Any:
    """The reasons of vectors that should have a square."""
    import numpy as np

    found, size = squares(matrix, vectors)
    return np.where((np.abs(found - square) <= NEAR * np.maximum(size, abs(square))) & (size > 0), GOOD, WRONG_SQUARE)


@quiet
def future(inverse: Any, vectors: Any, time: int, sign: int) -> Any:
    """The reasons of vectors that should point to the future, in which the time coordinate grows."""
    import numpy as np

    timelike = inverse[:, time, time] * sign >= 0
    return np.where(~timelike, NO_TIME, np.where(vectors[:, time] > 0, GOOD, PAST))


def first_reasons(*reasons: Any) -> Any:
    """Of each ray the first that is not good."""
    import numpy as np

    found = np.zeros(len(reasons[0]), int)
    for later in reasons:
        found = np.where(found == GOOD, later, found)
    return found


def finite(rows: Any, otherwise: int) -> Any:
    """The reasons of rows of which something is no finite number."""
    import numpy as np

    return np.where(np.isfinite(rows).all(axis=tuple(range(1, rows.ndim))), GOOD, otherwise)


def numbers(value: Any) -> Any:
    """A number or an array of numbers as floats.

    Raises
    ------
    TypeError, ValueError
        Text, truth values, complex numbers, masked arrays, numbers with a unit; integers beyond what doubles hold.
    """
    import numpy as np

    if hasattr(value, "unit") or np.ma.isMaskedArray(value):
        raise TypeError("a unit or a mask")
    array = np.asarray(value)
    if array.dtype.kind == "O":
        if any(isinstance(entry, (str, bytes, bool, type(None), complex)) for entry in array.flat):
            raise TypeError("no numbers")
        try:
            return np.array([float(entry) for entry in array.flat], float).reshape(array.shape)
        except OverflowError:
            raise ValueError("larger than doubles are") from None
    if array.dtype.kind not in "iuf":
        raise TypeError("no numbers")
    return array.astype(float)


def positive(program: Program, rows: Any, otherwise: int) -> Any:
    """The reasons of places where an output of a program, a function of place, is not positive."""
    import numpy as np

    names = [f"x{k}" for k in range(program.inputs)]
    count = len(program.outputs)
    function = Compiled(program, names, shape=(count,), layout=[(k, 1) for k in range(count)])
    return np.where((values(function, rows, count) > 0).all(1), GOOD, otherwise)
