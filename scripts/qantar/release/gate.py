"""What must hold before a version is given out, beside what `qantar validate` checks."""

from __future__ import annotations

import re
from pathlib import Path

from qantar.diff.compare import Difference, compare_releases
from qantar.diff.files import git, open_release
from qantar.diff.published import read_release
from qantar.problems import CannotRun, Problem
from qantar.project import Project
from qantar.release.changelog import FILE as CHANGELOG
from qantar.release.changelog import check_changelog
from qantar.release.citation import FILE as CITATION
from qantar.release.citation import read_citation
from qantar.schemas.descriptor import read_package
from qantar.validate import Check
from qantar.versions import Version, parse_version


def wanted_version(text: str) -> Version:
    """The version of a release. Raises CannotRun for a text that is none."""
    version = parse_version(text)
    if version is None or text.startswith("v"):
        raise CannotRun(f"{text!r} is no version; expected three numbers such as 1.2.0")
    return version


def check_tree(project: Project) -> Check:
    """Changes that are not committed: what is given out must be what the tag will name."""
    check = Check("clean tree", "a release that no commit holds")
    status = git(project.root, "status", "--porcelain", "-z", "--untracked-files=all")
    if status is None:
        raise CannotRun(f"{project.root} is not under git; a release is a commit with a tag.")
    for entry in filter(None, status.decode("utf-8", errors="replace").split("\0")):
        message = f"{entry[3:]} is changed or new and not committed ({entry[:2].strip()})"
        remedy = "commit it, or put it out of the way"
        check.problems.append(Problem("uncommitted", message, remedy, entry[3:]))
    return check


def check_numbers(project: Project, version: str) -> Check:
    """Version numbers and changelog that do not speak of this version."""
    check = Check("version numbers", "files that name another version, a change without a word")
    package = read_package(project.schemas / "package.json")
    citation = read_citation(project.root / CITATION)
    for file, found in (
        ("schemas/package.json", str(package["version"])),
        (CITATION, str(citation["version"])),
    ):
        if found != version:
            message = f"found version {found}; expected {version}"
            remedy = f"write {version}, run `make`, and commit"
            check.problems.append(Problem("version", message, remedy, file, field="version"))
    check.problems += check_changelog(_text(project.root / CHANGELOG), version)
    return check


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"cannot read {path.name}: {error}") from None


def last_release(project: Project, before: Version) -> str | None:
    """The tag of the highest version below `before`, if there is one."""
    listed = git(project.root, "tag", "--list") or b""
    tags = {parse_version(tag): tag for tag in listed.decode("utf-8").split()}
    known = [version for version in tags if version and version < before]
    return tags[max(known)] if known else None


def difference_to(project: Project, tag: str) -> Difference:
    """What changed from a tagged release to what is on disk."""
    old = read_release(open_release(tag, project.root), tag)
    new = read_release(open_release(str(project.root), project.root), "this release")
    return compare_releases(old, new)


def check_version_fits(project: Project, version: Version, difference: Difference | None) -> Check:
    """A version that says less than what changed, or is not the next one, and ids that went
    without a word."""
    check = Check("difference", "a version that hides what changed, ids that vanish silently")
    check.problems += _tagged_elsewhere(project, version)
    if difference is None:
        return check
    old = parse_version(difference.old.version)
    check.problems += _next(version, old, difference) if old else []
    for gone in difference.silently_gone:
        message = f"{gone.id} was published in {difference.old.version} and is gone without a word"
        renamed = f", replaced_by: {gone.renamed_to}" if gone.renamed_to else ""
        remedy = (
            f"enter it in seeds/registers/withdrawn.yaml: id: {gone.id}, table: {gone.table}, "
            f"version: {version}, reason{renamed}"
        )
        check.problems.append(Problem("id-gone", message, remedy, resource=gone.table))
    for table, id_ in difference.returned:
        message = f"{id_} was withdrawn before; it is used again or no longer in the register"
        remedy = "give the row a new id; keep the entry in seeds/registers/withdrawn.yaml"
        check.problems.append(Problem("id-returned", message, remedy, resource=table))
    return check


def check_told(difference: Difference, entry: str) -> Check:
    """Corrections of which the changelog's entry says nothing.

    A changed cell is told by the id of its row or as `table.column`, a removed row without an id
    of its own by one of the ids in its key or as `table.rows`. Cells that the program computes are
    told by those from which they follow; ids that went, by the register of withdrawn ids.
    """
    check = Check("corrections told", "a published claim that changes without a word")
    for changed in difference.rows:
        table = difference.new.tables[changed.table]
        coded = table.coded
        for cell in changed.cells:
            names = {*cell.key, f"{changed.table}.{cell.field}"}
            if cell.field in coded and not _names_one(entry, names):
                check.problems.append(_untold(changed.table, cell.key, cell.field, cell.new))
        for row in () if table.has_ids or not coded else changed.removed:
            key = tuple(row[name] for name in changed.key)
            if not _names_one(entry, {*key, f"{changed.table}.rows"}):
                check.problems.append(_untold(changed.table, key, "rows", None))
    return check


def _names_one(entry: str, names: set[str]) -> bool:
    return any(re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", entry) for n in names if n)


def _untold(table: str, key: tuple[str, ...], field: str, value: str | None) -> Problem:
    gone = "is gone" if value is None else f"now has another `{field}`"
    message = f"{', '.join(key)} of {table} {gone}, and the changelog does not say so"
    remedy = (
        f"if it is meant, say under the version what was wrong and what to believe now, and name "
        f"{key[0] if key else table} or `{table}.{field}`; if it is not, look for the slip"
    )
    return Problem("untold", message, remedy, CHANGELOG, resource=table, field=field, value=value)


def _tagged_elsewhere(project: Project, version: Version) -> list[Problem]:
    head = git(project.root, "rev-parse", "HEAD^0")
    problems = []
    for tag in (str(version), f"v{version}"):
        commit = git(project.root, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^0")
        if commit and commit != head:
            message = f"the tag {tag} names another commit; a version is given out once"
            problems.append(Problem("version", message, "take the next version", value=tag))
    return problems


def _next(version: Version, old: Version, difference: Difference) -> list[Problem]:
    level = difference.level if difference.level != "none" else "patch"
    least = old.raised(level)
    following = [old.raised(name) for name in ("patch", "minor", "major")]
    if version in following and version >= least:
        return []
    if version < least:
        said = [c.sentence for c in difference.schema if c.level == level]
        said += [f"{gone.id} is gone." for gone in difference.gone] if level == "major" else []
        why = " ".join(said[:5])
        message = f"the change since {old} is {level}, which {version} does not say. {why}".strip()
    else:
        message = f"{version} does not follow {old}"
    choices = ", ".join(str(choice) for choice in following if choice >= least)
    return [Problem("version", message, f"name the version {choices}", value=str(version))]
