"""A validator for any Data Package: descriptor in, report out.

>>> from qantar.engine import validate
>>> report = validate("datapackage.json")          # doctest: +SKIP
>>> report.valid                                   # doctest: +SKIP
True

The engine knows nothing of sources or figures. `loading` reads the descriptor, `tables` checks
a table row by row, which defines the verdict; `large` lets a database decide quickly that a
large table holds; `rules` runs SQL queries for what no schema can say.
"""

from qantar.engine.descriptor import CannotRun
from qantar.engine.report import Report
from qantar.engine.validation import validate

__all__ = ["CannotRun", "Report", "validate"]
