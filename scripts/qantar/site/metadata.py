"""The dataset for search engines: schema.org `Dataset` as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from qantar.site.downloads import Download

MEDIA = {
    "csv": "text/csv",
    "sql": "application/sql",
    "json": "application/json",
    "duckdb": "application/vnd.duckdb",
}


def linked_data(
    package: Mapping, site: Mapping, indicators: Iterable[Mapping], files: Iterable[Download]
) -> Markup:
    """The description of the dataset, safe inside a script element: no `<` stands in it."""
    coverage = site["coverage"]
    content = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": package["title"],
        "description": package["description"],
        "version": package["version"],
        "license": package["licenses"][0]["path"],
        "isAccessibleForFree": True,
        "keywords": package.get("keywords", []),
        "creator": {"@type": "Organization", "name": site["citation"].partition(":")[0]},
        "inLanguage": ["en", "de"],
        "temporalCoverage": f"{coverage['from']}/{coverage['to']}",
        "spatialCoverage": _place(coverage["place"]),
        "measurementTechnique": "Quoted claims of press texts, read twice independently",
        "variableMeasured": [_variable(row) for row in indicators],
        "distribution": [_file(file) for file in files],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _place(place: Mapping) -> dict:
    same = f"https://sws.geonames.org/{place['geonames_id']}/"
    return {"@type": "Place", "name": place["name"], "sameAs": same}


def _variable(row: Mapping) -> dict:
    return {
        "@type": "PropertyValue",
        "name": row["label"],
        "description": row["definition"],
        "unitText": str(row["unit"]),
    }


def _file(file: Download) -> dict:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": file.address,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": MEDIA.get(file.name.rpartition(".")[2], "application/octet-stream"),
        "sha256": file.sha256,
    }
