"""The keys that a large table refers to: as SQL for the scan, as values for the explanation."""

from qantar.engine.delimited import Broken, read_records
from qantar.engine.large.database import insert_texts
from qantar.engine.large.plan import check_joinable, key_text
from qantar.engine.large.sql_cells import NotInSql
from qantar.engine.large.suspects import index_records
from qantar.engine.rows import key_values
from qantar.engine.sources import open_text
from qantar.engine.tables import fields_of, skip_bom, split_header


def key_sources(connection, plan, plans, package):
    """Return [(foreign key, function(lenient) → SQL of the keys as texts)] for a table.

    Small parents are read here and inserted; large ones are read by the database each time.
    Raises NotInSql when texts do not stand for values or a parent cannot be read.
    """
    found = []
    keys = plan.resource.schema.foreign_keys if plan.resource.schema else ()
    for number, key in enumerate(keys):
        parent = package.resource(key.target)
        if not plan.has(key.fields) or parent.kind == "absent":
            continue
        if key.target in plans:
            found.append((key, _large_source(plan, key, plans[key.target])))
        elif parent.kind == "table":
            found.append((key, _small_source(connection, plan, key, parent, f"keys{number}")))
        else:
            raise NotInSql(key.target)
    return found


def _large_source(plan, key, parent):
    if not parent.has(key.target_fields):
        raise NotInSql(key.target)
    check_joinable(plan, key, parent.fields)
    text, _ = key_text(parent, key.target_fields)
    return lambda lenient: f"SELECT {text} FROM {parent.source(lenient)} WHERE ({text}) IS NOT NULL"


def _small_source(connection, plan, key, parent, table):
    with open_text(parent) as stream:
        records = skip_bom(read_records(stream, parent.dialect))
        labels, _, records = split_header(parent.dialect, records)
        fields = fields_of(parent, labels).fields
        rows = [cells for _, _, cells in records if not isinstance(cells, Broken)]
    if not {field.name for field in fields}.issuperset(key.target_fields):
        raise NotInSql(key.target)
    check_joinable(plan, key, fields)
    places = [next(at for at, f in enumerate(fields) if f.name == n) for n in key.target_fields]
    missing = [fields[at].missing_values for at in places]
    insert_texts(connection, table, [list(_texts(rows, places, missing))])
    return lambda lenient: f"SELECT c0 FROM {table}"


def _texts(rows, places, missing):
    for cells in rows:
        parts = [cells[at] if at < len(cells) else "" for at in places]
        if len(cells) <= max(places) or any(p in m for p, m in zip(parts, missing, strict=True)):
            continue
        if len(parts) == 1:
            yield parts[0]
        else:
            yield "".join(f"{len(part.encode())}:{part}" for part in parts)


class NearbyKeys:
    """Lookups for the rows in doubt: of large parents only the keys that those rows could mean."""

    def __init__(self, connection, plan, plans, lookups, doubtful):
        self.connection, self.plan, self.plans = connection, plan, plans
        self.lookups, self.doubtful = lookups, doubtful
        self.sets = {}

    def get(self, target):
        """Return the set of key tuples for (resource name, field names), or None."""
        if target[0] not in self.plans:
            return self.lookups.get(target)
        if target not in self.sets:
            self.sets[target] = self._collect(*target)
        return self.sets[target]

    def _collect(self, name, names):
        parent = self.plans[name]
        rows = index_records(parent).broken_cells()
        for key in self.plan.resource.schema.foreign_keys:
            if (key.target, key.target_fields) == (name, names):
                rows += self._possible(parent, key)
        return set(key_values(parent.fields, names, rows))

    def _possible(self, parent, key):
        """Return the parent's rows whose first key part may equal one of the doubtful rows'."""
        child_at = self.plan.position(key.fields[0])
        parent_at = parent.position(key.target_fields[0])
        texts = sorted({cells[child_at] for cells in self.doubtful if len(cells) > child_at})
        insert_texts(self.connection, "wanted", [texts])
        cast = {"integer": "HUGEINT", "number": "DOUBLE"}.get(parent.fields[parent_at].type)
        same = f"c{parent_at} IN (SELECT c0 FROM wanted)"
        if cast:
            same += (
                f" OR TRY_CAST(c{parent_at} AS {cast}) IN "
                f"(SELECT TRY_CAST(c0 AS {cast}) FROM wanted)"
            )
        places = sorted({parent.position(name) for name in key.target_fields})
        columns = ", ".join(f"c{at}" for at in places)
        found = self.connection.execute(
            f"SELECT DISTINCT {columns} FROM {parent.source(lenient=True)} WHERE {same}"
        ).fetchall()
        return [_spread(cells, places, len(parent.fields)) for cells in found]


def _spread(cells, places, width):
    row = [""] * width
    for at, cell in zip(places, cells, strict=True):
        row[at] = "" if cell is None else cell
    return row
