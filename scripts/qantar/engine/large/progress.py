"""A progress bar on the terminal while the database works; nothing where there is none."""

import sys
import threading
from contextlib import contextmanager

INTERVAL = 0.2


@contextmanager
def progress_bar(connection, label, wanted):
    """Show how far the query of the connection is, on stderr, if that is a terminal."""
    if not (wanted and sys.stderr.isatty()):
        yield
        return
    from tqdm import tqdm

    connection.execute("SET enable_progress_bar = true")
    connection.execute("SET enable_progress_bar_print = false")
    done = threading.Event()
    with tqdm(total=100, desc=label, unit="%", leave=False, file=sys.stderr) as bar:
        watcher = threading.Thread(target=_watch, args=(connection, bar, done), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()


def _watch(connection, bar, done):
    while not done.wait(INTERVAL):
        share = connection.query_progress()  # -1 while it is not known
        bar.update(max(0, round(share - bar.n)))
