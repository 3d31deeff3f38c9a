"""`qantar serve`: the site on this machine alone, for the SQL console and for a look."""

from __future__ import annotations

import errno
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from qantar.problems import CannotRun

HOST = "127.0.0.1"
PORT = 8000


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder, with the types that browsers insist on; nothing is logged."""

    extensions_map = {  # noqa: RUF012 - the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".js": "text/javascript; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".sql": "text/plain; charset=utf-8",
        ".json": "application/json",
    }

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path: str) -> None:
        """A folder without a page is not shown."""
        self.send_error(404)

    def log_message(self, *arguments: object) -> None:
        return


def server(folder: Path, port: int = PORT) -> ThreadingHTTPServer:
    """A server of the folder's files on this machine; port 0 is any free one.

    Raises CannotRun where the site is missing or the port is taken.
    """
    if not (folder / "index.html").is_file():
        raise CannotRun(f"{folder.name}/index.html is missing. Run `qantar publish` first.")
    try:
        return ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(folder)))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "it is taken" if taken else str(error.strerror)
        raise CannotRun(
            f"cannot use port {port}: {why}. Name another: qantar serve --port N."
        ) from None


def serve(folder: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serve the folder until the user interrupts (Ctrl + C)."""
    with server(folder, port) as running:
        tell(f"http://{HOST}:{running.server_address[1]}/ – Ctrl + C ends it")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            tell("ended")
