"""From a checked descriptor to the model."""

from qantar.engine.model import Dialect, Field, ForeignKey, Resource, Schema

COMPRESSIONS = ("gz", "zip", "bz2", "xz")
DELIMITED = ("csv", "tsv")
# Extensions of text files that a resource must call a table before they are read as one.
PLAIN_TEXT = ("", "txt", "tab", "dat", "data")
FOREIGN = ("json", "jsonl", "ndjson", "xlsx", "xls", "ods", "yaml", "parq", "parquet", "geojson")
OPTIONS = (
    "decimalChar",
    "groupChar",
    "bareNumber",
    "trueValues",
    "falseValues",
    "delimiter",
    "itemType",
)
DIALECT = {
    "delimiter": "delimiter",
    "quoteChar": "quote_char",
    "doubleQuote": "double_quote",
    "escapeChar": "escape_char",
    "nullSequence": "null_sequence",
    "skipInitialSpace": "skip_initial_space",
    "lineTerminator": "line_terminator",
    "header": "header",
    "headerJoin": "header_join",
    "headerCase": "header_case",
    "commentChar": "comment_char",
    "skipBlankRows": "skip_blank_rows",
}


def listed(value):
    """Return a list: v1 allows a single text where v2 has lists."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def build_dialect(descriptor, format):
    """Return the Dialect for a dialect descriptor (dict) and a format, csv or tsv."""
    merged = dict(descriptor)
    merged.update(merged.pop("csv", None) or {})
    dialect = Dialect(delimiter="\t" if format == "tsv" else ",")
    for name, attribute in DIALECT.items():
        if merged.get(name) is not None:
            setattr(dialect, attribute, merged[name])
    dialect.header_rows = tuple(merged.get("headerRows", [1]))
    dialect.comment_rows = tuple(merged.get("commentRows", []))
    return dialect


def build_field(descriptor, schema, null_sequence, version):
    """Return the Field for a field descriptor; missingValues come from it or from the schema."""
    entries = descriptor.get("missingValues", schema.get("missingValues", [""]))
    missing = {entry["value"] if isinstance(entry, dict) else entry for entry in entries}
    if null_sequence is not None:
        missing.add(null_sequence)
    categories = descriptor.get("categories")
    if categories is not None:
        categories = tuple(item["value"] if isinstance(item, dict) else item for item in categories)
    return Field(
        name=descriptor["name"],
        type=descriptor.get("type", "string"),
        format=descriptor.get("format", "default").removeprefix("fmt:"),
        constraints=descriptor.get("constraints", {}),
        categories=categories,
        missing_values=frozenset(missing),
        options={name: descriptor[name] for name in OPTIONS if name in descriptor},
        version=version,
    )


def build_schema(descriptor, own_name, null_sequence, version):
    """Return the Schema for a schema descriptor (dict) of the resource `own_name`."""
    return Schema(
        fields=tuple(
            build_field(field, descriptor, null_sequence, version) for field in descriptor["fields"]
        ),
        fields_match=descriptor.get("fieldsMatch", "exact"),
        primary_key=tuple(listed(descriptor.get("primaryKey"))),
        unique_keys=tuple(tuple(key) for key in descriptor.get("uniqueKeys") or ()),
        foreign_keys=tuple(
            _build_foreign_key(key, own_name) for key in descriptor.get("foreignKeys") or ()
        ),
    )


def _build_foreign_key(descriptor, own_name):
    reference = descriptor["reference"]
    return ForeignKey(
        fields=tuple(listed(descriptor["fields"])),
        target=reference.get("resource") or own_name,
        target_fields=tuple(listed(reference["fields"])),
    )


def build_resource(descriptor, version):
    """Return the Resource for a checked resource descriptor; its paths are not yet resolved."""
    kind, format, compression = classify(descriptor)
    resource = Resource(
        name=descriptor["name"],
        descriptor=descriptor,
        kind=kind,
        format=format,
        compression=compression,
        inner_path=descriptor.get("innerpath"),
        encoding=descriptor.get("encoding") or "utf-8",
        dialect=build_dialect(descriptor.get("dialect") or {}, format),
    )
    if descriptor.get("schema"):
        null_sequence = resource.dialect.null_sequence
        resource.schema = build_schema(descriptor["schema"], resource.name, null_sequence, version)
    _add_counts(resource, descriptor)
    return resource


def _add_counts(resource, descriptor):
    # frictionless 4 and 5.0 wrote the counts into `stats`.
    stats = descriptor.get("stats") if isinstance(descriptor.get("stats"), dict) else {}
    resource.bytes = descriptor.get("bytes", stats.get("bytes"))
    resource.rows = descriptor.get("rows", stats.get("rows"))
    resource.field_count = descriptor.get("fields", stats.get("fields"))
    resource.hash = descriptor.get("hash")
    for algorithm in ("md5", "sha256"):
        if not resource.hash and stats.get(algorithm):
            resource.hash = f"{algorithm}:{stats[algorithm]}"


def classify(descriptor):
    """Return (kind, format, compression) of a resource, see `model.Resource`."""
    if descriptor.get("data") is not None:
        return "foreign", descriptor.get("format", "inline"), None
    path = listed(descriptor.get("path", descriptor.get("url")))[0]
    stem, _, extension = path.rsplit("/", 1)[-1].lower().rpartition(".")
    compression = descriptor.get("compression")
    if extension in COMPRESSIONS and stem:
        compression = compression or extension
        inner = descriptor.get("innerpath") or stem
        extension = inner.rpartition(".")[2] if "." in inner else ""
    elif not stem:
        extension = ""
    format = (descriptor.get("format") or extension).lower()
    if format in DELIMITED:
        return "table", format, compression
    if _is_called_table(descriptor) and format in PLAIN_TEXT:
        return "table", "csv", compression
    return "foreign" if format in FOREIGN else "file", format, compression


def _is_called_table(descriptor):
    media = str(descriptor.get("mediatype", "")).partition(";")[0].strip()
    return (
        descriptor.get("type") == "table"
        or str(descriptor.get("profile", ""))
        .removesuffix(".json")
        .endswith("tabular-data-resource")
        or media in ("text/csv", "text/tab-separated-values")
    )
