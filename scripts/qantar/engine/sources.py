"""The bytes of a resource: opened, decompressed within bounds, decoded, counted and hashed."""

import io
from contextlib import contextmanager
from importlib import import_module

BOM = b"\xef\xbb\xbf"
CHUNK = 1 << 20
# A compressed file may grow by this factor. CSV rarely reaches 50; bombs pass 1000.
GROWTH = 200
FREE_GROWTH = 64 * 1024 * 1024
OPENERS = {"gz": "gzip", "bz2": "bz2", "xz": "lzma"}
HASHES = ("md5", "sha1", "sha256", "sha512")


class SourceFault(Exception):
    """A source that cannot be read: error type, reason and what to do."""

    def __init__(self, kind, reason, remedy):
        super().__init__(reason)
        self.kind, self.reason, self.remedy = kind, reason, remedy


class BoundedStream(io.RawIOBase):
    """A decompressed stream that stops when it grows out of proportion to its file."""

    def __init__(self, stream, consumed):
        super().__init__()
        self.stream, self.consumed, self.produced = stream, consumed, 0

    def readable(self):
        return True

    def readinto(self, buffer):
        try:
            chunk = self.stream.read(len(buffer))
        except (
            Exception
        ) as error:  # EOFError, BadZipFile; zlib.error and lzma.LZMAError are plain Exceptions
            raise _damaged(error) from error
        self.produced += len(chunk)
        if self.produced > FREE_GROWTH and self.produced > GROWTH * max(self.consumed(), 1):
            raise SourceFault(
                "compression-error",
                f"it unpacks to more than {GROWTH} times its size",
                "Publish the file unpacked, or check that it is what it claims to be.",
            )
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _damaged(error):
    return SourceFault(
        "compression-error",
        f"it cannot be unpacked: {error}",
        "Pack the file again, or correct `compression` in the descriptor.",
    )


@contextmanager
def open_bytes(path, compression=None, inner_path=None):
    """Open one file for reading as plain bytes; raises SourceFault."""
    with open(path, "rb") as raw:
        if not compression:
            yield raw
            return
        try:
            opened = _decompress(raw, compression, inner_path)
        except SourceFault:
            raise
        except Exception as error:
            raise _damaged(error) from error
        yield io.BufferedReader(opened, CHUNK)


def check_unpacking(paths, compression, inner_path):
    """Unpack files to nowhere; raises SourceFault for damaged ones and for bombs."""
    for path in paths:
        with open_bytes(path, compression, inner_path) as stream:
            while stream.read(CHUNK):
                pass


def _decompress(raw, compression, inner_path):
    if compression == "zip":
        return _open_zip(raw, inner_path)
    if compression not in OPENERS:
        raise SourceFault(
            "compression-error",
            f"the compression {compression!r} is not supported",
            "Use gz, zip, bz2 or xz, or publish the file unpacked.",
        )
    opened = import_module(OPENERS[compression]).open(raw)
    opened.peek(1)
    return BoundedStream(opened, raw.tell)


def _open_zip(raw, inner_path):
    import zipfile

    archive = zipfile.ZipFile(raw)
    names = [name for name in archive.namelist() if not name.endswith("/")]
    name = inner_path or (names[0] if names else None)
    if name not in names:
        raise SourceFault(
            "compression-error",
            f"the archive has no file {name!r}" if name else "the archive is empty",
            "Name a file of the archive as `innerpath`, or pack it again.",
        )
    size = archive.getinfo(name).compress_size
    return BoundedStream(archive.open(name), lambda: size)


@contextmanager
def open_text(resource):
    """Open all parts of a resource as one decoded text, a repeated header left out.

    Raises SourceFault when a file cannot be unpacked or the encoding is not known.
    """
    if len(resource.paths) == 1:
        with open_part(resource, resource.paths[0]) as stream:
            yield stream
    else:
        from qantar.engine.parts import JoinedParts

        yield JoinedParts(resource)


@contextmanager
def open_part(resource, path):
    """Open one part of a resource as decoded text, line ends untouched."""
    with (
        open_bytes(path, resource.compression, resource.inner_path) as stream,
        io.TextIOWrapper(stream, encoding=codec(resource.encoding), newline="") as text,
    ):
        yield text


def codec(encoding):
    """Return Python's name of an encoding; raises SourceFault when it is not a text encoding."""
    import codecs

    try:
        "".encode(encoding)  # refuses codecs that are no text encodings
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise SourceFault(
            "encoding-error",
            f"the encoding {encoding!r} is not known",
            "Name the encoding as IANA does, for example utf-8 or windows-1252.",
        ) from None


def has_bom(path, resource):
    """Say whether a file that should be plain UTF-8 begins with a byte order mark."""
    if codec(resource.encoding) != "utf-8":
        return False
    with open_bytes(path, resource.compression, resource.inner_path) as stream:
        return stream.read(3) == BOM


def undecodable_line(path, resource):
    """Return (line from 1, bytes) of the first line that is not in the encoding, or None."""
    name = codec(resource.encoding)
    if name.startswith(("utf-16", "utf-32")):
        return None
    with open_bytes(path, resource.compression, resource.inner_path) as stream:
        for number, line in enumerate(iter(lambda: stream.readline(CHUNK), b""), start=1):
            try:
                line.decode(name)
            except UnicodeDecodeError as error:
                return number, line[error.start : error.end]
    return None


def digest(paths, algorithm):
    """Return the hex digest of the files' bytes, one after the other."""
    import hashlib

    state = hashlib.new(algorithm, usedforsecurity=False)
    for path in paths:
        with open(path, "rb") as stream:
            while chunk := stream.read(CHUNK):
                state.update(chunk)
    return state.hexdigest()
