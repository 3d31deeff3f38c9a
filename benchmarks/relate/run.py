"""Time of relating invented claims, printed as a table.

    python benchmarks/relate/run.py [--sizes 1000 10000 100000] [--wrong 0.01 0.5] [--scopes 1000]

`wrong` is the share of claims with a number at random; the others can all be true together.
"""

import argparse
import gc
import resource
from time import process_time

from invented_claims import invent, registers_for

from qantar.relate import iterate_relations, resolve


def measure(count: int, scopes: int, wrong: float) -> tuple[float, int]:
    """Seconds of processor time and relations found, put into words; claims are invented before."""
    registers = registers_for(scopes)
    claims = list(invent(count, scopes, wrong))
    start = process_time()
    found = sum(1 for _ in iterate_relations(resolve(claims, registers), registers))
    return process_time() - start, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--wrong", type=float, nargs="+", default=[0.0, 0.01, 0.5])
    parser.add_argument("--scopes", type=int, default=1_000)
    chosen = parser.parse_args()
    gc.disable()  # as `qantar relate` does
    print("wrong     claims  relations   seconds  µs/claim  peak MB")
    for wrong in chosen.wrong:
        for count in chosen.sizes:
            seconds, found = measure(count, chosen.scopes, wrong)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{wrong:5.0%} {count:10,} {found:10,} {seconds:9.2f} "
                f"{seconds / count * 1e6:9.1f} {peak:8,}",
                flush=True,
            )


if __name__ == "__main__":
    main()
