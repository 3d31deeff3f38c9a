"""One kind of fault: what it is, where it is planted, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from qantar.mutation.workspace import Files, Workspace

Plant = Callable[[Workspace, Random], "Fault | None"]


@dataclass(frozen=True)
class Fault:
    """One fault: in words, and the files as they are with it."""

    detail: str
    files: Files


@dataclass(frozen=True)
class Kind:
    """A kind of fault. `layer` says where it is planted; `misleads` whether somebody who reads the
    documents could call the published data wrong. `plant` returns None where the place it drew
    cannot bear the fault."""

    name: str
    layer: str
    misleads: bool
    plant: Plant
