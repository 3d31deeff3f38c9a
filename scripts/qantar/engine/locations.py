"""Where a descriptor may point: to regular files inside its own folder, nowhere else."""

import re
import stat
from pathlib import Path

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


class UnsafePath(Exception):
    """A path that must not be followed."""


class RemotePath(Exception):
    """An address on the network, which is never fetched."""


class MissingFile(Exception):
    """A path that leads to no readable file."""


def resolve(root, path):
    """Return the absolute file that the descriptor's `path` names inside folder `root`.

    Raises RemotePath for addresses, UnsafePath for absolute paths, paths that leave the
    folder (also through symbolic links), and anything that is no regular file;
    MissingFile when nothing is there.
    """
    if path.lower().startswith("file:"):
        raise UnsafePath("file: addresses reach outside the package")
    if URL.match(path):
        raise RemotePath(path)
    reason = lexical_fault(path)
    if reason:
        raise UnsafePath(reason)
    return follow(root, path)


def lexical_fault(path):
    """Return why `path` is unsafe by its wording alone, or None."""
    if not path or "\0" in path:
        return "it is empty or has a NUL character"
    if path.startswith(("/", "\\", "~")) or re.match(r"[A-Za-z]:", path):
        return "it is absolute"
    if ".." in re.split(r"[/\\]", path):
        return "it leaves the folder of the package"
    if re.match(r"\$.+|%.+%", path):
        return "it holds a variable of the environment"
    return None


def follow(root, path):
    """Follow `path` below `root` on disk; see `resolve` for what is raised."""
    target = Path(root, path)
    try:
        real = target.resolve(strict=True)
        mode = real.stat().st_mode
    except RuntimeError:
        raise UnsafePath("its symbolic links run in a circle") from None
    except OSError as error:
        # ELOOP reaches here on some platforms, as an OSError.
        raise MissingFile(error.strerror or str(error)) from None
    if not real.is_relative_to(Path(root).resolve()):
        raise UnsafePath("a symbolic link leads out of the folder of the package")
    if not stat.S_ISREG(mode):
        raise UnsafePath("it is not a regular file")
    return target
