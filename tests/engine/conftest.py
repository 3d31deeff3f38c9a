"""Small packages, written to a folder of the test."""

import json

import pytest

V2 = "https://datapackage.org/profiles/2.0/datapackage.json"


@pytest.fixture
def package(tmp_path):
    """Return a function that writes a package and returns its folder.

    `files` maps names to text or bytes; `fields`, `schema` and `resource` shape the first
    resource, `others` are further resources, `top` further properties of the package.
    """

    def write(files, fields=None, *, schema=None, resource=None, others=(), version=V2, **top):
        first = {"name": "table", "path": next(iter(files))}
        if fields is not None:
            first["schema"] = {"fields": fields, **(schema or {})}
        first.update(resource or {})
        descriptor = {"$schema": version} if version else {}
        descriptor |= {"resources": [first, *others], **top}
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def errors():
    """Return a function that gives (type, row, field) of every error in a package."""
    from qantar.engine import validate

    def of(path, **options):
        return [(error.type, error.row, error.field) for error in validate(path, **options).errors]

    return of
