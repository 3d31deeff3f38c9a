"""The header row against the schema: which column is which field, and what is wrong with it."""

from dataclasses import dataclass

from qantar.engine.model import Field

TOLERATES_EXTRA = ("subset", "partial")
TOLERATES_MISSING = ("superset", "partial")


@dataclass(slots=True)
class Match:
    """The fields in the order of the file's columns, and the faults of the header.

    A fault is (error type, column number from 1, field name or None, label or None).
    """

    fields: list
    faults: list


def read_labels(dialect, records):
    """Join the header records (lists of cells) into one list of labels without outer spaces.

    Cells that repeat in the next header row of the same column are not joined twice.
    """
    labels, previous = [], {}
    for cells in records:
        for index, cell in enumerate(cell.strip() for cell in cells):
            if previous.get(index) == cell:
                continue
            previous[index] = cell
            if index >= len(labels):
                labels.append(cell)
            else:
                labels[index] = dialect.header_join.join([labels[index], cell])
    return labels


def match_header(labels, schema, *, case=True):
    """Match labels with the fields of a schema by its fieldsMatch → Match.

    `schema` None means: any labels, each once.
    """
    if schema is None:
        return Match([Field(name=label, type="any") for label in labels], _label_faults(labels))
    if schema.fields_match == "exact":
        return _match_by_position(labels, schema, case)
    return _match_by_name(labels, schema, case)


def _label_faults(labels):
    faults, seen = [], set()
    for number, label in enumerate(labels, start=1):
        if not label:
            faults.append(("blank-label", number, None, ""))
        elif label in seen:
            faults.append(("duplicate-label", number, None, label))
        seen.add(label)
    return faults


def _match_by_position(labels, schema, case):
    fields = list(schema.fields)
    faults = [
        ("extra-label", number, None, label)
        for number, label in enumerate(labels[len(fields) :], start=len(fields) + 1)
    ]
    faults += [
        ("missing-label", number, field.name, None)
        for number, field in enumerate(fields[len(labels) :], start=len(labels) + 1)
    ]
    for number, (field, label) in enumerate(zip(fields, labels, strict=False), start=1):
        if not label:
            faults.append(("blank-label", number, field.name, ""))
        elif label in labels[: number - 1]:
            faults.append(("duplicate-label", number, field.name, label))
        elif not _same(label, field.name, case):
            faults.append(("incorrect-label", number, field.name, label))
    extra = [Field(name=label, type="any") for label in labels[len(fields) :]]
    return Match(fields[: len(labels)] + extra, faults)


def _match_by_name(labels, schema, case):
    by_name = {_fold(field.name, case): field for field in schema.fields}
    found = [by_name.get(_fold(label, case)) for label in labels]
    faults = []
    if schema.fields_match not in TOLERATES_EXTRA:
        faults += [
            ("extra-label", number, None, label)
            for number, (label, field) in enumerate(zip(labels, found, strict=True), start=1)
            if field is None
        ]
    if schema.fields_match == "partial" and schema.fields and not any(found):
        faults.append(("unmatched-header", None, None, ", ".join(labels)))
    faults += _missing_by_name(labels, schema, case)
    faults += _repeated(labels, case)
    fields = [
        field or Field(name=label, type="any") for field, label in zip(found, labels, strict=True)
    ]
    return Match(fields, faults)


def _missing_by_name(labels, schema, case):
    present = {_fold(label, case) for label in labels}
    absent = [field for field in schema.fields if _fold(field.name, case) not in present]
    if schema.fields_match in TOLERATES_MISSING:
        absent = [
            field
            for field in absent
            if field.constraints.get("required") or field.name in schema.primary_key
        ]
    return [
        ("missing-label", number, field.name, None)
        for number, field in enumerate(absent, start=len(labels) + 1)
    ]


def _repeated(labels, case):
    folded = [_fold(label, case) for label in labels]
    return [
        ("duplicate-label", number, None, label)
        for number, label in enumerate(labels, start=1)
        if folded[number - 1] in folded[: number - 1]
    ]


def _fold(name, case):
    return name if case else name.lower()


def _same(label, name, case):
    return _fold(label, case) == _fold(name, case)
