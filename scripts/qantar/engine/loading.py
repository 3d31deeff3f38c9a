"""Read a package: descriptor, schemas and dialects by reference, paths; nothing of the data."""

from pathlib import Path

from qantar.engine import locations
from qantar.engine.build import build_resource, listed
from qantar.engine.descriptor import (
    BadDescriptor,
    dereference,
    find_descriptor,
    load_json,
    version_of,
)
from qantar.engine.dialect_metadata import check_dialect
from qantar.engine.findings import Finding
from qantar.engine.metadata import check_package, resource_error
from qantar.engine.model import Package
from qantar.engine.schema_metadata import check_schema
from qantar.engine.sources import SourceFault, check_unpacking
from qantar.engine.tables import source_finding

KNOWN_PROFILES = (
    None,
    "data-package",
    "tabular-data-package",
    "data-resource",
    "tabular-data-resource",
)


def load_package(path):
    """Return (Package, findings) for a descriptor or its folder.

    The package is None when the descriptor does not hold; then no data is read. Findings
    that concern one resource only (a missing file) leave the package to be checked.
    Raises CannotRun when there is no descriptor.
    """
    path = find_descriptor(path)
    root = path.resolve().parent
    try:
        descriptor = load_json(path)
    except BadDescriptor as error:
        return None, [_unreadable(path, error)]
    found = check_package(descriptor, version_of(descriptor))
    if not found:
        found = _check_paths(root, descriptor)
    if not found:
        found = dereference(root, descriptor)
    if not found:
        found = _check_parts(descriptor)
    if found:
        return None, found
    return _build(root, descriptor)


def _unreadable(path, error):
    return Finding(
        "package-error",
        f"{path.name}: {error}.",
        "Correct the descriptor; a JSON editor shows the place.",
        file=path.name,
    )


def _check_paths(root, descriptor):
    """Unsafe paths stop everything: such a package is not to be trusted."""
    found = []
    for resource in descriptor["resources"]:
        for path in _paths(resource):
            try:
                locations.resolve(root, path)
            except locations.UnsafePath as error:
                found.append(_unsafe(resource, path, error))
            except (locations.RemotePath, locations.MissingFile):
                continue  # reported with the resource, see _resolve
    return found


def _unsafe(resource, path, error):
    return Finding(
        "resource-error",
        f"{resource['name']}: the path {path!r} is not safe: {error}.",
        "Keep the file in the folder of the descriptor and name it by a relative path.",
        resource=resource["name"],
        field="path",
        value=path,
    )


def _paths(resource):
    return listed(resource.get("path") or resource.get("url"))


def _check_parts(descriptor):
    found = []
    for resource in descriptor["resources"]:
        version = _version(descriptor, resource)
        if resource.get("schema"):
            found += check_schema(resource["name"], resource["schema"], version)
        elif "schema" in resource:
            found += check_schema(resource["name"], {}, version)
        found += check_dialect(resource["name"], resource.get("dialect") or {})
    return found


def _version(package, resource):
    return version_of(resource, inherited=version_of(package))


def _build(root, descriptor):
    package = Package(root, descriptor)
    found, resources = [], []
    for item in descriptor["resources"]:
        resource = build_resource(item, _version(descriptor, item))
        found += _resolve(root, resource)
        resources.append(resource)
    package.resources = tuple(resources)
    package.notes += _profile_notes(descriptor)
    return package, found + _check_references(package)


def _resolve(root, resource):
    """Fill in the paths of a resource; what cannot be read becomes a finding and kind `absent`."""
    found, paths = [], []
    for path in _paths(resource.descriptor):
        try:
            paths.append(Path(locations.resolve(root, path)))
        except locations.RemotePath:
            found.append(
                _scheme_error(
                    resource,
                    f"{path} is on the network and is not fetched",
                    "Keep a copy in the package and name it by a relative path.",
                    path,
                )
            )
        except locations.MissingFile as error:
            found.append(
                _scheme_error(
                    resource,
                    f"the file {path!r} cannot be opened: {error}",
                    "Restore the file, or correct `path` in the descriptor.",
                    path,
                )
            )
    resource.paths = tuple(paths)
    if not found and resource.compression and resource.kind != "file":
        found += _check_unpacking(resource)
    if found:
        resource.kind = "absent"
    return found


def _check_unpacking(resource):
    """A bomb is found before a single row of it is read."""
    try:
        check_unpacking(resource.paths, resource.compression, resource.inner_path)
    except SourceFault as fault:
        return [source_finding(resource, fault)]
    return []


def _scheme_error(resource, text, remedy, path):
    return Finding(
        "scheme-error", f"{resource.name}: {text}.", remedy, resource=resource.name, value=path
    )


def _check_references(package):
    """Report foreign keys to resources or fields that do not exist, and drop them."""
    names = {resource.name: resource for resource in package.resources}
    found = []
    for resource in package.resources:
        if resource.schema:
            faults = [
                (key, _reference_fault(resource, key, names))
                for key in resource.schema.foreign_keys
            ]
            found += [fault for _, fault in faults if fault]
            resource.schema.foreign_keys = tuple(key for key, fault in faults if not fault)
    return found


def _reference_fault(resource, key, names):
    target = names.get(key.target)
    if target is None:
        text = f"a foreign key refers to the resource {key.target!r}, which does not exist"
        return resource_error(resource.name, text, "foreignKeys")
    if target.schema is None or _names(target.schema).issuperset(key.target_fields):
        return None
    text = (
        f"a foreign key refers to {', '.join(key.target_fields)} of {key.target!r}, "
        "which has no such fields"
    )
    fault = resource_error(resource.name, text, "foreignKeys")
    fault.type = "schema-error"
    return fault


def _names(schema):
    return {field.name for field in schema.fields}


def _profile_notes(descriptor):
    notes = []
    for item in (descriptor, *descriptor["resources"]):
        profile = item.get("profile")
        if profile not in KNOWN_PROFILES:
            notes.append(f"The profile {profile} is not fetched: what it demands is not checked.")
    return notes
