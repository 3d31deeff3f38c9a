"""Fixtures for suggestions over an invented dossier."""

import sys
from pathlib import Path

import pytest

from qantar.suggest import suggest_text
from qantar.suggest.extraction import Document

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]  # the registers beside this, and `evaluation`
from suggest_registers import write_registers  # noqa: E402


@pytest.fixture(scope="session")
def registers(tmp_path_factory) -> Path:
    """A folder with the registers of the invented dossier."""
    return write_registers(tmp_path_factory.mktemp("dossier") / "registers")


@pytest.fixture
def figures(registers):
    """A function: the suggested figures of a text published on 9 January 2022, as fields."""

    def read(text: str, language: str = "de") -> list[dict]:
        suggestion = suggest_text(
            Document("sample", text),
            published="2022-01-09",
            registers=registers,
            language=language,
        )
        return [figure.fields for figure in suggestion.figures]

    return read
