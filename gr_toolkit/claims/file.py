"""Claims files: TOML with settings, definitions and claims, checked before anything is decided."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any, final

from ..errors import InputError, UnknownNameError
from ..geometry.formulas.scope import Scope
from . import kinds
from .every import EveryScope, every_scope
from .setting import extended, scope_of
from .sources import Formula, read_formulas

MAX_BYTES = 1_000_000
MAX_CLAIMS = 10_000
MAX_DOTS = 100  # in a line; a dotted key takes the reader time that grows with their square
OUTCOMES = ("proved", "refuted", "undecided", "not understood")
FILE_KEYS = ("title", "source", "settings", "definitions", "claim", "formulas")
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
    statement : whether it puts into a formula what its source says in words
    """

    id: str
    place: str
    says: str
    latex: str
    setting: str
    expect: tuple[str, ...]
    because: str
    given: tuple[str, ...] = ()
    statement: bool = False


@final
@dataclass(frozen=True)
class ClaimsFile:
    """A checked claims file."""

    title: str
    source: str
    settings: Mapping[str, Mapping[str, Any]]
    definitions: Mapping[str, Mapping[str, Any]]
    claims: tuple[Claim, ...]
    formulas: tuple[Formula, ...] = ()
    _scopes: dict[tuple[str, tuple[str, ...], tuple[Any, ...]], Scope] = field(
        default_factory=dict, compare=False, repr=False
    )
    _every: dict[tuple[str, tuple[str, ...]], EveryScope] = field(default_factory=dict, compare=False, repr=False)

    def scope(self, claim: Claim, further: tuple[Any, ...] = ()) -> Scope:
        """The scope in which a claim is read; settings are built once, with `further` conditions on the domain too."""
        return self._scope(claim.setting, claim.given, further)

    def _scope(self, setting: str, given: tuple[str, ...], further: tuple[Any, ...]) -> Scope:
        key = (setting, given, further)
        if key not in self._scopes:
            if given:
                self._scopes[key] = extended(self._scope(setting, given[:-1], further), self.definitions[given[-1]])
            else:
                self._scopes[key] = scope_of(self.settings[setting], further)
        return self._scopes[key]

    def every(self, claim: Claim) -> EveryScope:
        """The scope in which a claim about every metric is read, built once for a setting."""
        key = (claim.setting, claim.given)
        if key not in self._every:
            groups = [self.definitions[name] for name in claim.given]
            self._every[key] = reduce(EveryScope.extended, groups, every_scope(self.settings[claim.setting]))
        return self._every[key]

    def only(self, claim: Claim) -> ClaimsFile:
        """The file with what one claim needs, for a process of its own."""
        definitions = {name: self.definitions[name] for name in claim.given}
        return ClaimsFile(self.title, self.source, {claim.setting: self.settings[claim.setting]}, definitions, ())


def read_claims(text: str) -> ClaimsFile:
    """A claims file from its text.

    Raises
    ------
    InputError
        Not TOML, too large, without claims, a key missing or unknown, a value of the wrong kind, two claims of one id,
        a table of formulas that does not fit the claims.
    """
    data = read_toml(text)
    for key in data:
        if key not in FILE_KEYS:
            raise UnknownNameError(key, FILE_KEYS, "claims file key")
    for key in ("title", "source"):
        if not isinstance(data.get(key, ""), str):
            raise InputError(f"{key} = {kinds.shown(data[key])} is no text", f"{key} = '…'")
    settings = _tables(data, "settings", "setting", kinds.SETTING)
    definitions = _tables(data, "definitions", "group of definitions", kinds.DEFINITIONS)
    entries = data.get("claim", [])
    if not isinstance(entries, list) or not entries:
        raise InputError("the claims file has no claims", "[[claim]], with id, latex, setting and expect below it")
    if len(entries) > MAX_CLAIMS:
        raise InputError(f"{len(entries)} claims in one file, {MAX_CLAIMS} are the most", "several files")
    claims = tuple(_claim(entry, settings, definitions) for entry in entries)
    name, times = Counter(c.id for c in claims).most_common(1)[0]
    if times > 1:
        raise InputError(f"{times} claims have the id {name!r}", "ids that differ")
    formulas = read_formulas(
        data.get("formulas", []), {c.id: c.statement for c in claims}, settings.keys(), definitions.keys()
    )
    return ClaimsFile(data.get("title", ""), data.get("source", ""), settings, definitions, claims, formulas)


def text_of(source: Any, folder: Path, what: str, advice: str) -> str:
    """The text of a TOML file given as a path, as the name of one in a folder, or itself.

    Raises
    ------
    InputError
        There is no such file, or it is no text.
    """
    text = str(source)
    if "\n" in text:
        return text
    try:
        path = next(p for p in (Path(text), folder / f"{text}.toml") if p.is_file())
    except (StopIteration, OSError, ValueError):
        raise InputError(f"there is no {what} {text[:200]!r}", advice) from None
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    try:
        return data.decode("utf-8-sig") if len(data) <= MAX_BYTES else data.decode("latin-1")
    except UnicodeDecodeError as error:
        raise InputError(f"{text[:200]} is no text in UTF-8: byte {error.start}", "the file saved as UTF-8") from None


def read_toml(text: str) -> dict[str, Any]:
    """The data of a TOML text of bounded size."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise InputError(f"a claims file of more than {MAX_BYTES} bytes", "several files")
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MAX_DOTS:
            raise InputError(f"line {number} of the claims file has more than {MAX_DOTS} dots", "shorter lines")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        advice = "formulas in 'single quotes', where a backslash is a backslash"
        raise InputError(f"the claims file is no TOML: {error}", advice) from None
    except (RecursionError, ValueError) as error:
        what = "brackets nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"the claims file is no TOML: {what}", "tables of texts") from None


def _tables(data: Mapping[str, Any], key: str, kind: str, keys: kinds.Keys) -> dict[str, Mapping[str, Any]]:
    """The named tables below a key, each checked."""
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise InputError(f"{key} = {kinds.shown(found)} is no table", f"[{key}.name]")
    return {name: kinds.table(entries, keys, f"{kind} {name!r}") for name, entries in found.items()}


def _claim(entry: Any, settings: Mapping[str, Any], definitions: Mapping[str, Any]) -> Claim:
    name = entry.get("id", "?") if isinstance(entry, Mapping) else "?"
    kinds.table(entry, kinds.CLAIM, f"claim {kinds.shown(name)}")
    for key in ("id", "latex", "setting", "expect"):
        if key not in entry:
            raise InputError(f"the claim {name!r} has no {key}", f"{key} = {kinds.CLAIM[key][1]}")
    if not re.fullmatch(r"[\w.-]{1,100}", name, re.ASCII):
        raise InputError(
            f"the id {kinds.shown(name)} is not made of letters, digits, dots and hyphens", "id = 'redshift'"
        )
    where = f" (of the claim {name!r})"
    if entry["setting"] not in settings:
        raise UnknownNameError(entry["setting"], settings, f"setting{where}")
    given = tuple(entry.get("given", ()))
    for group in given:
        if group not in definitions:
            raise UnknownNameError(group, definitions, f"group of definitions{where}")
    expect = entry["expect"]
    expected = (expect,) if isinstance(expect, str) else tuple(expect)
    for outcome in expected:
        if outcome not in OUTCOMES:
            raise UnknownNameError(outcome, OUTCOMES, f"outcome{where}")
    place, says, because = (entry.get(key, "") for key in ("place", "says", "because"))
    statement = entry.get("statement", False)
    return Claim(name, place, says, entry["latex"], entry["setting"], expected, because, given, statement)
