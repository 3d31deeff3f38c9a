"""The README of the archive, from the descriptor: what is in it, how to use it, how to check it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

BEGIN, END = "<!-- caveats -->", "<!-- /caveats -->"


def readme(descriptor: Mapping[str, object], page: str) -> bytes:
    """The page. `page` is the project's own README; what stands between its two marks of caveats is
    taken over."""
    return ("\n".join(_lines(descriptor, page)).rstrip() + "\n").encode("utf-8")


def _lines(descriptor: Mapping[str, object], page: str) -> Iterator[str]:
    resources = descriptor["resources"]
    paths = {resource["path"] for resource in resources}
    tables = [resource for resource in resources if resource.get("schema")]
    yield f"# {descriptor['title']}, version {descriptor['version']}"
    yield from ("", str(descriptor["description"]), "")
    yield from ("| table | what it holds |", "| --- | --- |")
    for table in tables:
        yield f"| [{table['path']}]({table['path']}) | {_cell(table.get('description', ''))} |"
    yield ""
    yield from _readers(paths)
    yield from _caveats(page)
    yield from _use(paths, tables)
    yield from _check()
    yield from _licence(descriptor)


def _readers(paths: set[str]) -> Iterator[str]:
    if "data/CODEBOOK.md" in paths:
        yield "[data/CODEBOOK.md](data/CODEBOOK.md) describes every column and code,"
    yield "[docs/METHOD.md](docs/METHOD.md) how the texts were read, [CHANGELOG.md](CHANGELOG.md)"
    yield "what changed. [datapackage.json](datapackage.json) is a Data Package with all schemas."
    yield ""


def _caveats(page: str) -> Iterator[str]:
    _, begin, rest = page.partition(BEGIN)
    text, end, _ = rest.partition(END)
    if begin and end:
        yield from (text.strip(), "")


def _use(paths: set[str], tables: list) -> Iterator[str]:
    yield from ("## Use it", "")
    if "data/load.sql" in paths:
        yield "With [DuckDB](https://duckdb.org) 1.1 or later, in the folder `data/`:"
        yield from ("", "```sh", "cd data", "duckdb -init load.sql", "```", "")
    yield "With pandas, every cell as text first, because an empty cell means unknown:"
    example = tables[0]["path"] if tables else "data/table.csv"
    yield from ("", "```python", "import pandas as pd", "")
    yield f'table = pd.read_csv("{example}", dtype="string", keep_default_na=False)'
    yield from ("```", "")


def _check() -> Iterator[str]:
    yield from ("## Check it", "", "```sh", "sha256sum -c SHA256SUMS")
    yield from ("frictionless validate datapackage.json", "qantar validate .", "```", "")
    yield "`qantar validate` also runs the rules in `schemas/rules/`. The source documents are not"
    yield "in this archive, so whether each quote stands in its document is not checked here: it is"
    yield "reported as not run. It was checked before the release; see the validation report."
    yield ""


def _licence(descriptor: Mapping[str, object]) -> Iterator[str]:
    yield from ("## Cite and licence", "")
    names = ", ".join(str(licence.get("title")) for licence in descriptor.get("licenses", []))
    yield "Cite as in [CITATION.cff](CITATION.cff), and name the source document of each claim."
    yield f"The data: {names} ([LICENSE-DATA](LICENSE-DATA)). Schemas and rules:"
    yield "[LICENSE](LICENSE). The documents that are quoted remain their publishers'."


def _cell(text: str) -> str:
    return " ".join(str(text).replace("|", "\\|").split())
