"""One sentence with everything that was found in it, the ground for every guess."""

from dataclasses import dataclass

from qantar import languages
from qantar.reading import DateExpression, Quantity
from qantar.suggest.registers import Match, Registers
from qantar.suggest.sentences import Sentence


@dataclass(frozen=True)
class Context:
    """A sentence of `flat` (the flattened text), its quantities, dates and register matches.

    `frame` is the country the text is about, if a register knows it.
    """

    flat: str
    sentence: Sentence
    language: str
    registers: Registers
    frame: str | None
    quantities: tuple[Quantity, ...]
    dates: tuple[DateExpression, ...]
    indicators: tuple[Match, ...]
    populations: tuple[Match, ...]
    places: tuple[Match, ...]
    actors: tuple[Match, ...]

    @property
    def claims(self) -> dict:
        return languages.load(self.language, "claims")

    def left_limit(self, quantity: Quantity) -> int:
        """Where the words before a number begin to belong to the number before it."""
        ends = [q.number_end for q in self.quantities if q.number_end <= quantity.number_start]
        return max(ends, default=self.sentence.start)

    def right_limit(self, quantity: Quantity) -> int:
        """Where the words behind a number begin to belong to the next number."""
        following = [
            q.number_start if q.bound_start is None else min(q.number_start, q.bound_start)
            for q in self.quantities
            if q.number_start >= quantity.number_end
        ]
        return min(following, default=self.sentence.end)


def build_context(
    flat: str,
    sentence: Sentence,
    language: str,
    registers: Registers,
    frame: str | None,
    quantities: list[Quantity],
    dates: list[DateExpression],
) -> Context:
    """The context of one sentence; quantities and dates are those of the whole text."""
    start, end = sentence.start, sentence.end
    found = {
        name: tuple(lexicon.find(flat, start, end)) for name, lexicon in registers.lexicons.items()
    }
    return Context(
        flat,
        sentence,
        language,
        registers,
        frame,
        tuple(q for q in quantities if start <= q.number_start < end),
        tuple(d for d in dates if start <= d.start < end),
        found["indicators"],
        found["populations"],
        found["places"],
        found["actors"],
    )
