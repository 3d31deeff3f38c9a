"""The SQL console's files: the engine as npm has it, and our script bundled with its library."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from qantar.site.npm import Unavailable, installed, run

# The build of the engine for browsers with WebAssembly exceptions: every current one has them.
ENGINE = ("duckdb-eh.wasm", "duckdb-browser-eh.worker.js")


def write_console(assets: Path, npm: Path, tell: Callable[[str], None]) -> int | None:
    """Write `console.js` and `duckdb/` into `assets`. Returns the engine's size in bytes.

    Returns None, and says why, where npm cannot be reached: the site then goes without a console.
    """
    try:
        modules = installed(npm, tell)
        _bundle(modules, assets / "console.js")
    except Unavailable as reason:
        tell(f"the site is built without the SQL console: {reason}")
        return None
    source = modules / "@duckdb" / "duckdb-wasm" / "dist"
    target = assets / "duckdb"
    target.mkdir(parents=True, exist_ok=True)
    for name in ENGINE:
        shutil.copyfile(source / name, target / name)
    worker = target / ENGINE[1]  # its source map is not there; a browser's tools would ask for it
    text = worker.read_text(encoding="utf-8")
    worker.write_text(text.rpartition("//# sourceMappingURL=")[0] or text, encoding="utf-8")
    return sum((target / name).stat().st_size for name in ENGINE)


def _bundle(modules: Path, target: Path) -> None:
    """One classic script; the same bytes from the same sources."""
    work = modules.parent / "console"
    shutil.rmtree(work, ignore_errors=True)
    with as_file(files("qantar.site") / "console") as scripts:
        shutil.copytree(scripts, work)
    options = ["--bundle", "--format=iife", "--minify", "--target=es2022", "--charset=utf8"]
    entry, out = str(work / "main.js"), f"--outfile={target.resolve()}"
    esbuild = modules / "esbuild" / "bin" / "esbuild"
    options += ["--legal-comments=none", "--log-level=error"]
    run("node", [str(esbuild.resolve()), entry, *options, out], modules.parent)
