"""Size and hash of the files of a resource against what the descriptor says."""

from qantar.engine.findings import Finding
from qantar.engine.sources import HASHES, digest


def check_files(resource, digest_of=digest):
    """Yield the findings about `bytes` and `hash` of a resource.

    Several files count as one after the other; packed files as they lie on disk.
    """
    if resource.kind == "absent" or not resource.paths:
        return
    if resource.bytes is not None:
        size = sum(path.stat().st_size for path in resource.paths)
        if size != resource.bytes:
            yield Finding(
                "byte-count",
                f"{resource.name}: {resource.bytes} bytes are declared, the file has {size}.",
                "Restore the file, or correct `bytes` in the descriptor.",
                resource=resource.name,
                value=str(size),
            )
    if resource.hash:
        yield from _check_hash(resource, digest_of)


def split_hash(text):
    """Return (algorithm, hex digest) of a hash in a descriptor; without prefix it is md5."""
    algorithm, colon, value = text.rpartition(":")
    return (algorithm.lower() if colon else "md5"), value.lower()


def _check_hash(resource, digest_of):
    algorithm, expected = split_hash(resource.hash)
    if algorithm not in HASHES:
        yield Finding(
            "hash-count",
            f"{resource.name}: the hash algorithm {algorithm!r} is not known here.",
            f"Use one of {', '.join(HASHES)}.",
            resource=resource.name,
            value=resource.hash,
        )
        return
    actual = digest_of(resource.paths, algorithm)
    if actual != expected:
        yield Finding(
            "hash-count",
            f"{resource.name}: the {algorithm} of the file is {actual}, not {expected}.",
            "Restore the file, or correct `hash` in the descriptor.",
            resource=resource.name,
            value=actual,
        )
