"""What the bytes of a file prove about how a CSV reader must read it.

The database skips blank lines and drops spaces around quotes without a word. Whether it did
is counted, not guessed: in a file without quotes by its line ends, in others by its bytes.
"""

import codecs
import threading
from dataclasses import dataclass

CHUNK = 1 << 20


@dataclass
class ByteFacts:
    """Counts over one file; newlines only as long as there are neither quotes nor returns."""

    size: int = 0
    newlines: int = 0
    quotes: int = 0
    carriage_returns: bool = False
    utf8: bool = True
    ends_with_newline: bool = True


def count_bytes(path, quote):
    """Return the ByteFacts of a file; `quote` is its quote character."""
    facts, last = ByteFacts(), b"\n"
    decoder, mark = None, quote.encode()
    with open(path, "rb", buffering=0) as stream:
        while chunk := stream.read(CHUNK):
            facts.size += len(chunk)
            facts.quotes += chunk.count(mark)
            facts.carriage_returns = facts.carriage_returns or b"\r" in chunk
            if not facts.quotes and not facts.carriage_returns:
                facts.newlines += chunk.count(b"\n")
            if decoder or not chunk.isascii():
                decoder = decoder or codecs.getincrementaldecoder("utf-8")()
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    facts.utf8 = False
            last = chunk
        facts.ends_with_newline = last.endswith(b"\n")
        facts.utf8 = facts.utf8 and _complete(decoder)
    return facts


def _complete(decoder):
    try:
        if decoder:
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


class CountInBackground(threading.Thread):
    """Counts the bytes of a file while the database reads it."""

    def __init__(self, path, quote):
        super().__init__(daemon=True)
        self.path, self.quote, self.facts = path, quote, None
        self.start()

    def run(self):
        self.facts = count_bytes(self.path, self.quote)

    def result(self):
        """Wait for the count and return the ByteFacts."""
        self.join()
        if self.facts is None:
            raise OSError(f"{self.path.name} could not be read")
        return self.facts
