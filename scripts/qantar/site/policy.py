"""The Content-Security-Policy of the pages: nothing comes from elsewhere or is sent anywhere."""

from __future__ import annotations

_SHARED = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "style-src 'self'; img-src 'self' data:"
)
PAGE = f"{_SHARED}; script-src 'self'"
# The engine is WebAssembly in a worker made from a blob, so that it lies under this policy too.
CONSOLE = (
    f"{_SHARED}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' blob:; worker-src blob:"
)
