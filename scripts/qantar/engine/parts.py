"""Several files that make one table, read as one text."""

from functools import partial

from qantar.engine.delimited import LONGEST
from qantar.engine.sources import open_part


class JoinedParts:
    """A text stream over the parts of a resource, in order.

    A later part may repeat the header, which is then left out; a missing line end between
    two parts is added. `readline` and `read` are all that the record reader needs.
    """

    def __init__(self, resource):
        self._lines = _joined_lines(resource)

    def readline(self, size=-1):
        """Return the next line, or an empty text at the end."""
        return next(self._lines, "")

    def read(self, size=-1):
        """Return the next line: enough for a reader that splits at its own line ends."""
        return next(self._lines, "")


def _joined_lines(resource):
    header, pending = [], ""
    rows = resource.dialect.header_rows if resource.dialect.header else ()
    depth = max(rows, default=0)
    for number, path in enumerate(resource.paths):
        with open_part(resource, path) as stream:
            opening = [stream.readline(LONGEST) for _ in range(depth)]
            bare = [line.rstrip("\r\n") for line in opening]
            if number == 0:
                header = bare
            elif bare == header:
                opening = []
            for line in (*opening, *iter(partial(stream.readline, LONGEST), "")):
                if pending:
                    yield pending if pending.endswith(("\n", "\r")) else pending + "\n"
                pending = line
    if pending:
        yield pending
