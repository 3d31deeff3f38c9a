"""What the reports of an event have in common: its dates, counts and standing (DESIGN: events)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Row = Mapping[str, str]
BEARING = ("asserted", "attributed")  # the stances that bear an event out


@dataclass(frozen=True)
class Interval:
    """Days from `earliest` to `latest`; None is open."""

    earliest: date | None
    latest: date | None

    @property
    def is_known(self) -> bool:
        return self.earliest is not None or self.latest is not None

    @property
    def precision(self) -> str:
        if self.earliest is None and self.latest is None:
            return "unknown"
        if self.earliest is None or self.latest is None:
            return "open"
        return "day" if self.earliest == self.latest else "range"


def common(intervals: Sequence[Interval]) -> Interval | None:
    """What the intervals share; None where they exclude each other."""
    earliest = max((i.earliest for i in intervals if i.earliest), default=None)
    latest = min((i.latest for i in intervals if i.latest), default=None)
    if earliest and latest and earliest > latest:
        return None
    return Interval(earliest, latest)


def hull(intervals: Sequence[Interval]) -> Interval:
    """The smallest interval around all; open where one of them is."""
    starts, ends = [i.earliest for i in intervals], [i.latest for i in intervals]
    return Interval(None if None in starts else min(starts), None if None in ends else max(ends))


def interval(report: Row) -> Interval:
    """The days of a report."""
    return Interval(_day(report.get("date_earliest")), _day(report.get("date_latest")))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def origin(row: Row, parents: Mapping[str, str]) -> tuple[str, ...]:
    """Who a claim goes back to: the root of the speaker's chain, else the outlet if it asserts,
    else an unnamed origin, one per document and attribution."""
    speaker = row.get("attributed_to")
    if speaker:
        seen = set()
        while parents.get(speaker) and speaker not in seen:
            seen.add(speaker)
            speaker = parents[speaker]
        return ("actor", speaker)
    if row.get("stance") == "asserted":
        return ("outlet", row["source_id"])
    return ("unnamed", row["source_id"], row.get("attribution_text", ""))


def event_cells(
    reports: Sequence[Row], parents: Mapping[str, str], wholes: Mapping[str, set[str]]
) -> dict[str, str]:
    """The computed cells of one event from its reports.

    `parents` leads from an actor to the one it is part of; `wholes` from a place to all places that
    contain it, itself included.
    """
    bearing = [report for report in reports if report["stance"] in BEARING]
    dated = [interval(report) for report in bearing or reports]
    dated = [days for days in dated if days.is_known]
    shared = common(dated)
    days = shared or hull(dated)
    contested = (
        shared is None
        or any(report["stance"] == "denied" for report in reports)
        or _places_exclude(bearing, wholes)
    )
    origins = {origin(report, parents) for report in bearing}
    standing = "corroborated" if len(origins) > 1 else "single_source"
    return {
        "date_earliest": days.earliest.isoformat() if days.earliest else "",
        "date_latest": days.latest.isoformat() if days.latest else "",
        "date_precision": days.precision,
        "report_count": str(len(reports)),
        "source_count": str(len({report["source_id"] for report in reports})),
        "standing": "contested" if contested else standing,
    }


def _places_exclude(reports: Iterable[Row], wholes: Mapping[str, set[str]]) -> bool:
    places = sorted({report["place_id"] for report in reports if report.get("place_id")})
    return any(
        a not in wholes[b] and b not in wholes[a]
        for i, a in enumerate(places)
        for b in places[i + 1 :]
    )


def containing(parts: Mapping[str, str]) -> dict[str, set[str]]:
    """For each id all ids that contain it, itself included, from its `part_of`."""
    result: dict[str, set[str]] = {}
    for start in parts:
        chain, current = set(), start
        while current and current not in chain:
            chain.add(current)
            current = parts.get(current, "")
        result[start] = chain
    return result
