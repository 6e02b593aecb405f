"""What the linter says of somebody's Python is known in every other language, as the ruff in use words it."""

import pytest

from core.adapters import ruff_linter
from tests.components.test_worded_core import surface, unknown

__all__ = ("surface",)  # a fixture
SOURCE = """
import os
def f(a, max, d=[], e=dict()):
    l = 1
    list = 3
    if a == None: return True
    if a != None: x = 1; y = 2
    z = 1;
    if a == True or d != False:
        pass
    if not a in d or not a is None or type(a) == type(d):
        pass
    try:
        pass
    except:
        g = lambda q: q
    for i in range(3):
        print("hi", f"none", {1: 2, 1: 3})
    if a:
        if d:
            return 1
    if a:
        return True
    else:
        return False
def g(a, d):
    if a:
        b = 1
    else:
        b = 2
    for x in d:
        if x > 1:
            return True
    return False
def h(a, d):
    out = []
    for x in d:
        out.append(x)
    if a in d.keys():
        return set([1, 2]), [x for x in d], dict([(1, 2)]), sorted(list(d)), list(sorted(d)), tuple([1, 2])
    elif a == 3 or a == 4:
        return set(x for x in d), list(x for x in d), dict((x, 1) for x in d), list(map(lambda x: x + 1, d))
    else:
        if d:
            return any([x for x in d]), set([x for x in d]), dict([(x, 1) for x in d]), list([x for x in d])
        else:
            return {x: 1 for x in d}, d is "a"
class I: pass
"""


def test_what_a_linter_finds(monkeypatch, surface):
    monkeypatch.setattr(ruff_linter, "MAX_FINDINGS", 200)
    found = ruff_linter.RuffLinter().findings(SOURCE)
    if not found:
        pytest.skip("there is no ruff")
    assert len({one.rule for one in found}) > 35
    assert unknown([f"{one.text[:1].upper()}{one.text[1:]}" for one in found], surface) == []
