"""The row checker: built from a schema and a header, it says what is wrong with one row."""

from qantar.engine.cells import TYPE, build_cell_check
from qantar.engine.keys import Reference, UniqueKey, hashable
from qantar.engine.row_findings import Place, RowFindings


class RowChecker:
    """Checks the rows of one table in the order of the file.

    `fields` are the `model.Field`s in the order of the columns, `lookups` the sets of key
    tuples for the foreign keys, by (resource name, field names).
    """

    def __init__(self, resource, fields, lookups):
        self.resource, self.fields = resource, fields
        self.checks = [build_cell_check(field) for field in fields]
        self.positions = {}
        for position, field in enumerate(fields):
            self.positions.setdefault(field.name, position)
        self._build_keys(lookups)
        self.say = RowFindings(resource, fields)

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
        place = Place(row, line, cells)
        values, faults = self._read(cells)
        found = []
        if faults or len(cells) != len(self.fields):
            found = self._cell_findings(place, faults)
        if _is_blank(values, faults):
            found = [self.say.blank_row(place)]
        return found + self._key_findings(place, values)

    def _read(self, cells):
        values, faults = [], []
        count = len(cells)
        for position, check in enumerate(self.checks):
            value, fault = check(cells[position] if position < count else None)
            values.append(value)
            if fault is not None:
                faults.append((position, fault))
        return values, faults

    def _cell_findings(self, place, faults):
        found = []
        for position, names in faults:
            for name in names:
                if name == TYPE:
                    found.append(self.say.type_error(place, position))
                else:
                    found.append(self.say.constraint_error(place, position, name))
        count, width = len(place.cells), len(self.fields)
        found += [self.say.extra_cell(place, position) for position in range(width, count)]
        found += [self.say.missing_cell(place, position) for position in range(count, width)]
        return found

    def _key_findings(self, place, values):
        found = []
        for unique in self.uniques:
            first = unique.first_seen(values, place.row)
            if first:
                found.append(self.say.repeated(place, unique, "unique", first))
        if self.primary:
            found += self._primary_findings(place, values)
        for unique in self.unique_keys:
            first = unique.first_seen(values, place.row)
            if first:
                found.append(self.say.repeated(place, unique, "uniqueKeys", first))
        for reference in self.references:
            dangling = reference.dangling(values)
            if dangling is not None:
                found.append(self.say.dangling(place, reference, dangling))
        return found

    def _primary_findings(self, place, values):
        primary = self.primary
        places = zip(primary.names, primary.positions, strict=True)
        empty = [name for name, position in places if values[position] is None]
        if empty:
            yield self.say.empty_key(place, primary, empty)
            return
        first = primary.first_seen(values, place.row)
        if first:
            yield self.say.repeated(place, primary, "primaryKey", first)


def _is_blank(values, faults):
    """A row is blank when every cell is missing and none is unreadable."""
    if not values or any(value is not None for value in values):
        return False
    return all(fault != (TYPE,) for _, fault in faults)


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
