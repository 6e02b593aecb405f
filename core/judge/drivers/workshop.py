"""Runs a problem's own Python inside the sandbox: generator.py, reference.py and brute.py, which lie beside it.

Standard input: `[entry, [parameter types], return type or null]`; then an order a line: `{"args": [...]}` or
`{"seed": n, "size": n}`, with `"brute": true` where the brute force is to answer too, `"tell": true` where the
generated arguments are wanted back, `"ask": false` where no answer is. Standard output: one JSON object an order,
with `valid`, and then `expected`, `brute`, `args`; or with `error`.
"""

import json
import random
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import driver  # noqa: E402


def loaded(name):
    path = HERE / f"{name}.py"
    namespace = {"__name__": name, "ListNode": driver.ListNode, "TreeNode": driver.TreeNode}
    if path.exists():
        code = compile(path.read_text(encoding="utf-8"), f"{name}.py", "exec", flags=driver.FLAGS, dont_inherit=True)
        exec(code, namespace)  # noqa: S102 - the problem's own, in the sandbox
    return namespace


class Workshop:
    def __init__(self, entry, kinds, returns):
        self.entry, self.kinds, self.returns = entry, kinds, returns
        self.generator, self.reference, self.brute = loaded("generator"), loaded("reference"), loaded("brute")

    def call(self, namespace, text):
        """A fresh copy of the arguments each time: solutions may change what they are given."""
        values = [driver.decode(kind, value) for kind, value in zip(self.kinds, json.loads(text), strict=True)]
        return json.loads(driver.encode(self.returns, namespace[self.entry](*values)))

    def answer(self, order):
        args = order.get("args")
        if args is None:
            args = self.generator["generate"](random.Random(order["seed"]), order["size"])  # noqa: S311
        text = json.dumps(args)
        told = {"args": json.loads(text)} if order.get("tell") else {}
        if self.generator["validate"](*json.loads(text)) is not True:
            return {"valid": False, **told}
        told["valid"] = True
        if order.get("ask", True):
            told["expected"] = self.call(self.reference, text)
        if order.get("brute"):
            told["brute"] = self.call(self.brute, text)
        return told


def main():
    header, *orders = sys.stdin.read().splitlines()
    out, sys.stdout = sys.stdout, sys.stderr
    sys.setrecursionlimit(driver.RECURSION_LIMIT)
    workshop = Workshop(*json.loads(header))
    for order in map(json.loads, orders):
        try:
            told = workshop.answer(order)
        except Exception as error:
            told = {"error": driver.described(error)}
        out.write(json.dumps(told, separators=(",", ":")) + "\n")
    out.flush()


main()
