"""Suggestions for a document that nobody has coded: figures, numerals, events, names.

`suggest` reads a file and proposes; it never writes into a project. What it proposes rests on
the project's registers and on the data of `qantar.languages`.
"""

from datetime import date
from pathlib import Path

from qantar.project import Project
from qantar.reading.layout import flatten
from qantar.suggest.composition import other_numerals, sentence_contexts, suggest_figures
from qantar.suggest.events import find_events
from qantar.suggest.extraction import Document, read_document
from qantar.suggest.model import FigureSuggestion, Guess, Suggestion
from qantar.suggest.names import find_names
from qantar.suggest.publication import language_of, publication_of
from qantar.suggest.registers import load_registers
from qantar.suggest.slugs import slug

__all__ = ["FigureSuggestion", "Guess", "Suggestion", "suggest", "suggest_text"]


def suggest(
    path: Path | str,
    *,
    published: str | date | tuple[date, date] | None = None,
    project: Project | None = None,
    language: str | None = None,
) -> Suggestion:
    """Suggestions for the file at `path` (plain text, Markdown or a saved web page).

    `published` is a day (date or ISO string), or an interval as a pair of days or "FIRST/LAST";
    without it the page's own statement is taken. `project` gives the registers; without one
    codes stay empty. `language` is found from the text if not given.

    Raises CannotRun for a file or register that cannot be read and for a `published` that is no
    day, UnknownLanguageError for a language without data.
    """
    document = read_document(Path(path))
    registers = project.registers if project else None
    return suggest_text(document, published=published, registers=registers, language=language)


def suggest_text(
    document: Document,
    *,
    published: str | date | tuple[date, date] | None = None,
    registers: Path | None = None,
    language: str | None = None,
) -> Suggestion:
    """As `suggest`, for a text already read; `registers` is the folder of the registers."""
    text, language = document.text, language or language_of(document.text)
    source, publication = slug(document.name), publication_of(document, language, published)
    known = load_registers(registers, language)
    contexts = sentence_contexts(text, language, known)
    figures = suggest_figures(text, contexts, source, publication)
    return Suggestion(
        source=source,
        title=document.title,
        language=language,
        text=text,
        published_earliest=publication.earliest,
        published_latest=publication.latest,
        figures=figures,
        numerals=other_numerals(text, language, figures),
        events=[
            event
            for context in contexts
            for event in find_events(context, publication.earliest, publication.latest, text)
        ],
        names=find_names(text, flatten(text), language, known),
    )
