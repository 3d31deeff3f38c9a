"""Which claims can be true together: relations between quantity claims, and ways to settle them.

`claims` is the data; `scope` and `pairs` are the definitions; `groups`, `timeline` and `search`
find the pairs without comparing all; `sums` and `excess` look at sets; `solve` puts it together.
"""

from .claims import Claim, Relation
from .hierarchies import Hierarchy, HierarchyError, Registers, Source
from .resolve import Resolved, resolve
from .solve import iterate_relations, relate, relation_between

__all__ = [
    "Claim",
    "Hierarchy",
    "HierarchyError",
    "Registers",
    "Relation",
    "Resolved",
    "Source",
    "iterate_relations",
    "relate",
    "relation_between",
    "resolve",
]
