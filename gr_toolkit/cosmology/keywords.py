"""Calls that do not fit a function's signature, refused in words."""

from __future__ import annotations

from ..electrodynamics.keywords import in_words

__all__ = ["in_words"]
