r"""Exercises that check a student's formula: right, nearly right and how, or wrong and where; all of it decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, final

from ... import notation as tree
from ...errors import AmbiguousSignError, GRToolkitError, InputError, TooLargeError, UnknownNameError
from ...exact import forecast
from ...geometry.formulas.scope import Scope
from ..definitions import define
from ..findings import as_scope, described
from ..wording import advice
from . import equations, marks, words
from .answers import Vocabulary
from .lengths import Lengths
from .marking import Marking
from .marks import Mark
from .near_misses import NearMisses
from .other_conventions import kind_named
from .requirements import Requirements

SIZE = 2**24  # bytes that one product of an answer may take: half a million terms
MISTAKES = (GRToolkitError, RecursionError, MemoryError, OverflowError)


@final
class Exercise:
    r"""A question with its right answer, which marks what students answer.

    Parameters
    ----------
    question : in words
    answer : the right answer: LaTeX, a SymPy expression, a tensor, or a list of components; or several right answers
        as a tuple. An equation, ``3 H^2 = …``, is compared as an equation: up to a factor that vanishes nowhere.
    setting : as for `gr_toolkit.verify`: a metric, the name of a spacetime, or a mapping
    asks : what is asked for, in LaTeX: ``1 + z``, ``k_\mu``; its indices say which components an answer has
    up_to : which nearly right answers are accepted: "sign", "factor" (a sign, too), "constant" (additive), "gauge" (of
        a potential), "along" (a multiple of `along`), "convention". Nearly right is said as such also where it is not
        accepted.
    constants : declared constants that may stand in a constant factor, beside numbers
    along : the direction of "along", LaTeX or a tensor: ``k_\mu`` for a polarisation
    let : definitions in LaTeX, which an answer may not use unless the right one does
    kind, natural : how what is asked for and the symbols change with the conventions, as in `gr_toolkit.translate`
    lengths : the powers of length of names, G = c = 1, ``{"r": 1, "H": -1}``; the rest are pure numbers. A wrong answer
        of another dimension is then said to be one.
    must, must_not : instead of an answer: claims that hold, and that fail, where what is asked for is the answer
    hints : wrong answer -> what to say to somebody who gives it

    Raises
    ------
    InputError
        The exercise contradicts itself: no answer, or one that says nothing.
    GRToolkitError
        The right answer, or what belongs to the question, is not understood.

    Examples
    --------
    >>> two_events = {"spacetime": "FLRW", "scalars": [r"\tau_e", r"\tau_o"], "domain": [r"a(\tau_e) > 0"]}
    >>> question = "Light is emitted at τ_e and seen at τ_o. What is 1 + z?"
    >>> exercise = Exercise(question, r"a(\tau_o)/a(\tau_e)", two_events, asks="1 + z")
    >>> exercise.check(r"1 + z = \frac{a(\tau_o)}{a(\tau_e)}")
    right
    >>> exercise.check(r"2 a(\tau_o)/a(\tau_e)")
    right up to a constant factor
      twice the answer
    >>> exercise.check(r"a(\tau_e)/a(\tau_o)").outcome, bool(exercise.check("1"))
    ('wrong', False)
    >>> print(exercise.check(r"a(\tau_e)/a(\tau_o)").remarks[0])
    it is one over the answer
    """

    def __init__(
        self,
        question: str,
        answer: Any = None,
        setting: Any = None,
        *,
        asks: str = "",
        up_to: Iterable[str] = (),
        constants: Iterable[str] = (),
        along: Any = None,
        let: Sequence[str] = (),
        kind: str | None = None,
        natural: Mapping[str, str] | None = None,
        lengths: Mapping[str, int] | None = None,
        must: Sequence[str] = (),
        must_not: Sequence[str] = (),
        hints: Mapping[str, str] | None = None,
    ) -> None:
        for said, given in (("hints", hints), ("natural", natural), ("lengths", lengths)):
            if not isinstance(given, Mapping | None):
                raise InputError(f"{said}={given!r:.60} is no dictionary", f"{said}={{…: …}}")
        for said, text in (("asks", asks), ("kind", kind)):
            if not isinstance(text, str | None):
                raise InputError(f"{said}={text!r:.60} is no text", 'asks="1 + z"')
        for said, texts in (("let", let), ("must", must), ("must_not", must_not)):
            if not _are_texts(texts):
                raise InputError(f"{said}={texts!r:.60} are no texts", f"{said}=[r'x = \\frac{{1}}{{r}}'], LaTeX")
        for said, names, said_of in (
            ("natural", natural, (natural or {}).values()),
            ("hints", hints, (hints or {}).values()),
            ("lengths", lengths, ()),
        ):
            if not _are_texts([*(names or ()), *said_of]):
                raise InputError(f"{said}={names!r:.60} has what is no text", f"{said}={{'r': …}}, texts")
        for said, words_given in (("up_to", up_to), ("constants", constants)):
            if not isinstance(words_given, Iterable):
                raise InputError(f"{said}={words_given!r:.60} is no list of texts", f"{said}=['…']")
        self.question, self.asks, self.hints = question, asks, dict(hints or {})
        self.up_to = tuple(_words(up_to))
        base = _scope(setting, let)
        defines = bool(let) or (isinstance(setting, dict) and "define" in setting)
        plain = _scope(setting, (), defined=False) if defines else base
        self.scope = base
        self.vocabulary = Vocabulary(base, asks, set(base.scalars) - set(plain.scalars))
        self._requirements = Requirements(self.vocabulary, must, must_not) if must or must_not else None
        self.answers = answer if isinstance(answer, tuple) else () if answer is None else (answer,)
        if bool(self.answers) == bool(self._requirements):
            raise InputError("an exercise has an answer, or requirements in its place", "answer=…, or must=[…]")
        self._marking = Marking(self.vocabulary, self.answers, self._accepts)
        letter = asks.split("_")[0].split("^")[0].strip()
        if kind is not None:
            kind_named(letter, kind, self._rank())
        self._near = NearMisses(
            base,
            letter,
            kind,
            dict(natural or {}),
            tuple(str(base.scalars[name].to_sympy()) for name in _known(constants, base)),
            None if along is None else self._marking.value(along),
            "gauge" in self.up_to or kind == "potential",
            "factor" in self.up_to,
            None if lengths is None else Lengths(lengths),
            self._marking.value,
        )

    def check(self, answer: Any) -> Mark:
        r"""The mark of an answer.

        Parameters
        ----------
        answer : LaTeX, ``…`` or ``asks = …``, or an equation where one is asked for; a SymPy expression, a tensor or a
            list of components

        Returns
        -------
        Mark
            Nothing that an answer can be raises: what cannot be read is "not understood", with the column.
        """
        shown = answer if isinstance(answer, str) else str(answer)
        try:
            with forecast.limit(SIZE):
                mark = self._marked(answer, shown)
        except AmbiguousSignError as error:
            return Mark(shown, marks.UNDECIDED, False, (advice(error, self.scope),))
        except TooLargeError:
            return Mark(shown, marks.UNDECIDED, False, (equations.TOO_LONG,))
        except GRToolkitError as error:
            return Mark(shown, marks.NOT_UNDERSTOOD, False, (self._advice(error, answer),))
        except MISTAKES as error:
            return Mark(shown, marks.NOT_UNDERSTOOD, False, (f"{type(error).__name__}: too large to read",))
        hint = "" if mark.accepted else self._hint(answer)
        return Mark(shown, mark.outcome, mark.accepted, mark.remarks, mark.verdict, hint)

    def __repr__(self) -> str:
        asked = f"  ({self.asks} = ?)" if self.asks else ""
        return f"Exercise: {self.question}{asked}"

    def _repr_html_(self) -> str:
        from html import escape

        asked = f" ${escape(self.asks)} = {{?}}$" if self.asks else ""
        return f"<p><b>Exercise.</b> {escape(self.question)}{asked}</p>"

    # -- marking -------------------------------------------------------------------------------------------------------

    def _marked(self, answer: Any, shown: str) -> Mark:
        node = side = None
        if isinstance(answer, str):
            node = self.vocabulary.parse(answer)
            side = self.vocabulary.right_side(node)
            self.vocabulary.check(node if side is None else side, answer, is_equation=side is None)
        if self._requirements is not None:
            if node is not None and side is None:
                raise InputError(f"an equation, where {self.asks} is asked for", f"{self.asks} = …")
            return self._requirements.mark(
                shown, side, None if side is not None else self._marking.value(answer), answer
            )
        if node is not None and side is None:
            return self._marking.of_equation(node, shown)
        value = self.vocabulary.given(answer) if side is None else self.vocabulary.value(side, answer)
        return self._marking.of_value(shown, value, side, self._near)

    def _advice(self, error: GRToolkitError, answer: Any) -> str:
        """Why an answer was not understood, in words for a student."""
        if isinstance(answer, str) and words.is_no_formula(answer):
            return words.on_no_formula(self.asks)
        if isinstance(answer, str) and isinstance(error, UnknownNameError) and error.kind == "name":
            return words.on_unknown_name(error, self.scope, self.vocabulary.defined)
        return described(error)

    def _rank(self) -> int:
        """The number of indices of what is asked for."""
        asked = self.vocabulary.asked
        return len(asked.indices) if isinstance(asked, tree.Tensor) else 0

    def _accepts(self, outcome: str) -> bool:
        return any(outcome in marks.UP_TO[word] for word in self.up_to)

    def _hint(self, answer: Any) -> str:
        """What the exercise says to somebody who makes this slip, in whatever form."""
        if isinstance(answer, str) and answer in self.hints:
            return self.hints[answer]
        for slip, hint in self.hints.items():
            try:
                if self._marking.same(slip, answer):
                    return hint
            except GRToolkitError:
                continue
        return ""


def _are_texts(given: Any) -> bool:
    """Whether something is a list or tuple of texts."""
    return isinstance(given, (list, tuple)) and all(isinstance(text, str) for text in given)


def _scope(setting: Any, let: Sequence[str], defined: bool = True) -> Scope:
    """The scope of a setting with further definitions."""
    if setting is None:
        raise InputError("the exercise has no setting", "a metric, 'FLRW', or {'spacetime': 'FLRW', 'scalars': […]}")
    return reduce(define, let, as_scope(setting, (), defined))


def _words(up_to: Any) -> Iterable[str]:
    for word in [up_to] if isinstance(up_to, str) else up_to:
        if word not in marks.UP_TO:
            raise UnknownNameError(word, marks.UP_TO, "kind of nearly right answers")
        yield word


def _known(names: Iterable[str], scope: Scope) -> Iterable[str]:
    for name in names:
        if name not in scope.scalars:
            raise UnknownNameError(name, scope.scalars, "declared constant")
        yield name
