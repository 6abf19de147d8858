"""What a frame's vectors are said to be, checked product by product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...errors import IndexMismatchError, InputError, UnsupportedError
from ...exact import Element, sum_of_products, unify
from ...exact.homomorphism import substitution
from ..conventions import same_geometry
from ..inverse import determinant_and_cofactors
from ..tensor import Tensor

if TYPE_CHECKING:
    from ..metric import Metric
    from .frame import Frame, Rows

KINDS = ("orthonormal", "null", "general")
NULL_NAMES = ("l", "n", "m", "mbar")


def check_kind(kind: str, metric: Metric) -> None:
    """Raise `InputError` for a kind that is none, or a null tetrad outside four dimensions."""
    if kind not in KINDS:
        raise InputError(f"the kind of a frame is {kind!r}", f"kind={' or '.join(map(repr, KINDS))}")
    if kind == "null" and metric.dimension != 4:
        raise InputError(
            f"a null tetrad has four vectors, the metric {metric.dimension} dimensions", "kind='orthonormal'"
        )


def read_names(names: Sequence[str], kind: str, dimension: int) -> tuple[str, ...]:
    """The names of the vectors as indices."""
    if not names:
        return NULL_NAMES if kind == "null" else tuple(map(str, range(dimension)))
    if isinstance(names, str) or len(names) != dimension or len(set(names)) != dimension:
        raise InputError(f"the names {names!r} of {dimension} vectors", f"{dimension} different names")
    return tuple(map(str, names))


def read_vectors(metric: Metric, vectors: Sequence[Any], kind: str) -> Rows:
    """e_a^μ in one field; m̄ is filled in where it was left out."""
    if isinstance(vectors, (str, Tensor)) or not isinstance(vectors, Sequence):
        raise InputError(f"the vectors of a frame are {vectors!r}", "a list of vectors [e0, e1, ...]")
    if len(vectors) != metric.dimension - (kind == "null") and len(vectors) != metric.dimension:
        raise IndexMismatchError(
            f"{len(vectors)} vectors for a frame in {metric.dimension} dimensions", f"{metric.dimension} vectors"
        )
    rows = [_row(metric, vector, k) for k, vector in enumerate(vectors)]
    if kind == "null" and len(rows) == 3:
        rows.append([_conjugate(metric, value, "m") for value in rows[2]])
    flat = unify([metric.zero, *(value for row in rows for value in row)])[1:]
    n = metric.dimension
    return tuple(tuple(flat[n * k : n * k + n]) for k in range(n))


def _row(metric: Metric, vector: Any, number: int) -> list[Element]:
    """The contravariant components of one vector."""
    try:
        tensor = vector if isinstance(vector, Tensor) else metric.vector(vector)
    except Exception as error:
        error.add_note(f"  where: the vector e{number} of the frame")
        raise
    if tensor.rank != 1:
        raise IndexMismatchError(
            f"e{number} is a tensor with {tensor.rank} indices", "a vector field, g.vector([...]), or its components"
        )
    if tensor.metric is not metric:
        same_geometry(metric, tensor)
    tensor = tensor.up(0)
    return [tensor.component((k,)) for k in range(metric.dimension)]


def _conjugate(metric: Metric, value: Element, name: str) -> Element:
    """The complex conjugate of a component of a vector of a null tetrad or an orthonormal frame.

    The symbols and functions of the metric are real, for it is; all others have to say so.
    """
    try:
        found = value.conjugate()
    except UnsupportedError as error:
        raise InputError(
            f"the complex conjugate of the component {value} of {name} is not known", "a domain on which roots are real"
        ) from error
    own = {*metric.coordinates, *metric.parameters, *(f.func for f in metric.functions)}
    real = {}
    for number in found.generator_numbers():
        generator: Any = found.field.generators[number]
        if not generator.is_partner:
            continue
        partner = found.field.generator(number)
        symbol = getattr(generator.of, "family", None)
        symbol = generator.of if symbol is None else symbol.function
        if symbol not in own:
            raise InputError(
                f"{name} has the component {value}, and nothing says that {symbol} is real",
                f"Symbol({str(symbol)!r}, real=True)",
            )
        real[number] = partner.conjugate()
    return substitution(found, real.get, found.field) if real else found


def checked(frame: Frame, conjugates: bool = True) -> Rows:
    """η_{ab} = e_a·e_b, after it was found to be what the kind asks for."""
    products = _products(frame)
    if frame.kind == "general":
        _check_independent(products)
    elif frame.kind == "null":
        _check_null(frame, products)
        if conjugates:
            _check_conjugates(frame)
    else:
        _check_orthonormal(frame, products)
        if conjugates:
            _check_real(frame)
    return products


def _products(frame: Frame) -> Rows:
    n = range(frame.dimension)
    found = {
        (a, b): sum_of_products([(1, x, y) for x, y in zip(frame.rows[a], frame.lowered_rows[b], strict=True)])
        for a in n
        for b in n
        if a <= b
    }
    return tuple(tuple(found[min(a, b), max(a, b)] for b in n) for a in n)


def _check_independent(products: Rows) -> None:
    try:
        determinant_and_cofactors(products)
    except InputError:
        raise InputError(
            "the vectors of the frame are linearly dependent: the determinant of their products vanishes",
            "vectors that span the tangent space",
        ) from None


def _label(frame: Frame, number: int) -> str:
    return frame.names[number] if frame.kind == "null" else f"e{number}"


def _fail(frame: Frame, a: int, b: int, value: Element, wanted: object) -> InputError:
    first, second = _label(frame, a), _label(frame, b)
    return InputError(
        f"the frame is not {frame.kind}: {first}·{second} = {value}, not {wanted} (signature "
        f"{frame.metric.conventions.signature})",
        f"vectors with {first}·{second} = {wanted}, or kind='general'",
    )


def _check_orthonormal(frame: Frame, products: Rows) -> None:
    n, time = range(frame.dimension), frame.metric.conventions.time_sign
    for a in n:
        for b in n[a + 1 :]:
            if not products[a][b].is_zero():
                raise _fail(frame, a, b, products[a][b], 0)
    squares = [products[a][a] for a in n]
    for a in n:
        if squares[a] not in (1, -1):
            raise _fail(frame, a, a, squares[a], -time if a else f"{time}")
    timelike = [a for a in n if squares[a] == time]
    if len(timelike) == 1 and timelike != [0] and frame.dimension > 2:
        raise InputError(
            f"the timelike vector is e{timelike[0]}, with the square {time} (signature "
            f"{frame.metric.conventions.signature})",
            f"the timelike vector first: [e{timelike[0]}, ...]",
        )


def _check_null(frame: Frame, products: Rows) -> None:
    time = frame.metric.conventions.time_sign
    wanted = {(0, 1): time, (2, 3): -time}
    for a in range(4):
        for b in range(a, 4):
            if products[a][b] != wanted.get((a, b), 0):
                raise _fail(frame, a, b, products[a][b], wanted.get((a, b), 0))


def _check_real(frame: Frame) -> None:
    """Raise unless the vectors are real, where the metric is: (√2, i) is of unit length, and no observer's."""
    if any(getattr(g, "is_imaginary_unit", False) for v in frame.metric.covariant.nonzero().values() for g in _of(v)):
        return
    for number, row in enumerate(frame.rows):
        for coordinate, value in zip(frame.metric.coordinates, row, strict=True):
            if value.is_rational_number() or _conjugate(frame.metric, value, f"e{number}") == value:
                continue
            raise InputError(
                f"the frame is not orthonormal: e{number} is not real; its component along {coordinate} is {value}",
                "real vectors, or kind='null' for a complex tetrad, or kind='general'",
            )


def _of(element: Element) -> list[Any]:
    return [element.field.generators[number] for number in element.generator_numbers()]


def _check_conjugates(frame: Frame) -> None:
    for name, partner, row, other in (
        ("l", "l", frame.rows[0], frame.rows[0]),
        ("n", "n", frame.rows[1], frame.rows[1]),
        ("m", "mbar", frame.rows[2], frame.rows[3]),
    ):
        for coordinate, value, stated in zip(frame.metric.coordinates, row, other, strict=True):
            if _conjugate(frame.metric, value, name) != stated:
                what = "is not real" if name == partner else "is not the complex conjugate of mbar"
                raise InputError(
                    f"the frame is not null: {name} {what}; its component along {coordinate} is {value}",
                    "l and n real, mbar the complex conjugate of m",
                )
