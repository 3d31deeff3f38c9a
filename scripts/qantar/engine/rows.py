"""The row checker: built from a schema and a header, it says what is wrong with one row."""

from qantar.engine import messages
from qantar.engine.cells import TYPE, build_cell_check
from qantar.engine.findings import Finding
from qantar.engine.keys import Reference, UniqueKey, hashable


class RowChecker:
    """Checks the rows of one table in the order of the file.

    `fields` are the `model.Field`s in the order of the columns, `lookups` the sets of key
    tuples for the foreign keys, by (resource name, field names).
    """

    def __init__(self, resource, fields, lookups):
        self.resource = resource
        self.name = resource.name
        self.fields = fields
        self.checks = [build_cell_check(field) for field in fields]
        self.positions = {}
        for position, field in enumerate(fields):
            self.positions.setdefault(field.name, position)
        self._build_keys(lookups)

    def _build_keys(self, lookups):
        schema = self.resource.schema
        self.uniques = [
            UniqueKey((field.name,), (position,))
            for position, field in enumerate(self.fields)
            if field.constraints.get("unique")
        ]
        self.primary, self.unique_keys, self.references = None, [], []
        if schema is None:
            return
        if schema.primary_key and self._has(schema.primary_key):
            self.primary = UniqueKey(schema.primary_key, self._places(schema.primary_key))
        self.unique_keys = [
            UniqueKey(names, self._places(names))
            for names in schema.unique_keys
            if self._has(names)
        ]
        self.references = []
        for key in schema.foreign_keys:
            keys = lookups.get((key.target, key.target_fields)) if self._has(key.fields) else None
            if keys is not None:
                self.references.append(Reference(key, self._places(key.fields), keys))

    def _has(self, names):
        return all(name in self.positions for name in names)

    def _places(self, names):
        return tuple(self.positions[name] for name in names)

    def check(self, row, line, cells):
        """Return the findings of one row (a list of cells), in the order of frictionless."""
        values, faults = self._read(cells)
        found = []
        if faults or len(cells) != len(self.fields):
            found = self._cell_findings(row, line, cells, faults)
        if self._is_blank(values, faults):
            found = [self._finding("blank-row", row, line, cells, BLANK_ROW)]
        return found + self._key_findings(row, line, cells, values)

    def _read(self, cells):
        values, faults = [], []
        count = len(cells)
        for position, check in enumerate(self.checks):
            value, fault = check(cells[position] if position < count else None)
            values.append(value)
            if fault is not None:
                faults.append((position, fault))
        return values, faults

    def _is_blank(self, values, faults):
        if not values or any(value is not None for value in values):
            return False
        return all(fault != (TYPE,) for _, fault in faults)

    def _cell_findings(self, row, line, cells, faults):
        found = []
        for position, names in faults:
            found += self._faults_of_cell(row, line, cells, position, names)
        for position in range(len(self.fields), len(cells)):
            text = cells[position]
            words = (
                f"the row has a cell more than there are columns: {messages.shorten(text)!r}",
                "Remove it, or quote the cell that holds a delimiter.",
            )
            found.append(self._finding("extra-cell", row, line, cells, words, position))
        for position in range(len(cells), len(self.fields)):
            words = ("the row ends before this column", "Write the cell, be it empty.")
            found.append(self._finding("missing-cell", row, line, cells, words, position))
        return found

    def _faults_of_cell(self, row, line, cells, position, names):
        field = self.fields[position]
        text = cells[position] if position < len(cells) else None
        for name in names:
            if name == TYPE:
                words, kind = messages.type_fault(field, text), "type-error"
                rule = f"{field.type}/{field.format}"
            else:
                words, kind, rule = messages.constraint_fault(field, name, text), "constraint-error", name
            yield self._finding(kind, row, line, cells, words, position, rule=rule)

    def _key_findings(self, row, line, cells, values):
        found = []
        for unique in self.uniques:
            first = unique.first_seen(values, row)
            if first:
                words = _repeats("the value", first)
                found.append(
                    self._finding("unique-error", row, line, cells, words, unique.positions[0], "unique")
                )
        if self.primary:
            found += self._primary_findings(row, line, cells, values)
        for unique in self.unique_keys:
            first = unique.first_seen(values, row)
            if first:
                words = _repeats(f"the unique key {', '.join(unique.names)}", first)
                found.append(self._key_finding("unique-error", row, line, cells, words, unique, "uniqueKeys"))
        for reference in self.references:
            found += self._reference_findings(row, line, cells, values, reference)
        return found

    def _primary_findings(self, row, line, cells, values):
        primary = self.primary
        empty = [name for name, at in zip(primary.names, primary.positions, strict=True) if values[at] is None]
        if empty:
            words = (
                f"the primary key has no value in {', '.join(empty)}",
                "Fill in every field of the primary key.",
            )
        else:
            first = primary.first_seen(values, row)
            if not first:
                return
            words = _repeats("the primary key", first)
        yield self._key_finding("primary-key", row, line, cells, words, primary, "primaryKey")

    def _reference_findings(self, row, line, cells, values, reference):
        dangling = reference.dangling(values)
        if dangling is None:
            return
        key = reference.key
        shown = messages.shorten(", ".join("(empty)" if item is None else str(item) for item in dangling))
        words = (
            f"{shown!r} is not in {', '.join(key.target_fields)} of {key.target!r}",
            f"Correct it, or add the row to {key.target!r}.",
        )
        yield self._key_finding("foreign-key", row, line, cells, words, reference, "foreignKeys", key.fields)

    def _key_finding(self, kind, row, line, cells, words, watched, rule, names=None):
        names = names or watched.names
        position = watched.positions[0] if len(watched.positions) == 1 else None
        finding = self._finding(kind, row, line, cells, words, position, rule)
        if position is None:
            finding.field = ", ".join(names)
            finding.value = ", ".join(cells[at] if at < len(cells) else "" for at in watched.positions)
        return finding

    def _finding(self, kind, row, line, cells, words, position=None, rule=None):
        message, remedy = words
        field = self.fields[position].name if position is not None and position < len(self.fields) else None
        value = cells[position] if position is not None and position < len(cells) else None
        where = f"row {row}" + (f", field {field!r}" if field else "")
        return Finding(
            kind,
            f"{self.name}, {where}: {message}.",
            remedy,
            resource=self.name,
            row=row,
            line=line,
            field=field,
            field_number=None if position is None else position + 1,
            value=messages.shorten(value),
            key=self._key_texts(cells),
            rule=rule,
        )

    def _key_texts(self, cells):
        if self.resource.schema is None or not self.resource.schema.primary_key:
            return None
        key = {}
        for name in self.resource.schema.primary_key:
            position = self.positions.get(name)
            if position is not None and position < len(cells):
                key[name] = cells[position]
        return key or None


BLANK_ROW = ("the row is blank", "Remove it.")


def _repeats(what, first):
    return f"{what} is the same as in row {first}", "Give each row a key of its own, or remove one."


def key_values(fields, names, cells_of_rows):
    """Yield the key tuple of each row for the columns `names`; rows without any are left out.

    `cells_of_rows` are lists of cells; `fields` the `model.Field`s in the order of the columns.
    """
    positions = {}
    for position, field in enumerate(fields):
        positions.setdefault(field.name, position)
    checks = [(positions[name], build_cell_check(fields[positions[name]])) for name in names]
    for cells in cells_of_rows:
        count = len(cells)
        key = tuple(
            hashable(check(cells[position] if position < count else None)[0])
            for position, check in checks
        )
        if any(value is not None for value in key):
            yield key
