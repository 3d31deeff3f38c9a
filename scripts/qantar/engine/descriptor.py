"""From datapackage.json to the model: read, dereference, check, build."""

import json
from pathlib import Path

from qantar.engine import locations
from qantar.engine.findings import Finding

LARGEST = 64 * 1024 * 1024


class CannotRun(Exception):
    """There is nothing to validate at the given path."""


class BadDescriptor(Exception):
    """A descriptor that cannot be read, with the reason."""


def find_descriptor(path):
    """Return the descriptor file for a path to it or to its folder; raises CannotRun."""
    path = Path(path)
    if path.is_dir():
        path = path / "datapackage.json"
        if not path.exists():
            raise CannotRun(f"{path.parent} has no datapackage.json")
    if not path.is_file():
        raise CannotRun(f"{path} is not a file: give a datapackage.json or its folder")
    return path


def load_json(path):
    """Return the JSON object in a file; raises BadDescriptor."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadDescriptor(f"it is larger than {LARGEST} bytes")
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadDescriptor(f"it is not UTF-8: {error.reason}") from error
    except json.JSONDecodeError as error:
        raise BadDescriptor(f"it is not JSON: {error.msg} in line {error.lineno}") from error
    except RecursionError as error:
        raise BadDescriptor("it is nested too deeply") from error
    except OSError as error:
        raise BadDescriptor(f"it cannot be read: {error.strerror}") from error
    if not isinstance(content, dict):
        raise BadDescriptor("it is not a JSON object")
    return content


def dereference(root, descriptor):
    """Replace schemas and dialects that are named by path with their content, in place.

    Returns findings for those that cannot be read. A referred schema is read once and is
    not followed further, so it cannot refer to itself without end.
    """
    found = []
    for resource in descriptor["resources"]:
        for name in ("schema", "dialect"):
            if isinstance(resource.get(name), str):
                found += _dereference_one(root, resource, name)
    return found


def _dereference_one(root, resource, name):
    reference = resource[name]
    finding = {"resource": str(resource.get("name")), "field": None, "value": reference}
    kind = f"{name}-error"
    try:
        resource[name] = load_json(locations.resolve(root, reference))
    except locations.RemotePath:
        return [
            Finding(
                kind,
                f"{finding['resource']}: the {name} {reference} is remote and is not fetched.",
                f"Keep a copy of the {name} in the package and refer to that.",
                **finding,
            )
        ]
    except locations.UnsafePath as error:
        return [
            Finding(
                "resource-error",
                f"{finding['resource']}: the {name} path {reference!r} is not safe: {error}.",
                "Keep the file in the folder of the descriptor and name it by a relative path.",
                **finding,
            )
        ]
    except (locations.MissingFile, BadDescriptor) as error:
        return [
            Finding(
                kind,
                f"{finding['resource']}: the {name} {reference!r} cannot be used: {error}.",
                f"Correct the file, or the path of the {name} in the descriptor.",
                **finding,
            )
        ]
    return []


def version_of(descriptor, inherited="v1"):
    """Return v1, v2 or unknown, by `$schema`; without it, what is inherited."""
    address = descriptor.get("$schema")
    if not isinstance(address, str):
        return inherited
    for version in ("v1", "v2"):
        if f"datapackage.org/profiles/{version[1]}." in address:
            return version
    return "unknown"
