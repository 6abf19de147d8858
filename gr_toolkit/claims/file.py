"""Claims files: TOML with settings, definitions and claims, checked before anything is decided."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, final

from .. import notation as tree
from ..errors import InputError, UnknownNameError
from ..geometry.scope import Scope
from .setting import extended, scope_of

MAX_BYTES = 1_000_000
MAX_CLAIMS = 10_000
OUTCOMES = ("proved", "refuted", "undecided", "not understood")
CLAIM_KEYS = ("id", "place", "says", "latex", "setting", "given", "expect", "because")
CORPORA = Path(__file__).parent / "corpora"


@final
@dataclass(frozen=True)
class Claim:
    """A formula with what is expected of it.

    Attributes
    ----------
    id, place : a permanent name, and where in the source it stands
    says : what it says, in the project's words
    latex : as it was typed
    setting, given : the setting's name and the groups of definitions it may use
    expect : the expected outcome, one for all links or one a link
    because : why, derived beforehand
    """

    id: str
    place: str
    says: str
    latex: str
    setting: str
    expect: tuple[str, ...]
    because: str
    given: tuple[str, ...] = ()


@final
@dataclass(frozen=True)
class ClaimsFile:
    """A checked claims file."""

    title: str
    source: str
    settings: Mapping[str, Mapping[str, Any]]
    definitions: Mapping[str, Mapping[str, Any]]
    claims: tuple[Claim, ...]
    _scopes: dict[tuple[str, tuple[str, ...]], Scope] = field(default_factory=dict, compare=False, repr=False)

    def scope(self, claim: Claim) -> Scope:
        """The scope in which a claim is read; settings are built once."""
        key = (claim.setting, claim.given)
        if key not in self._scopes:
            if claim.given:
                base = self.scope(Claim("", "", "", "", claim.setting, (), "", claim.given[:-1]))
                self._scopes[key] = extended(base, self.definitions[claim.given[-1]])
            else:
                self._scopes[key] = scope_of(self.settings[claim.setting])
        return self._scopes[key]


def read_claims(text: str) -> ClaimsFile:
    """A claims file from its text.

    Raises
    ------
    InputError
        Not TOML, too large, a key missing or unknown, two claims of one id, a definition that contains a side of a claim it serves.
    """
    if len(text.encode()) > MAX_BYTES:
        raise InputError(f"a claims file of more than {MAX_BYTES} bytes", "several files")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"the claims file is no TOML: {error}", "formulas in 'single quotes', where a backslash is a backslash"
        ) from None
    for key in data:
        if key not in ("title", "source", "settings", "definitions", "claim"):
            raise UnknownNameError(key, ("title", "source", "settings", "definitions", "claim"), "key of a claims file")
    settings, definitions = dict(data.get("settings", {})), dict(data.get("definitions", {}))
    entries = data.get("claim", [])
    if len(entries) > MAX_CLAIMS:
        raise InputError(f"{len(entries)} claims in one file, {MAX_CLAIMS} are the most", "several files")
    claims = tuple(_claim(entry, settings, definitions) for entry in entries)
    ids = [c.id for c in claims]
    for name in ids:
        if ids.count(name) > 1:
            raise InputError(f"two claims have the id {name!r}", "ids that differ")
    return ClaimsFile(str(data.get("title", "")), str(data.get("source", "")), settings, definitions, claims)


def _claim(entry: Mapping[str, Any], settings: Mapping[str, Any], definitions: Mapping[str, Any]) -> Claim:
    name = str(entry.get("id", "?"))
    for key in entry:
        if key not in CLAIM_KEYS:
            raise UnknownNameError(key, CLAIM_KEYS, f"key of the claim {name!r}")
    for key in ("id", "latex", "setting", "expect"):
        if key not in entry:
            raise InputError(f"the claim {name!r} has no {key}", f"{key} = …")
    if entry["setting"] not in settings:
        raise UnknownNameError(str(entry["setting"]), settings, f"setting (of the claim {name!r})")
    given = tuple(entry.get("given", ()))
    for group in given:
        if group not in definitions:
            raise UnknownNameError(str(group), definitions, f"group of definitions (of the claim {name!r})")
    expect = entry["expect"]
    expected = (expect,) if isinstance(expect, str) else tuple(expect)
    for outcome in expected:
        if outcome not in OUTCOMES:
            raise UnknownNameError(str(outcome), OUTCOMES, f"outcome (of the claim {name!r})")
    return Claim(
        name,
        str(entry.get("place", "")),
        str(entry.get("says", "")),
        str(entry["latex"]),
        str(entry["setting"]),
        expected,
        str(entry.get("because", "")),
        given,
    )


def check_not_circular(file: ClaimsFile, claim: Claim, scope: Scope) -> None:
    """A definition or setting may not contain a side of the claim it serves.

    Raises
    ------
    InputError
        Naming the definition and the side.
    """
    names = scope.names()
    statement = tree.parse(claim.latex, names)
    if not isinstance(statement, tree.Relation):
        return
    texts = [
        t
        for group in (file.settings[claim.setting], *(file.definitions[g] for g in claim.given))
        for t in group.get("define", ())
    ]
    whole = [side for side in statement.sides if not _trivial(side)]
    for text in texts:
        parts = set(tree.parse(text, names).walk())
        for side in whole:
            if side in parts:
                raise InputError(
                    f"the definition {text!r} contains a side of the claim {claim.id!r} that it serves: {tree.to_latex(side)}",
                    "a definition that the claim does not repeat",
                )


def _trivial(node: tree.Node) -> bool:
    """A single name, number or tensor, which every definition of it must mention."""
    if isinstance(node, tree.Tensor | tree.Differential):
        return True
    if isinstance(node, tree.Apply):
        return all(_trivial(a) for a in node.arguments)
    if isinstance(node, tree.Power):
        return isinstance(node.base, tree.Differential)
    return not node.children()
