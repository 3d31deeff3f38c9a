"""The findings about one row, each with its place, its words and the key of the row."""

from typing import NamedTuple

from qantar.engine import messages
from qantar.engine.findings import Finding

REPEATED = {
    "unique": ("unique-error", "the value"),
    "uniqueKeys": ("unique-error", "the unique key {names}"),
    "primaryKey": ("primary-key", "the primary key"),
}


class Place(NamedTuple):
    """A row of the file: its number, its first line, its cells."""

    row: int
    line: int
    cells: list


class RowFindings:
    """Writes the findings about rows of one table."""

    def __init__(self, resource, fields):
        self.name, self.fields = resource.name, fields
        key = resource.schema.primary_key if resource.schema else ()
        self.key = [(at, field.name) for at, field in enumerate(fields) if field.name in key]

    def type_error(self, place, position):
        """A cell that is no value of its type."""
        field = self.fields[position]
        words = messages.type_fault(field, place.cells[position])
        return self._at(place, "type-error", words, position, f"{field.type}/{field.format}")

    def constraint_error(self, place, position, name):
        """A value that breaks the constraint `name`, or that is required and missing."""
        text = place.cells[position] if position < len(place.cells) else None
        words = messages.constraint_fault(self.fields[position], name, text)
        return self._at(place, "constraint-error", words, position, name)

    def extra_cell(self, place, position):
        """A cell beyond the last column."""
        shown = messages.shorten(place.cells[position])
        words = (
            f"the row has a cell more than there are columns: {shown!r}",
            "Remove it, or quote the cell that holds a delimiter.",
        )
        return self._at(place, "extra-cell", words, position)

    def missing_cell(self, place, position):
        """A column for which the row has no cell."""
        words = "the row ends before this column", "Write the cell, be it empty."
        return self._at(place, "missing-cell", words, position)

    def blank_row(self, place):
        """A row without any value."""
        return self._at(place, "blank-row", ("the row is blank", "Remove it."))

    def repeated(self, place, key, rule, first):
        """A key that the row `first` has already."""
        kind, what = REPEATED[rule]
        words = (
            f"{what.format(names=', '.join(key.names))} is the same as in row {first}",
            "Give each row a key of its own, or remove one.",
        )
        return self._of_key(place, kind, words, key.names, key.positions, rule)

    def empty_key(self, place, key, empty):
        """A primary key of which the fields `empty` have no value."""
        words = (
            f"the primary key has no value in {', '.join(empty)}",
            "Fill in every field of the primary key.",
        )
        return self._of_key(place, "primary-key", words, key.names, key.positions, "primaryKey")

    def dangling(self, place, reference, values):
        """A reference to a row that does not exist."""
        key = reference.key
        shown = ", ".join("(empty)" if value is None else str(value) for value in values)
        words = (
            f"{messages.shorten(shown)!r} is not in {', '.join(key.target_fields)} "
            f"of {key.target!r}",
            f"Correct it, or add the row to {key.target!r}.",
        )
        return self._of_key(
            place, "foreign-key", words, key.fields, reference.positions, "foreignKeys"
        )

    def _of_key(self, place, kind, words, names, positions, rule):
        if len(positions) == 1:
            return self._at(place, kind, words, positions[0], rule)
        finding = self._at(place, kind, words, None, rule)
        count = len(place.cells)
        texts = [place.cells[at] if at < count else "" for at in positions]
        finding.field, finding.value = ", ".join(names), messages.shorten(", ".join(texts))
        return finding

    def _at(self, place, kind, words, position=None, rule=None):
        message, remedy = words
        field = value = None
        if position is not None:
            field = self.fields[position].name if position < len(self.fields) else None
            value = place.cells[position] if position < len(place.cells) else None
        where = f"row {place.row}" + (f", field {field!r}" if field else "")
        return Finding(
            kind,
            f"{self.name}, {where}: {message}.",
            remedy,
            resource=self.name,
            row=place.row,
            line=place.line,
            field=field,
            field_number=None if position is None else position + 1,
            value=messages.shorten(value),
            key={name: place.cells[at] for at, name in self.key if at < len(place.cells)} or None,
            rule=rule,
        )
