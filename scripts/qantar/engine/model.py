"""What a descriptor says, as plain data: package, resource, dialect, schema, field, keys."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Dialect:
    """How the cells of a text file are laid out (Table Dialect v2, CSV Dialect v1)."""

    delimiter: str = ","
    quote_char: str = '"'
    double_quote: bool = True
    escape_char: str | None = None
    null_sequence: str | None = None
    skip_initial_space: bool = False
    line_terminator: str | None = None
    header: bool = True
    header_rows: tuple = (1,)
    header_join: str = " "
    header_case: bool = True
    comment_char: str | None = None
    comment_rows: tuple = ()
    skip_blank_rows: bool = False

    @property
    def first_content_row(self):
        """The number of the first record after the header, counted from 1."""
        return self.header_rows[-1] + 1 if self.header and self.header_rows else 1


@dataclass(slots=True)
class Field:
    """One column: its type, format and constraints; `options` holds the type's own settings."""

    name: str
    type: str = "string"
    format: str = "default"
    constraints: dict = field(default_factory=dict)
    categories: tuple | None = None
    missing_values: frozenset = frozenset({""})
    options: dict = field(default_factory=dict)
    version: str = "v1"


@dataclass(slots=True)
class ForeignKey:
    """The columns `fields` refer to the columns `target_fields` of the resource `target`."""

    fields: tuple
    target: str
    target_fields: tuple


@dataclass(slots=True)
class Schema:
    """The columns of a table and the keys over them."""

    fields: tuple = ()
    fields_match: str = "exact"
    primary_key: tuple = ()
    unique_keys: tuple = ()
    foreign_keys: tuple = ()


@dataclass(slots=True)
class Resource:
    """One resource; `paths` are absolute files inside the package, in order."""

    name: str
    descriptor: dict
    paths: tuple[Path, ...] = ()
    kind: str = "table"  # table: read here; foreign: read by frictionless; file: not tabular
    format: str = "csv"
    compression: str | None = None
    inner_path: str | None = None
    encoding: str = "utf-8"
    dialect: Dialect = field(default_factory=Dialect)
    schema: Schema | None = None
    hash: str | None = None
    bytes: int | None = None
    rows: int | None = None
    field_count: int | None = None


@dataclass(slots=True)
class Package:
    """A data package and the folder it lives in."""

    root: Path
    descriptor: dict
    resources: tuple[Resource, ...] = ()
    notes: list = field(default_factory=list)

    def resource(self, name):
        """Return the resource of that name."""
        return next(item for item in self.resources if item.name == name)
