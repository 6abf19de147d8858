r"""Identities for every metric of a dimension, proved or refuted by an explicit metric.

What is decided is the statement "for every metric, at every point, for all fields of the types declared". Terms,
definitions and limits: docs/identities.md; the theorem behind it: `space`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from threading import Lock
from typing import TYPE_CHECKING, Any, final

from ...errors import InputError, TooLargeError
from ...verdicts import Proved, Verdict, combined
from ..conventions import Conventions
from ..formulas.scope import latex_name
from .declarations import conventions_and_signs, declared
from .divisors import divided_by, nonzero_places
from .jet_values import simple_values
from .orders import Orders, orders_of
from .space import JetSpace
from .statements import Statement, statements
from .vocabulary import Vocabulary
from .witness import refuted

if TYPE_CHECKING:
    from .relations import Relations

MAX_DIMENSION = 11
KEPT = 6  # spaces


@final
class EveryMetric:
    r"""Every metric of a dimension: one about which nothing is assumed.

    Parameters
    ----------
    dimension : 2 or more
    signature : "-+++" or "+---", one time whatever the dimension; or a sign for each coordinate, "++++" or "--++"
    conventions : a book's name or `Conventions`, default Misner, Thorne & Wheeler

    The signature matters where ε stands in a formula, whose square has the sign of det g; without it what is proved is
    proved in every signature. Refutations have the signature asked for.

    Raises
    ------
    InputError
        A dimension that is no integer of 2 or more, a signature of another length.
    TooLargeError
        A dimension beyond 11.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> every = gr.EveryMetric(4)
    >>> bool(every.decide(r"[\nabla_\mu, \nabla_\nu] A^\rho = R^\rho{}_{\sigma\mu\nu} A^\sigma", A="_a"))
    True
    >>> bool(every.decide(r"\nabla_\mu \nabla_\nu F^{\mu\nu} = 0", F="[_a_b]"))
    True
    >>> verdict = every.decide(r"R_{\mu\nu} = \frac14 R g_{\mu\nu}")
    >>> verdict.refuted, verdict.witness.recheck()
    (True, True)
    >>> bool(gr.EveryMetric(2).decide(r"R_{\mu\nu} = \frac12 R g_{\mu\nu}"))
    True
    """

    def __init__(
        self, dimension: int, *, signature: str | None = None, conventions: Conventions | str | None = None
    ) -> None:
        if isinstance(dimension, bool) or not isinstance(dimension, int) or dimension < 2:
            raise InputError(f"the dimension {dimension!r} is no integer of 2 or more", "gr.EveryMetric(4)")
        if dimension > MAX_DIMENSION:
            raise TooLargeError("a metric about which nothing is assumed", dimension, MAX_DIMENSION, "dimensions")
        self.dimension = dimension
        self.conventions, self.eta = conventions_and_signs(dimension, signature, conventions)
        self._spaces: list[JetSpace] = []
        self._lock = Lock()

    def decide(
        self,
        text: str,
        /,
        *,
        define: Sequence[str] = (),
        scalars: Iterable[str] | Mapping[str, Any] = (),
        assuming: Sequence[str] = (),
        fields: Iterable[str] = (),
        **slots: str,
    ) -> Verdict:
        r"""Whether an equation holds in every metric, for all fields of the types declared.

        Parameters
        ----------
        text : an equation in index notation, ``a = b``, or a chain of them. Everything that `Metric.evaluate` reads and
            that is polynomial: g, δ, ε, R (scalar, Ricci, Riemann), G, C (Weyl), ∇, □, Lie derivatives, commutators,
            brackets around indices, semicolons and commas. Γ and ∂ of tensors may stand in it, not differentiated;
            the statement is then about every chart too.
        define : equations that give names a meaning, in order,
            ``[r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu"]``
        scalars : real constants, ``["m", r"\Lambda"]``, or with values, ``{"n": 4}``
        assuming : equations that hold throughout, ``[r"R_{\mu\nu} = 0"]``
        fields : generic fields as they are written, ``[r"A_\mu", r"T^\mu{}_\nu", r"F_{[\mu\nu]}", r"\psi"]``; brackets
            declare symmetries
        slots : the same in short, by name: ``A="_a"``, ``T="^a_b"``, ``F="[_a_b]"``, ``h="(_a_b)"``, ``psi=""``

        Returns
        -------
        Verdict
            `Proved`; or `Refuted`, whose ``witness`` has an explicit polynomial ``metric`` with the ``fields`` on it,
            at whose origin the ``component`` fails, and ``recheck()``, which computes it once more from the components
            of that metric.

        Raises
        ------
        NotationError, UnknownNameError, IndexMismatchError
            The formula cannot be read, or its indices do not fit.
        InputError, UnsupportedError
            It speaks of coordinates, or is not polynomial.
        TooLargeError
            The forecast of the work is beyond the limit; dimension and order of the derivatives make it.
        """
        vocabulary = self.vocabulary(define=define, scalars=scalars, fields=fields, slots=slots)
        stated = statements(vocabulary, text)
        if assuming:
            from .conditional import decide_under

            return decide_under(self, vocabulary, stated, assuming)
        verdicts = [(one.excerpt, self.decide_statement(vocabulary, one)) for one in stated]
        return verdicts[0][1] if len(verdicts) == 1 else combined(verdicts)

    def relations(
        self,
        terms: Sequence[str],
        *,
        define: Sequence[str] = (),
        scalars: Iterable[str] | Mapping[str, Any] = (),
        assuming: Sequence[str] = (),
        fields: Iterable[str] = (),
        **slots: str,
    ) -> Relations:
        r"""All linear relations with rational coefficients among tensors, that hold in every metric.

        Parameters
        ----------
        terms : formulas with the same free indices
        define, scalars, assuming, fields, slots : as in `decide`

        Returns a sequence of `Relation`, a basis of all of them; each has ``coefficients``, a ``formula``, and the
        ``verdict`` of `decide` on it. ``complete`` says whether none is missed; under conditions whose jets are not
        known to belong to solutions there may be more.

        Raises
        ------
        IndexMismatchError
            The terms have different free indices.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.EveryMetric(2).relations([r"R_{\mu\nu}", r"R g_{\mu\nu}"])
        2 R_{\mu\nu} - R g_{\mu\nu} = 0
        >>> gr.EveryMetric(4).relations([r"R_{\mu\nu}", r"R g_{\mu\nu}"])
        no linear relation
        """
        from .relations import relations

        vocabulary = self.vocabulary(define=define, scalars=scalars, fields=fields, slots=slots)
        return relations(self, vocabulary, terms, assuming)

    def coefficients(
        self,
        text: str,
        unknown: Sequence[str],
        *,
        define: Sequence[str] = (),
        scalars: Iterable[str] | Mapping[str, Any] = (),
        assuming: Sequence[str] = (),
        fields: Iterable[str] = (),
        **slots: str,
    ) -> dict[str, Fraction] | None:
        r"""The unknown coefficients for which an equation holds in every metric, None if there are none.

        Parameters
        ----------
        text : an equation, linear in the unknown coefficients
        unknown : their names
        define, scalars, assuming, fields, slots : as in `decide`

        Raises
        ------
        InputError
            The equation is not linear in them, or leaves one open; one of them stands in a condition; the conditions
            contradict each other.
        UndecidedError
            None were found, but jets that satisfy the conditions may belong to no solution; or the conditions have no
            model that is known.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> text = r"\nabla_\mu \nabla_\nu A^\mu - \nabla_\nu \nabla_\mu A^\mu = \alpha R_{\mu\nu} A^\mu"
        >>> gr.EveryMetric(4).coefficients(text, [r"\alpha"], A="_a")
        {'\\alpha': Fraction(1, 1)}
        """
        from .unknown_coefficients import coefficients

        names = [latex_name(name) for name in unknown]
        given = scalars if isinstance(scalars, Mapping) else dict.fromkeys(scalars)
        constants = {**given, **dict.fromkeys(names)}
        vocabulary = self.vocabulary(define=define, scalars=constants, fields=fields, slots=slots)
        return coefficients(self, vocabulary, text, names, assuming)

    def decide_statement(self, vocabulary: Vocabulary, statement: Statement) -> Verdict:
        """The verdict of one equality."""
        space = self.space(vocabulary, orders_of(vocabulary, [statement.difference]))
        denominator, components = space.components(statement)
        if not components:
            return Proved(divided_by(statement, vocabulary.nonzero))
        free = simple_values(components, nonzero_places(space, statement, vocabulary.nonzero))
        return refuted(space, statement, denominator, components, free)

    def vocabulary(
        self,
        *,
        define: Sequence[str] = (),
        scalars: Iterable[str] | Mapping[str, Any] = (),
        fields: Iterable[str] | Mapping[str, str] = (),
        slots: Mapping[str, str] | None = None,
    ) -> Vocabulary:
        """The meaning of names: fields by their types, constants, definitions.

        Raises
        ------
        InputError
            A name that means something already.
        """
        nothing = Vocabulary(self.dimension, self.conventions, self.eta)
        return declared(nothing, fields, slots or {}, scalars, define)

    def space(self, vocabulary: Vocabulary, orders: Orders) -> JetSpace:
        """The jets to these orders, as far as they are known already from other formulas."""
        with self._lock:
            for place, space in enumerate(self._spaces):
                same = all(space.vocabulary.fields.get(name) == vocabulary.fields[name] for name in orders.fields)
                near = space.orders.metric <= orders.metric + 2  # more derivatives make everything longer
                if same and near and space.orders.covers(orders):
                    self._spaces.append(self._spaces.pop(place))
                    return space.speaking(vocabulary)
            space = JetSpace(vocabulary, orders)
            self._spaces = [*self._spaces[1 - KEPT :], space]
            return space

    @property
    def signature(self) -> str:
        """A sign for each dimension."""
        return "".join("+" if sign > 0 else "-" for sign in self.eta)

    def __repr__(self) -> str:
        return f"EveryMetric({self.dimension}, signature={self.signature!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.dimension, self.signature, self.conventions)


def _restored(dimension: int, signature: str, conventions: Conventions) -> EveryMetric:
    return EveryMetric(dimension, signature=signature, conventions=conventions)
