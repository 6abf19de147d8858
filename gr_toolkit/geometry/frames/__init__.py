"""Frames: orthonormal and null tetrads, the connection in them, Newman–Penrose scalars and the Petrov type."""

from .components import FrameComponents
from .frame import Frame
from .newman_penrose import NewmanPenrose
from .petrov import PetrovType

__all__ = ["Frame", "FrameComponents", "NewmanPenrose", "PetrovType"]
