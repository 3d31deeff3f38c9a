"""CITATION.cff, and the same facts for Zenodo and for search engines (schema.org)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import CannotRun
from qantar.seeds.yamlfile import read_yaml

FILE = "CITATION.cff"
NEEDED = ("cff-version", "title", "message", "authors", "version")
MEDIA_TYPES = {".zip": "application/zip", ".duckdb": "application/vnd.duckdb"}


@dataclass(frozen=True)
class Download:
    """One file that is given out."""

    name: str
    size: int
    sha256: str
    description: str


def read_citation(path: Path) -> dict:
    """The citation file. Raises CannotRun where it is missing or lacks what citing needs."""
    citation, problems = read_yaml(path, FILE)
    if problems:
        raise CannotRun(problems[0].to_text())
    missing = [key for key in NEEDED if not isinstance(citation, dict) or not citation.get(key)]
    if missing or not isinstance(citation["authors"], list):
        raise CannotRun(f"{FILE}: {', '.join(missing) or 'a list of authors'} missing. Write it.")
    return citation


def authors(citation: Mapping[str, object]) -> list[dict[str, str]]:
    """Names of persons as family and given name, of others as `name`."""
    found = []
    for author in citation["authors"]:
        known = author if isinstance(author, dict) else {"name": str(author)}
        family, given = known.get("family-names"), known.get("given-names")
        name = ", ".join(str(part) for part in (family, given) if part) or str(known.get("name"))
        item = {"name": name}
        item |= {key: str(known[key]) for key in ("orcid", "affiliation") if known.get(key)}
        found.append(item)
    return found


def zenodo(citation: Mapping[str, object], descriptor: Mapping[str, object]) -> dict:
    """The metadata of a deposit at Zenodo, in the form of its file `.zenodo.json`."""
    deposit = {
        "upload_type": "dataset",
        "title": str(citation["title"]),
        "description": _abstract(citation, descriptor),
        "creators": authors(citation),
        "version": str(citation["version"]),
        "license": _licence(descriptor, "name").lower(),
        "access_right": "open",
        "language": "eng",
        "keywords": _keywords(citation, descriptor),
    }
    if citation.get("date-released"):
        deposit["publication_date"] = str(citation["date-released"])
    return deposit


def schema_org(
    citation: Mapping[str, object],
    descriptor: Mapping[str, object],
    downloads: Iterable[Download] = (),
) -> dict:
    """The dataset as search engines read it: schema.org `Dataset`, as JSON-LD.

    `temporalCoverage` and `spatialCoverage` are taken from the descriptor where it has them.
    """
    dataset = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": str(citation["title"]),
        "description": _abstract(citation, descriptor),
        "version": str(citation["version"]),
        "license": _licence(descriptor, "path"),
        "isAccessibleForFree": True,
        "creator": [_creator(author) for author in authors(citation)],
        "keywords": _keywords(citation, descriptor),
        "variableMeasured": list(_variables(descriptor)),
        "distribution": [_distribution(download) for download in downloads],
    }
    for key in ("temporalCoverage", "spatialCoverage", "url"):
        value = descriptor.get(key) or citation.get(key)
        if value:
            dataset[key] = value
    if citation.get("date-released"):
        dataset["datePublished"] = str(citation["date-released"])
    return dataset


def _abstract(citation: Mapping[str, object], descriptor: Mapping[str, object]) -> str:
    return str(citation.get("abstract") or descriptor.get("description") or "").strip()


def _keywords(citation: Mapping[str, object], descriptor: Mapping[str, object]) -> list[str]:
    return [str(word) for word in citation.get("keywords") or descriptor.get("keywords") or []]


def _licence(descriptor: Mapping[str, object], key: str) -> str:
    licences = descriptor.get("licenses") or [{}]
    return str(licences[0].get(key, ""))


def _creator(author: Mapping[str, str]) -> dict[str, str]:
    kind = "Person" if "," in author["name"] else "Organization"
    return {"@type": kind, "name": author["name"]}


def _variables(descriptor: Mapping[str, object]):
    for resource in descriptor["resources"]:
        fields = (resource.get("schema") or {}).get("fields", [])
        for item in fields if isinstance(fields, list) else []:
            variable = {
                "@type": "PropertyValue",
                "name": f"{resource['name']}.{item['name']}",
                "description": item.get("description", ""),
            }
            yield variable | ({"unitText": item["unit"]} if item.get("unit") else {})


def _distribution(download: Download) -> dict[str, object]:
    suffix = Path(download.name).suffix
    return {
        "@type": "DataDownload",
        "name": download.name,
        "description": download.description,
        "encodingFormat": MEDIA_TYPES.get(suffix, "application/octet-stream"),
        "contentSize": str(download.size),
        "sha256": download.sha256,
    }
