"""What the program knows of a language, as data: one folder of YAML files per language.

A folder `<code>/` holds one file per subject (numbers, bounds, dates, …). Adding a language
means adding a folder; `docs/READING.md` says what each file holds.
"""

from functools import cache
from importlib.resources import files

import yaml

SUBJECTS = ("numbers", "bounds", "nouns", "dispositions", "dates", "claims")


class UnknownLanguageError(ValueError):
    """A language was asked for that has no folder."""


def available() -> list[str]:
    """The codes of the languages that have a folder, sorted."""
    folders = (entry for entry in files(__name__).iterdir() if entry.is_dir())
    return sorted(f.name for f in folders if f.joinpath("numbers.yaml").is_file())


@cache
def load(code: str, subject: str):
    """The parsed content of `<code>/<subject>.yaml`, a mapping or list of plain data.

    Raises UnknownLanguageError if the language has no folder.
    """
    if code not in available():
        raise UnknownLanguageError(
            f"language {code!r} is not known; there is data for {', '.join(available())}; "
            f"to add one, add a folder scripts/qantar/languages/{code}"
        )
    path = files(__name__).joinpath(code, f"{subject}.yaml")
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_fast_loader())


def _fast_loader():
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
