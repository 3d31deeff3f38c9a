"""What the descriptor of a package and its resources must be, before any data is read."""

import re

from qantar.engine.findings import Finding
from qantar.engine.model import Field
from qantar.engine.values import BAD, reader_for
from qantar.engine.values.textual import is_email

V1_NAME = re.compile(r"[-a-z0-9._/]+")
TEXT, LIST, OBJECT, WHOLE = "text", "list", "object", "whole number"
PYTHON = {TEXT: str, LIST: list, OBJECT: dict, WHOLE: int}

SHARED = {
    "name": (TEXT,),
    "title": (TEXT,),
    "description": (TEXT,),
    "homepage": (TEXT,),
    "profile": (TEXT,),
    "licenses": (LIST,),
    "sources": (LIST,),
}
PACKAGE = SHARED | {
    "contributors": (LIST,),
    "keywords": (LIST,),
    "image": (TEXT,),
    "version": (TEXT,),
    "created": (TEXT,),
    "resources": (LIST,),
}
RESOURCE = SHARED | {
    "path": (TEXT, LIST),
    "data": (TEXT, LIST, OBJECT),
    "type": (TEXT,),
    "scheme": (TEXT,),
    "format": (TEXT,),
    "mediatype": (TEXT,),
    "compression": (TEXT,),
    "innerpath": (TEXT,),
    "encoding": (TEXT,),
    "hash": (TEXT,),
    "bytes": (WHOLE,),
    "rows": (WHOLE,),
    "fields": (WHOLE,),
    "dialect": (OBJECT, TEXT),
    "schema": (OBJECT, TEXT),
}


def is_a(value, kinds):
    """Say whether a JSON value is of one of the kinds; true and false are no numbers."""
    return any(
        isinstance(value, PYTHON[kind]) and not (kind == WHOLE and isinstance(value, bool))
        for kind in kinds
    )


def property_faults(descriptor, kinds):
    """Yield (property, message) for properties that are not of their JSON kind."""
    for name, allowed in kinds.items():
        if name in descriptor and not is_a(descriptor[name], allowed):
            shown = repr(descriptor[name])[:60]
            yield name, f"{name!r} must be {' or '.join(allowed)} and is {shown}"


def check_package(descriptor, version):
    """Return the findings about a package descriptor, its resources' schemas left out."""
    found = [_package_error(text, name) for name, text in property_faults(descriptor, PACKAGE)]
    if not found and not descriptor.get("resources"):
        text = "'resources' is required and must name at least one resource"
        found.append(_package_error(text, "resources"))
    if found:
        return found
    found += _package_name(descriptor, version)
    found += [_package_error(text, name) for name, text in _people_faults(descriptor)]
    found += _package_rest(descriptor)
    for number, resource in enumerate(descriptor["resources"], start=1):
        found += check_resource(resource, number, version)
    return [*found, *_repeated_names(descriptor)]


def _package_name(descriptor, version):
    name = descriptor.get("name")
    if name is not None and version == "v1" and not V1_NAME.fullmatch(name):
        yield _package_error(
            f"the name {name!r} may hold only a-z, 0-9, '.', '-', '_', '/'", "name"
        )


def _package_rest(descriptor):
    created = descriptor.get("created")
    if created and reader_for(Field("created", "datetime"))(created.replace(" ", "T", 1)) is BAD:
        yield _package_error(f"'created' is {created!r}, not a date and time (RFC 3339)", "created")
    for word in descriptor.get("keywords", []):
        if not isinstance(word, str):
            yield _package_error(f"'keywords' must hold text and holds {word!r}", "keywords")
    if descriptor.get("profile") == "tabular-data-package":
        for resource in descriptor["resources"]:
            if isinstance(resource, dict) and resource.get("profile") != "tabular-data-resource":
                text = (
                    "every resource of a tabular-data-package needs profile tabular-data-resource"
                )
                yield _package_error(text, "profile")
    for name in ("missingValues", "fields"):
        if name in descriptor:
            text = f"{name!r} has no effect here: it belongs to the schema of a resource"
            yield _package_error(text, name)


def _people_faults(descriptor):
    for item in descriptor.get("licenses", []):
        if not isinstance(item, dict) or not (item.get("name") or item.get("path")):
            yield "licenses", f"a license needs a 'name' or a 'path': {item!r}"
    for name in ("contributors", "sources"):
        for item in descriptor.get(name) or []:
            if not isinstance(item, dict):
                yield name, f"{name!r} must hold objects and holds {item!r}"
            elif item.get("email") and not is_email(str(item["email"])):
                yield name, f"{item['email']!r} in {name!r} is not an email address"


def _repeated_names(descriptor):
    seen = set()
    for resource in descriptor["resources"]:
        name = resource.get("name") if isinstance(resource, dict) else None
        if isinstance(name, str) and name in seen:
            yield _package_error(f"two resources are called {name!r}", "name")
        seen.add(name if isinstance(name, str) else None)


def check_resource(resource, number, version):
    """Return the findings about one resource descriptor; `number` counts from 1."""
    if not isinstance(resource, dict):
        return [_package_error(f"resource {number} is not an object", "resources")]
    name = resource.get("name")
    label = name if isinstance(name, str) else f"resource {number}"
    texts = list(property_faults(resource, RESOURCE))
    if name is None:
        texts.append(("name", "'name' is required"))
    elif isinstance(name, str) and version == "v1" and not V1_NAME.fullmatch(name):
        texts.append(("name", f"the name {name!r} may hold only a-z, 0-9, '.', '-', '_', '/'"))
    if not texts:
        texts += _content_faults(resource)
        texts += _people_faults(resource)
    return [resource_error(label, text, field) for field, text in texts]


def _content_faults(resource):
    path = resource.get("path", resource.get("url"))
    if path is None and resource.get("data") is None:
        yield "path", "one of 'path' and 'data' is required"
    if path is not None and resource.get("data") is not None:
        yield "path", "'path' and 'data' exclude each other"
    if path == [] or (isinstance(path, list) and not all(isinstance(part, str) for part in path)):
        yield "path", f"'path' must hold texts and holds {path!r}"
    if resource.get("profile") == "tabular-data-resource" and not resource.get("schema"):
        yield "schema", "a tabular-data-resource needs a 'schema'"
    if "missingValues" in resource:
        yield "missingValues", "'missingValues' has no effect here: it belongs to the schema"


def _package_error(text, field):
    return Finding(
        "package-error",
        f"The descriptor does not hold: {text}.",
        f"Correct {field!r} in the descriptor.",
        field=field,
    )


def resource_error(name, text, field):
    """Return the finding for a fault in the descriptor of resource `name`."""
    return Finding(
        "resource-error",
        f"{name}: {text}.",
        f"Correct {field!r} of the resource in the descriptor.",
        resource=name,
        field=field,
    )
