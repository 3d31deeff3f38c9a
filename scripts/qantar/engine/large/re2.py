"""Which patterns RE2 may decide: those where its match is also a match for Python.

RE2 reads `\\d` and `\\w` as ASCII and Python as Unicode, so what RE2 accepts Python accepts too,
except in negated classes. Everything else that the two read differently (look-around, flags,
`{,3}`, nested classes) is left to the row checker.
"""

import re

ATOM = r"""
    [^\\\[\](){}|*+?^$]                 # a plain character, or the dot
  | \\[dws]                             # ASCII in RE2, more in Python
  | \\[-.\\/+*?()\[\]{}|^$&#@!%~,:;=<>'"\ ]  # an escaped sign
  | \[ (?!\^) (?: [^\\\[\]&|~] | \\[dws] | \\[-.\\/+*?()\[\]{}|^$] )+ \]
  | \[ \^     (?: [^\\\[\]&|~^] | \\[-.\\/+*?()\[\]{}|^$] )+ \]
"""
QUANTIFIER = r"(?: (?:[*+?] | \{[0-9]{1,3}(?:,[0-9]{0,3})?\}) \?? )?"
TOKEN = re.compile(
    rf"(?: \((?:\?:)? | \){QUANTIFIER} | \| | \^ | \$ | (?:{ATOM}){QUANTIFIER} )", re.X
)


def decidable(pattern):
    """Say whether a match by RE2 proves a match by Python's `re.fullmatch`."""
    position = 0
    while position < len(pattern):
        token = TOKEN.match(pattern, position)
        if not token:
            return False
        position = token.end()
    # Classes with doubled signs are set operations to come in Python.
    return not re.search(r"--|&&|\|\||~~", pattern) or "[" not in pattern
