"""Codes that are parts of other codes: indicators, populations, places, actors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


class HierarchyError(ValueError):
    """Codes that would be parts of themselves; `cycle` lists them in order."""

    def __init__(self, cycle: list[str]):
        self.cycle = cycle
        super().__init__(" is part of ".join(cycle))


class Hierarchy:
    """Parts and wholes of one kind of code; a code may have several wholes.

    `wholes` maps a code to the codes it is directly part of. A code that is not in it stands for
    itself. Raises HierarchyError if a code is, directly or not, a part of itself.
    """

    def __init__(self, wholes: Mapping[str, Iterable[str]] | None = None):
        self.wholes = {code: tuple(above) for code, above in (wholes or {}).items()}
        self._above: dict[str, frozenset[str]] = {}
        for code in self.wholes:
            self._close(code)
        self._below: dict[str, set[str]] = {}
        for code, above in self._above.items():
            for whole in above:
                self._below.setdefault(whole, {whole}).add(code)

    def _close(self, start: str) -> None:
        path: list[str] = []
        stack = [(start, False)]
        while stack:
            code, done = stack.pop()
            if done:
                path.pop()
                direct = self.wholes.get(code, ())
                self._above[code] = frozenset({code}).union(*(self.above(w) for w in direct))
            elif code in path:
                raise HierarchyError([*path[path.index(code) :], code])
            elif code not in self._above:
                path.append(code)
                stack.append((code, True))
                stack.extend((whole, False) for whole in self.wholes.get(code, ()))

    def above(self, code: str) -> frozenset[str]:
        """The code itself and everything it is, directly or not, a part of."""
        return self._above.get(code) or frozenset((code,))

    def within(self, part: str, whole: str) -> bool:
        """Whether `part` is `whole` or a part of it; an unknown (empty) code is neither."""
        return bool(part) and whole in self.above(part)

    def overlap(self, one: str, other: str) -> bool:
        """Whether the two nest or have a registered part in common."""
        return not self._below.get(one, {one}).isdisjoint(self._below.get(other, {other}))

    def root(self, code: str) -> str:
        """The last code of the chain upwards (the first whole where there are several)."""
        while above := self.wholes.get(code):
            code = above[0]
        return code


@dataclass(frozen=True)
class Source:
    """What the solver needs to know of a document: its outlet and when it was published."""

    source_id: str
    publisher: str = ""
    published_earliest: str = ""
    published_latest: str = ""
    document: str = ""
    title: str = ""


@dataclass(frozen=True)
class Registers:
    """The lists that codes are looked up in; each may be empty, then codes stand for themselves.

    `facets` gives the facet of each population, `ranks` the rank of each actor, `labels` a readable
    name for (kind, code) with kind one of indicator, population, place, actor.
    """

    indicators: Hierarchy = field(default_factory=Hierarchy)
    populations: Hierarchy = field(default_factory=Hierarchy)
    places: Hierarchy = field(default_factory=Hierarchy)
    actors: Hierarchy = field(default_factory=Hierarchy)
    facets: Mapping[str, str] = field(default_factory=dict)
    ranks: Mapping[str, float] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def label(self, kind: str, code: str) -> str:
        """The readable name of a code, or the code."""
        return self.labels.get((kind, code)) or code
