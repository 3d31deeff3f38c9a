"""The project's registers as far as suggestions need them: codes and the words for them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from qantar import languages
from qantar.problems import CannotRun


@dataclass(frozen=True)
class Match:
    """A word of a register at `text[start:end]`, with the code it points to."""

    code: str
    start: int
    end: int


@dataclass(frozen=True)
class Lexicon:
    """Words of one register in one language, ready to be looked for."""

    pattern: re.Pattern | None = None
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Match]:
        """Every match in `text[start:end]`, longest first at each place, in order."""
        if self.pattern is None:
            return []
        stop = len(text) if end is None else end
        return [
            Match(code, m.start(), m.end())
            for m in self.pattern.finditer(text, start, stop)
            for code in self.codes[_key(m["word"] or m["head"])]
        ]


@dataclass(frozen=True)
class Registers:
    """Register rows by id, and a lexicon for each of them."""

    rows: dict[str, dict[str, dict]]
    lexicons: dict[str, Lexicon]

    def root(self, register: str, code: str) -> str:
        """The last id of a chain of `part_of`."""
        seen = set()
        while code not in seen and (parent := self.rows[register].get(code, {}).get("part_of")):
            seen.add(code)
            code = parent
        return code


SHORTEST_HEAD = 5  # "preis" in "Gaspreis", but not "tote" in "Anekdote"
_ID = {
    "places": "place_id",
    "actors": "actor_id",
    "indicators": "indicator",
    "populations": "population",
    "event_types": "event_type",
}


def _key(word: str) -> str:
    return re.sub(r"\s+", " ", word).casefold()


@lru_cache(maxsize=8)
def load_registers(folder: Path | None, language: str) -> Registers:
    """The registers in `folder`; all empty without a folder.

    Raises CannotRun if a register is missing or is not a list of rows.
    """
    rows = {name: _rows(folder, name, key) for name, key in _ID.items()}
    claims = languages.load(language, "claims")
    lexicons = {}
    for name in _ID:
        words = [(word, code) for code, row in rows[name].items() for word in _words(row, language)]
        if name in ("places", "actors"):
            lexicons[name] = _lexicon(words, "", "", 0)
        else:
            lexicons[name] = _lexicon(words, claims["compound_head"], claims["inflection"], re.I)
    return Registers(rows, lexicons)


def _rows(folder: Path | None, name: str, key: str) -> dict[str, dict]:
    if folder is None:
        return {}
    path = folder / f"{name}.yaml"
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CannotRun(f"{path}: this register is missing; add it or run elsewhere") from None
    except yaml.YAMLError as error:
        raise CannotRun(f"{path}: not valid YAML: {error}") from None
    if not isinstance(content, list) or not all(isinstance(r, dict) and key in r for r in content):
        raise CannotRun(f"{path}: expected a list of rows, each with {key!r}")
    return {row[key]: row for row in content}


def _words(row: dict, language: str) -> list[str]:
    """What points to a row in a text: its name, its words of the language and its forms, but no
    form that is meant only inside certain quotes of coded documents."""
    listed = (row.get("words") or {}).get(language, []) + (row.get("names") or {}).get(language, [])
    forms = [f for f in row.get("forms", []) if not (isinstance(f, dict) and f.get("only"))]
    names = [row["name"]] if row.get("name") else []
    return [str(f["text"] if isinstance(f, dict) else f) for f in (*listed, *names, *forms)]


def _lexicon(words: list[tuple[str, str]], head: str, inflection: str, flags: int) -> Lexicon:
    """`head` is what may stand before a longer word in a compound ("Gas" before "preis")."""
    codes: dict[str, list[str]] = {}
    for word, code in words:
        known = codes.setdefault(_key(word), [])
        if code not in known:
            known.append(code)
    if not codes:
        return Lexicon()
    ordered = sorted({word for word, _ in words}, key=lambda w: (-len(w), w))
    heads = [w for w in ordered if head and len(w) >= SHORTEST_HEAD]
    pattern = rf"(?<!\w)(?P<word>{_alternatives(ordered)}){inflection}(?!\w)"
    if heads:
        pattern += rf"|(?<!\w){head}(?P<head>{_alternatives(heads)}){inflection}(?!\w)"
    return Lexicon(re.compile(pattern, flags), {word: tuple(c) for word, c in codes.items()})


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
