"""A thousand tries to get at what is somebody else's.

    python -m bench.tenancy

Three people with interviews, talks, code, links and recordings of their own, each marked with a word that nobody else
has, share one process. Each try is one person's, or nobody's, with a random means (another's ids, tokens that were
guessed, changed, revoked or are of another kind, stores opened side by side from several threads, links and tickets,
tabs of one server, and, where PostgreSQL and Node are there, forged and expired tokens at a Supabase project). It is a
leak when anything that comes back has another's word in it, or anything of theirs was changed. Ends with 1 when there
is one.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.tenants import House, Try
from bench.tenants_hosted import hosted_tries
from bench.tenants_tabs import tabs_tries
from bench.tenants_tries import tries_at


def run(attempts: int, folder: Path, *, seed: int, with_supabase: bool = True) -> dict[str, object]:
    dice = random.Random(seed)
    leaks: Counter[str] = Counter()
    made: Counter[str] = Counter()
    with House.built(folder) as house, tabs_tries(house) as tabs, hosted_tries(with_supabase) as there:
        known: list[tuple[str, Callable[[random.Random], Try]]] = [*tries_at(house), *tabs, *there]
        for number in range(attempts):
            name, attempt = known[number % len(known)]
            made[name] += 1
            leaks[name] += attempt(dice).leaks()
        leaks["changed"] += house.changed()
    return {"attempts": attempts, "leaks": leaks.total(), "by": dict(made), "leaking": dict(+leaks)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attempts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run(options.attempts, Path(folder), seed=options.seed)
    print(json.dumps(found))
    return 1 if found["leaks"] else 0


if __name__ == "__main__":
    sys.exit(main())
