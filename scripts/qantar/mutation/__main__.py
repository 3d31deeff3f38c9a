"""`python -m qantar.mutation`: see `make mutation`."""

import argparse
import sys
import time
from pathlib import Path

from qantar.mutation.run import run, save

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", type=int, default=2)
    parser.add_argument("--layer")
    a = parser.parse_args()
    from qantar.mutation.run import all_kinds, judge_again

    kinds = [k for k in all_kinds() if not a.layer or a.layer in k.layer]
    start = time.time()
    out = run(lambda s: print(s, file=sys.stderr), a.each, kinds=kinds)
    print(len(out), time.time() - start)
    save(out, Path("/tmp/mut.json"))
    surv = [o for o in out if not o.verdict.is_caught]
    for o in surv:
        eff = o.verdict.has_effect
        print(("SURVIVES " if eff else "neutral  ") + o.kind.layer, "|", o.kind.name, "|", o.fault.detail[:150])
    start = time.time()
    print("again", judge_again(out, 25), time.time() - start)
