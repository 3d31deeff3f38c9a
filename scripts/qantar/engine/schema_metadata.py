"""What a schema and its fields must be, before any data is read."""

from qantar.engine.build import build_field, listed
from qantar.engine.constraints import BOUNDS, BadConstraint, build_tests, logical, supported_by
from qantar.engine.findings import Finding
from qantar.engine.metadata import LIST, OBJECT, TEXT, WHOLE, is_a, property_faults
from qantar.engine.values import TYPES
from qantar.engine.values.structured import ITEM_TYPES

FIELDS_MATCH = ("exact", "equal", "subset", "superset", "partial")
FORMATS = {
    # wkt is an extension of frictionless; its values are not looked into
    "string": ("default", "email", "uri", "binary", "uuid", "wkt"),
    "geojson": ("default", "topojson"),
    "geopoint": ("default", "array", "object"),
}
FIELD = {
    "name": (TEXT,),
    "type": (TEXT,),
    "title": (TEXT,),
    "description": (TEXT,),
    "format": (TEXT,),
    "constraints": (OBJECT,),
    "categories": (LIST,),
    "missingValues": (LIST,),
    "trueValues": (LIST,),
    "falseValues": (LIST,),
    "decimalChar": (TEXT,),
    "groupChar": (TEXT,),
    "delimiter": (TEXT,),
    "itemType": (TEXT,),
}
CONSTRAINTS = {
    "pattern": (TEXT,),
    "enum": (LIST,),
    "minLength": (WHOLE,),
    "maxLength": (WHOLE,),
    "jsonSchema": (OBJECT,),
}


def check_schema(name, schema, version):
    """Return the findings about the schema (a dict) of resource `name`."""
    texts = _shape_faults(schema)
    if texts:
        return [_schema_error(name, text, field) for field, text in texts]
    found = []
    for number, field in enumerate(schema["fields"], start=1):
        found += _check_field(name, field, number, schema, version)
    if found:
        return found
    texts = [*_missing_faults(schema, version), *_key_faults(schema)]
    return [_schema_error(name, text, field) for field, text in texts]


def _shape_faults(schema):
    kinds = {"fields": (LIST,), "missingValues": (LIST,), "fieldsMatch": (TEXT,)}
    kinds |= {"primaryKey": (TEXT, LIST), "uniqueKeys": (LIST,), "foreignKeys": (LIST,)}
    texts = list(property_faults(schema, kinds))
    if "fields" not in schema:
        texts.append(("fields", "'fields' is required"))
    if schema.get("fieldsMatch", "exact") not in FIELDS_MATCH:
        texts.append(("fieldsMatch", f"'fieldsMatch' must be one of {', '.join(FIELDS_MATCH)}"))
    return texts


def _missing_faults(descriptor, version):
    entries = descriptor.get("missingValues", [])
    for entry in entries:
        if isinstance(entry, dict) and version == "v1":
            yield "missingValues", "'missingValues' with labels need Data Package v2 ($schema)"
            return
        if not isinstance(entry.get("value") if isinstance(entry, dict) else entry, str):
            yield "missingValues", f"'missingValues' must hold texts and holds {entry!r}"
            return
    if any(isinstance(entry, dict) for entry in entries):
        values = [entry["value"] if isinstance(entry, dict) else entry for entry in entries]
        labels = [e["label"] for e in entries if isinstance(e, dict) and e.get("label")]
        if len(set(values)) < len(values) or len(set(labels)) < len(labels):
            yield "missingValues", "'missingValues' repeat a value or a label"


def _key_faults(schema):
    names = [field["name"] for field in schema["fields"]]
    for repeated in sorted({name for name in names if names.count(name) > 1}):
        yield "fields", f"two fields are called {repeated!r}"
    for name in listed(schema.get("primaryKey")):
        if name not in names:
            yield "primaryKey", f"the primary key names {name!r}, which is no field"
    for key in schema.get("uniqueKeys") or []:
        if not isinstance(key, list) or not key:
            yield "uniqueKeys", f"'uniqueKeys' must hold lists of field names and holds {key!r}"
            continue
        for name in key:
            if name not in names:
                yield "uniqueKeys", f"a unique key names {name!r}, which is no field"
    for key in schema.get("foreignKeys") or []:
        yield from _foreign_key_faults(key, names)


def _foreign_key_faults(key, names):
    reference = key.get("reference") if isinstance(key, dict) else None
    if not isinstance(reference, dict) or "fields" not in key or "fields" not in reference:
        yield (
            "foreignKeys",
            f"a foreign key needs 'fields' and a 'reference' with 'fields': {key!r}",
        )
        return
    if not isinstance(reference.get("resource") or "", str):
        yield "foreignKeys", "the 'resource' of a reference must be a name"
        return
    fields, targets = listed(key["fields"]), listed(reference["fields"])
    for name in fields:
        if name not in names:
            yield "foreignKeys", f"a foreign key names {name!r}, which is no field"
    if not fields or len(fields) != len(targets):
        yield "foreignKeys", f"the foreign key {fields} refers to {targets}: not as many fields"


def _check_field(resource, field, number, schema, version):
    if not isinstance(field, dict):
        return [_field_error(resource, f"field {number} is not an object", None, "fields")]
    texts = list(property_faults(field, FIELD))
    if "name" not in field:
        texts.append(("name", "'name' is required"))
    if not texts:
        texts += _kind_faults(field)
    if not texts:
        texts += _constraint_faults(field, version)
        texts += _missing_faults(field, version)
    if not texts:
        texts += _value_faults(field, schema, version)
    name = field.get("name")
    label = name if isinstance(name, str) else f"field {number}"
    return [_field_error(resource, f"field {label!r}: {text}", name, at) for at, text in texts]


def _kind_faults(field):
    kind = field.get("type", "string")
    if kind not in TYPES:
        yield "type", f"the type {kind!r} is not one of {', '.join(sorted(TYPES))}"
        return
    format = field.get("format", "default").removeprefix("fmt:")
    if kind in FORMATS and format not in FORMATS[kind]:
        yield "format", f"the format {format!r} of {kind} is not one of {', '.join(FORMATS[kind])}"
    if field.get("itemType", "string") not in ITEM_TYPES:
        yield "itemType", f"'itemType' must be one of {', '.join(ITEM_TYPES)}"
    if "required" in field:
        yield "required", "'required' has no effect here: it belongs to 'constraints'"
    if "categories" in field and kind not in ("string", "integer"):
        yield "categories", "only string and integer fields may have 'categories'"
    if field.get("decimalChar") == "":
        yield "decimalChar", "'decimalChar' must not be empty"
    if field.get("delimiter") == "":
        yield "delimiter", "'delimiter' must not be empty"


def _constraint_faults(field, version):
    constraints = field.get("constraints", {})
    kind = field.get("type", "string")
    yield from property_faults(constraints, CONSTRAINTS)
    for name, value in constraints.items():
        if name not in supported_by(kind):
            yield "constraints", f"the constraint {name!r} does not exist for the type {kind!r}"
        elif name in ("required", "unique") and not isinstance(value, bool):
            yield "constraints", f"{name!r} must be true or false and is {value!r}"
        elif name.startswith("exclusive") and version == "v1":
            yield "constraints", f"{name!r} needs Data Package v2 ($schema)"
        elif name in BOUNDS and value is None:
            yield "constraints", f"{name!r} has no value"


def _value_faults(field, schema, version):
    """Constraint values, categories and example must read as values of the field."""
    categories = field.get("categories") or []
    values = [item.get("value") if isinstance(item, dict) else item for item in categories]
    if any(not is_a(value, (TEXT, WHOLE)) for value in values):
        yield "categories", "'categories' must hold values, or objects with a 'value'"
        return
    if len(set(values)) < len(values):
        yield "categories", "'categories' repeat a value"
    built = build_field(field, schema, None, version)
    try:
        build_tests(built)
    except BadConstraint as error:
        yield "constraints", str(error)
        return
    if field.get("example") not in (None, ""):
        try:
            logical(built, field["example"])
        except BadConstraint as error:
            yield "example", f"the example does not hold: {error}"


def _schema_error(resource, text, at):
    return Finding(
        "schema-error",
        f"{resource}: the schema does not hold: {text}.",
        f"Correct {at!r} in the schema.",
        resource=resource,
        rule=at,
    )


def _field_error(resource, text, name, at):
    return Finding(
        "field-error",
        f"{resource}: {text}.",
        f"Correct {at!r} of the field in the schema.",
        resource=resource,
        field=name if isinstance(name, str) else None,
        rule=at,
    )
