"""Reading numbers, bounds and dates out of a text, in any language that has data.

`find_numerals` lists every numeral and what it is, `read_quantity` reads one as a quantity,
`find_dates` and `resolve` read dates. What is known of a language is in `qantar.languages`.
"""

from qantar.reading.dates import DateExpression, find_dates
from qantar.reading.numerals import Numeral, find_numerals
from qantar.reading.quantities import Quantity, is_continuous, read_quantities, read_quantity
from qantar.reading.resolving import resolve, resolve_moment

__all__ = [
    "DateExpression",
    "Numeral",
    "Quantity",
    "find_dates",
    "find_numerals",
    "is_continuous",
    "read_quantities",
    "read_quantity",
    "resolve",
    "resolve_moment",
]
