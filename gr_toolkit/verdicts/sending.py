"""Questions and answers as bytes, between a process and its worker.

Fields and metrics are objects of their own: what comes back must live on the asker's, not on copies of them. A question
lists those that it contains; an answer names them by their numbers in that list. This is sound because the worker's
copy was built from the asker's own description, generator by generator.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

from ..errors import InputError
from ..exact import Field


def is_kept(thing: Any) -> bool:
    """Whether it is one of the objects that an answer refers to: a field, or what says so by a method `keep`."""
    return isinstance(thing, Field) or hasattr(type(thing), "keep")


class _QuestionPickler(pickle.Pickler):
    """Notes the fields and metrics that it meets."""

    def __init__(self, file: Any) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.known: list[Any] = []

    def reducer_override(self, thing: Any) -> Any:
        if is_kept(thing):
            self.known.append(thing)
        return NotImplemented


class _AnswerPickler(pickle.Pickler):
    """Writes the question's fields and metrics as numbers."""

    def __init__(self, file: Any, known: list[Any]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.numbers = {id(thing): n for n, thing in enumerate(known)}

    def reducer_override(self, thing: Any) -> Any:
        number = self.numbers.get(id(thing))
        return NotImplemented if number is None else (known_thing, (number,))


class _AnswerUnpickler(pickle.Unpickler):
    """Reads the numbers as the asker's own objects."""

    def __init__(self, file: Any, known: list[Any]) -> None:
        super().__init__(file)
        self.known = known

    def find_class(self, module: str, name: str, /) -> Any:
        if name == known_thing.__name__ and module == __name__:
            return self.known.__getitem__
        return super().find_class(module, name)


def known_thing(number: int) -> Any:
    """What an answer calls for a field or metric of the question; reading an answer puts the object in its place."""
    raise LookupError(f"the object {number} of a question belongs to the process that asked")


def pack_question(question: Any) -> tuple[bytes, list[Any]]:
    """The bytes of a question, and the fields and metrics in it.

    Raises
    ------
    InputError
        Something in it cannot be sent to another process.
    """
    file = io.BytesIO()
    pickler = _QuestionPickler(file)
    try:
        pickler.dump(question)
        pickler.dump(pickler.known)
    except (pickle.PicklingError, AttributeError, TypeError, RecursionError) as error:
        raise InputError(
            f"this cannot be sent to a worker process: {error}",
            "metrics, tensors, exact scalars, SymPy expressions, and functions of a module",
        ) from error
    return file.getvalue(), pickler.known


def unpack_question(packed: bytes) -> tuple[Any, list[Any]]:
    """The question, and the fields and metrics in it, in the same order."""
    unpickler = pickle.Unpickler(io.BytesIO(packed))
    return unpickler.load(), unpickler.load()


def pack_answer(answer: Any, known: list[Any]) -> bytes:
    """The bytes of an answer to a question with those fields and metrics."""
    file = io.BytesIO()
    _AnswerPickler(file, known).dump(answer)
    return file.getvalue()


def unpack_answer(packed: bytes, known: list[Any]) -> Any:
    """The answer, on the asker's own fields and metrics."""
    return _AnswerUnpickler(io.BytesIO(packed), known).load()
