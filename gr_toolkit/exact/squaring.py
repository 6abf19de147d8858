"""Powers by repeated squaring."""

from __future__ import annotations

from typing import Any


def power(one: Any, base: Any, exponent: int) -> Any:
    """base**exponent for a natural exponent, with as few products as its binary digits ask for."""
    result, square = one, base
    while exponent:
        if exponent & 1:
            result = result * square
        exponent >>= 1
        if exponent:
            square = square * square
    return result
