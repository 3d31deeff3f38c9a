"""Rules beyond schemas: SQL files, each a query for the rows that break it.

The first line of a file is a comment that says the rule in plain words. The tables of the
package stand under their resource names, their columns under their field names and typed by
the schema; a cell that is not of its type is NULL. A query may return the columns `table_name`,
`row_key`, `row`, `field`, `value` and `message`; all others are passed on as they are.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from qantar.engine.descriptor import CannotRun
from qantar.engine.findings import Finding

KNOWN = ("table_name", "row_key", "row", "field", "value", "message")
WORD = re.compile(r'"(?:[^"]|"")+"|\w+')


@dataclass(frozen=True, slots=True)
class Rule:
    """One SQL file: `sentence` is its first line, without the dashes."""

    name: str
    sentence: str
    sql: str

    def needs(self, field_name):
        """Say whether the query may use a column of that name."""
        text = re.sub(r"--[^\n]*", "", self.sql)
        if "*" in re.sub(r"count\s*\(\s*\*\s*\)", "", text, flags=re.IGNORECASE):
            return True
        words = {word.strip('"').lower() for word in WORD.findall(text)}
        return field_name.lower() in words


def read_rules(folder):
    """Return the Rules in a folder, by file name; raises CannotRun if there is no folder."""
    folder = Path(folder)
    if not folder.is_dir():
        raise CannotRun(f"{folder} is not a folder of rules")
    rules = []
    for path in sorted(folder.glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        first = sql.lstrip().partition("\n")[0]
        sentence = first.removeprefix("--").strip() if first.startswith("--") else ""
        rules.append(Rule(path.stem, sentence, sql))
    return rules


def needed_fields(rules, resource):
    """Return the names of the fields of a resource that any of the rules may use."""
    mentioned = [rule for rule in rules if resource.name.lower() in rule.sql.lower()]
    fields = resource.schema.fields if resource.schema else ()
    return [field.name for field in fields if any(rule.needs(field.name) for rule in mentioned)]


def run_rules(connection, rules):
    """Yield the findings of all rules over a connection in which the tables are loaded."""
    from qantar.engine.large.database import lock

    lock(connection)
    for rule in rules:
        yield from run_rule(connection, rule)


def run_rule(connection, rule):
    """Yield the findings of one rule over a connection in which the tables are loaded."""
    from qantar.engine.large.database import library

    if not rule.sentence:
        text = "its first line is not a comment that says the rule"
        yield broken_rule(rule, text, "Begin the file with: -- the rule in plain words.")
    try:
        statements = connection.extract_statements(rule.sql)
        if len(statements) != 1 or statements[0].type != library().StatementType.SELECT:
            text = "it is not one single query"
            yield broken_rule(rule, text, "Write one SELECT that returns the offending rows.")
            return
        result = connection.execute(statements[0])
        names = [column[0] for column in result.description]
        while rows := result.fetchmany(1000):
            for row in rows:
                yield rule_finding(rule, dict(zip(names, row, strict=True)))
    except library().Error as error:
        reason = str(error).splitlines()[0]
        yield broken_rule(rule, reason, "Correct the query; it sees the tables of the package.")


def broken_rule(rule, text, remedy):
    """Return the finding for a rule that cannot be run."""
    return Finding(
        "rule-error",
        f"The rule {rule.name} cannot be checked: {text.rstrip('.')}.",
        remedy,
        rule=rule.name,
    )


def rule_finding(rule, found):
    """Return the finding for one row (a dict) that a rule has returned."""
    known = {name: found.pop(name, None) for name in KNOWN}
    table, key = known["table_name"], known["row_key"]
    where = ", ".join(str(item) for item in (table, key) if item is not None)
    what = known["message"] or rule.sentence or rule.name
    details = {name: _plain(value) for name, value in found.items()}
    shown = "; ".join(f"{name} = {value}" for name, value in details.items())
    return Finding(
        "rule",
        (f"{where}: " if where else "")
        + str(what).rstrip(".")
        + (f" ({shown})." if shown else "."),
        f"Correct the row so that it holds: {rule.sentence or rule.name}",
        resource=None if table is None else str(table),
        row=known["row"],
        field=known["field"],
        value=None if known["value"] is None else str(known["value"]),
        key=None if key is None else {"row_key": str(key)},
        rule=rule.name,
        details=details or None,
    )


def _plain(value):
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
