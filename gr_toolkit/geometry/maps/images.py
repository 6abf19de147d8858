"""Reading the images of a coordinate map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...exact import Element, Reader, unify
from ..chart import Chart


def read_images(reader: Reader, images: Any, source: Chart, target: Chart) -> tuple[Element, ...]:
    """The target's coordinates as elements on the source chart, in the target's order.

    Raises
    ------
    InputError
        One is missing, a string, or speaks of a coordinate that is not the source's.
    """
    listed = _listed(images, source, target)
    foreign = set(target.coordinates) - set(source.coordinates)
    for coordinate, image in zip(target.coordinates, listed, strict=True):
        if isinstance(image, str):
            raise InputError(
                f"the image of {coordinate} is the string {image!r}",
                "a SymPy expression; strings are not evaluated",
            )
        written = image.to_sympy() if isinstance(image, Element) else image
        wrong = sorted(foreign & getattr(written, "free_symbols", set()), key=str)
        if wrong:
            raise InputError(
                f"{coordinate} = {written} speaks of {wrong[0]}, a coordinate of the target; images are functions of "
                f"the source's coordinates {source.coordinates}",
                "the target's coordinates as functions of the source's, or CoordinateMap(target, source, ...)",
            )
    reader.adjoin_plain([*source.coordinates, *(i for i in listed if isinstance(i, sp.Basic))])
    found = []
    for coordinate, image in zip(target.coordinates, listed, strict=True):
        try:
            found.append(reader.read(image))
        except Exception as error:
            error.add_note(f"  where: {coordinate} = {image}")
            raise
    return tuple(unify([reader.field.zero, *found])[1:])


def _listed(images: Any, source: Chart, target: Chart) -> list[Any]:
    """The images in the target's order."""
    if isinstance(images, Mapping):
        given = {}
        for key, image in images.items():
            names = {s.name: s for s in target.coordinates}
            symbol = names.get(key) if isinstance(key, str) else key
            if symbol not in target.coordinates:
                raise UnknownNameError(str(key), names, "coordinate of the target")
            given[symbol] = image
        for symbol in target.coordinates:
            if symbol not in given and symbol not in source.coordinates:
                raise InputError(
                    f"the coordinate {symbol} of the target has no image", f"{{{symbol}: ...}} in {source.coordinates}"
                )
        return [given.get(symbol, symbol) for symbol in target.coordinates]
    if isinstance(images, str) or not isinstance(images, Sequence | sp.Tuple | sp.MatrixBase):
        raise InputError(f"the images are {images!r}", f"a mapping {{{target.coordinates[0]}: expression, ...}}")
    if len(images) != target.dimension:
        raise InputError(
            f"{len(images)} images for the {target.dimension} coordinates {target.coordinates} of the target",
            "one expression for each",
        )
    return list(images)
