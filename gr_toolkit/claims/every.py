r"""Claims about every metric of a dimension: a setting whose spacetime is "every".

    [settings.any]
    spacetime = "every"
    dimension = 4
    signature = "+---"
    arbitrary = ['A_\mu', 'F_{[\mu\nu]}', '\phi']
    scalars = ['m']
    define = ['J^\nu = \nabla_\mu F^{\mu\nu}']
    assuming = ['\nabla_{[\lambda} F_{\mu\nu]} = 0']

A claim says then: in every metric of that dimension, at every point, for all fields of these types that satisfy what is
assumed. Brackets around a field's indices declare its symmetry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, final

from .. import notation as tree
from ..errors import InputError
from ..geometry import Conventions, EveryMetric
from ..geometry.identities.declarations import with_fields
from ..geometry.identities.statements import defined, parsed, statements
from ..geometry.identities.vocabulary import Vocabulary
from ..verdicts import Verdict

EVERY = "every"
SIGNS_AND_UNITS = ("riemann", "ricci", "levi_civita", "maxwell", "field_sign")
KEYS = ("spacetime", "dimension", "parameters", "signature", "conventions", *SIGNS_AND_UNITS)
NAMES = ("scalars", "arbitrary", "define", "assuming", "note")
NAMES_ONLY = "of the names only scalars, arbitrary, define and assuming"
EVERY_VALUE = "scalars = ['m'] in its place: what is proved holds for every value, so for such ones too"
INSTEAD = {
    "positive": EVERY_VALUE,
    "integers": EVERY_VALUE,
    "functions": r"arbitrary = ['f'], a scalar field; V'(\phi) and the like as fields of their own",
    "domain": "nothing: the equation is decided for all metrics, at every point",
    "line_element": "spacetime = 'every' left out: a line element is one metric",
    "coordinates": r"indices \mu, \nu, … only: every metric has no coordinates",
    "chart": r"indices \mu, \nu, … only: every metric has no coordinates",
}
KEPT: dict[tuple[int, Any], EveryMetric] = {}  # one for each dimension and convention met


@final
@dataclass(frozen=True)
class EveryScope:
    """What the names of a claim about every metric mean.

    Attributes
    ----------
    every : the metric of which nothing is known but its dimension
    vocabulary : fields, constants, definitions
    assuming : equations that hold throughout, in LaTeX
    """

    every: EveryMetric
    vocabulary: Vocabulary
    assuming: tuple[str, ...] = ()
    coordinates: Mapping[str, int] = field(default_factory=dict)
    functions: Mapping[str, Any] = field(default_factory=dict)
    same_event: Mapping[str, str] = field(default_factory=dict)

    def parse(self, text: str) -> tree.Node:
        """The syntax tree of a formula in these names."""
        return parsed(self.vocabulary, text)

    def extended(self, given: Mapping[str, Any]) -> EveryScope:
        """With the names, definitions and assumptions of a setting or of a group of definitions.

        Raises
        ------
        InputError
            A key that needs coordinates, or constants of a kind that is not told apart here.
        """
        for key in given:
            if key not in (*KEYS, *NAMES):
                raise InputError(f"{key} in a setting about every metric", INSTEAD.get(key, NAMES_ONLY))
        vocabulary = self.vocabulary
        for name in given.get("scalars", ()):
            vocabulary = replace(vocabulary, constants={**vocabulary.constants, vocabulary.fresh(name): None})
        vocabulary = with_fields(vocabulary, given.get("arbitrary", ()))
        for text in given.get("define", ()):
            vocabulary = defined(vocabulary, text)
        return replace(self, vocabulary=vocabulary, assuming=(*self.assuming, *given.get("assuming", ())))

    def decide(self, text: str) -> list[Verdict]:
        """The verdicts of a statement's links."""
        from ..geometry.identities.conditional import decide_statement_under, system_of

        stated = statements(self.vocabulary, text)
        if not self.assuming:
            return [self.every.decide_statement(self.vocabulary, one) for one in stated]
        system = system_of(self.every, self.vocabulary, self.assuming)
        return [decide_statement_under(system, one) for one in stated]


def is_every(setting: Any) -> bool:
    """Whether a setting is about every metric."""
    return isinstance(setting, EveryMetric | EveryScope) or (
        isinstance(setting, Mapping)
        and (setting.get("spacetime") == EVERY or isinstance(setting.get("spacetime"), EveryMetric))
    )


def every_scope(setting: Any) -> EveryScope:
    """The scope of such a setting: the metric itself, or a mapping.

    Raises
    ------
    InputError
        The dimension is missing, or is no integer of 2 or more; keys that need coordinates.
    """
    if isinstance(setting, EveryScope):
        return setting
    if isinstance(setting, EveryMetric):
        return EveryScope(setting, setting.vocabulary())
    if isinstance(setting["spacetime"], EveryMetric):
        every = setting["spacetime"]
        for key in setting.keys() & {*KEYS} - {"spacetime"}:
            raise InputError(f"{key} beside a metric that says it", f"gr.EveryMetric(4, …), without {key}")
    else:
        every = _every_metric(setting)
    return EveryScope(every, every.vocabulary()).extended(setting)


def _every_metric(setting: Mapping[str, Any]) -> EveryMetric:
    parameters = dict(setting.get("parameters", {}))
    dimension = setting.get("dimension", parameters.pop("dimension", None))
    if parameters:
        raise InputError(f"{', '.join(parameters)} as a parameter of every metric", "dimension = 4, and nothing more")
    if isinstance(dimension, str) and dimension.isdecimal() and len(dimension) < 4:
        dimension = int(dimension)
    if not isinstance(dimension, int) or isinstance(dimension, bool):
        raise InputError("the setting is about every metric, but does not say of which dimension", "dimension = 4")
    named = Conventions.named(setting.get("conventions"), setting.get("signature"))
    conventions = named.with_(**{key: setting[key] for key in SIGNS_AND_UNITS if key in setting})
    key = dimension, conventions
    if key not in KEPT:
        KEPT[key] = EveryMetric(dimension, conventions=conventions)
    return KEPT[key]
