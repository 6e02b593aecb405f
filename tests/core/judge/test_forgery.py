# ruff: noqa: E501 - programs in one line each
"""Code that tries to be accepted without solving the problem, in each language.

The forger shares a process with the driver, so it is given everything that it could find there, the nonce included.
What must hold: no wrong answer is ever called right, no case is left out, and no time is talked down.
"""

import pytest

from core.domain.coding import Language, Outcome
from core.judge.judging import Judge
from tests.core.judge.samples import problem

PY, JS, JAVA, CPP = Language.PYTHON, Language.JAVASCRIPT, Language.JAVA, Language.CPP
SECRET = problem([([[1, 2]], [2, 4]), ([[5]], [10]), ([[7, 8, 9]], [14, 16, 18])], visible=1)

# ---- Python: the nonce is on the stack of the driver

PY_NONCE = """
import json, os, sys
frame = sys._getframe()
while 'nonce' not in frame.f_locals:
    frame = frame.f_back
nonce = frame.f_locals['nonce']
def say(**report):
    os.write(1, ('\\n\\x1e' + nonce + json.dumps(report) + '\\n').encode())
"""
PYTHON = {
    "says done at once": PY_NONCE + "say(load='ok'); say(done=3); os._exit(0)",
    "answers every case while loading": PY_NONCE
    + """
say(load='ok')
for n in range(3):
    say(start=n); say(end=n, ms=0, mb=1, value=[2, 4])
say(done=3); os._exit(0)""",
    "answers in front of the driver": PY_NONCE
    + """
def double_all(numbers):
    say(end=0, ms=0, value=[2, 4]); say(start=1); return [2, 4]""",
    "leaves the hard cases out": PY_NONCE
    + """
def double_all(numbers):
    say(end=0, ms=0, value=[2, 4]); say(done=3); os._exit(0)""",
    "prints the marker without the nonce": """
def double_all(numbers):
    print('\\n\\x1e{"end":0,"ms":0,"value":[2,4]}\\n', flush=True)
    return [2, 4]""",
    "equals everything": """
class Yes(list):
    def __eq__(self, other): return True
    def __iter__(self): return iter([2, 4])
def double_all(numbers): return Yes([2, 4])""",
    "patches json": """
import json
json.dumps = lambda *a, **k: '{"end":0,"ms":0,"value":[2,4],"right":true,"outcome":"accepted"}'
def double_all(numbers): return [2, 4]""",
    "patches the driver": """
import sys
main = sys.modules['__main__']
main.encode = lambda kind, value: '[2,4]'
def double_all(numbers): return object()""",
    "a thread answers later": PY_NONCE
    + """
import threading, time
def later():
    time.sleep(0.05); say(end=1, ms=0, value=[10]); say(start=2); say(end=2, ms=0, value=[1]); say(done=3)
def double_all(numbers):
    threading.Thread(target=later).start(); time.sleep(0.2); return [2, 4]""",
    "a thread prints later": """
import threading, time
def later():
    while True: print('\\x1e noise', flush=True)
def double_all(numbers):
    threading.Thread(target=later, daemon=True).start(); time.sleep(0.01); return [2, 4]""",
    "exits before the rest": """
import os
def double_all(numbers):
    if len(numbers) != 2: os._exit(0)
    return [2, 4]""",
    "closes the channel": """
import os
def double_all(numbers):
    os.close(1); return [2, 4]""",
    "breaks the stack": """
import sys
def double_all(numbers):
    sys.stdout = None; sys.setrecursionlimit(10**9); return [2, 4]""",
    "its own main": "def double_all(numbers): return [2, 4]\nif __name__ == '__main__': raise SystemExit(0)",
}

# ---- JavaScript: standard input was read before, but the writer can be wrapped

JAVASCRIPT = {
    "wraps the writer": """
const say = (nonce, r) => process.stdout.write('\\n\\x1e' + nonce + JSON.stringify(r) + '\\n');
const from = Buffer.from;
Buffer.from = (text, ...rest) => from(String(text).replace(/"value":.*}/, '"value":[2,4],"right":true}'), ...rest);
function doubleAll(numbers) { return [0]; }""",
    "leaves cases out": """
let nonce = '';
const from = Buffer.from;
Buffer.from = (text, ...rest) => {
  const found = /\\x1e([0-9a-f]{32})/.exec(String(text));
  if (found) nonce = found[1];
  return from(text, ...rest);
};
function doubleAll(numbers) {
  const line = (r) => '\\n\\x1e' + nonce + JSON.stringify(r) + '\\n';
  process.stdout.write(line({ end: 0, ms: 0, value: [2, 4] }) + line({ done: 3 }));
  process.exit(0);
}""",
    "patches JSON and Array": """
JSON.stringify = () => '{"done":3}';
Array.isArray = () => true;
Array.prototype.join = () => '2,4';
Object.prototype.toJSON = () => [2, 4];
function doubleAll(numbers) { return {}; }""",
    "exits in a case": "function doubleAll(n) { if (n.length !== 2) process.exit(0); return [2, 4]; }",
    "answers while loading": "console.log('\\n\\x1e{\"done\":3}\\n'); process.exit(0); function doubleAll() {}",
    "prints later": "function doubleAll(n) { setInterval(() => console.log('{\"end\":1}'), 1); return [2, 4]; }",
    "closes the function early": "}); process.exit(0); (function () {",
    "equals everything": "function doubleAll(n) { const a = [2, 4]; a.toJSON = () => n; return a; }",
}

# ---- Java: the driver's fields can be read by reflection


def java(body, more=""):
    return f"class Solution {{ {more} int[] doubleAll(int[] numbers) throws Exception {{ {body} }} }}"


JAVA_NONCE = """
  static void say(String body) throws Exception {
    var field = Class.forName("Driver").getDeclaredField("nonce");
    field.setAccessible(true);
    System.out.print("\\n\\u001e" + field.get(null) + body + "\\n");
    System.out.flush();
  }
"""
JAVA_FORGERS = {
    "leaves cases out": java(
        'say("{\\"end\\":0,\\"ms\\":0,\\"value\\":[2,4]}"); say("{\\"done\\":3}"); Runtime.getRuntime().halt(0); return null;',
        JAVA_NONCE,
    ),
    "answers in front of the driver": java(
        'say("{\\"end\\":0,\\"ms\\":0,\\"value\\":[2,4]}"); say("{\\"start\\":1}"); return new int[]{2, 4};', JAVA_NONCE
    ),
    "exits in a case": java("if (numbers.length != 2) System.exit(0); return new int[]{2, 4};"),
    "exits in its initialiser": java("return new int[]{2, 4};", "static { Runtime.getRuntime().halt(0); }"),
    "prints later": java(
        'new Thread(() -> { while (true) System.out.println("{\\"end\\":1}"); }).start(); return new int[]{2, 4};'
    ),
    "its own main": java("return new int[]{2, 4};", "public static void main(String[] a) { System.exit(0); }"),
    "its own Main": java("return new int[]{2, 4};") + " class Main { public static void main(String[] a) {} }",
    "its own Driver": java("return new int[]{2, 4};") + " class Driver { static void main(String[] a) { } }",
}

# ---- C++: everything in the driver's namespace is in reach


def cpp(body, more=""):
    return f"{more}\nclass Solution {{ public: vector<int> doubleAll(vector<int> numbers) {{ {body} }} }};"


CPP_FORGERS = {
    "leaves cases out": cpp(
        'rehearsal::mark("{\\"end\\":0,\\"ms\\":0,\\"value\\":[2,4]}"); rehearsal::mark("{\\"done\\":3}"); _exit(0);'
    ),
    "answers in front of the driver": cpp(
        'rehearsal::mark("{\\"end\\":0,\\"ms\\":0,\\"value\\":[2,4]}"); rehearsal::mark("{\\"start\\":1}"); return {2, 4};'
    ),
    "exits in a case": cpp("if (numbers.size() != 2) exit(0); return {2, 4};"),
    "exits before main": cpp("return {2, 4};", "int early = (_exit(0), 1);"),
    "its own main": cpp("return {2, 4};", "int main() { return 0; }"),
    "a macro for main": cpp("return {2, 4};") + "\n#define main other() { return 0; } int main",
    "hides the frame": cpp("return {2, 4};") + "\nint main() { return 0; }\n#if 0",
    "prints later": cpp('thread([] { for (;;) { puts("{\\"end\\":1}"); fflush(stdout); } }).detach(); return {2, 4};'),
    "its own channel": cpp('write(1, "\\n\\x1e{\\"end\\":0}\\n", 13); close(1); return {2, 4};'),
}


def rows():
    for of, forgers in ((PY, PYTHON), (JS, JAVASCRIPT), (JAVA, JAVA_FORGERS), (CPP, CPP_FORGERS)):
        for name, source in forgers.items():
            marks = [pytest.mark.slow] if of in (JAVA, CPP) else []
            yield pytest.param(of, source, id=f"{of}: {name}", marks=marks)


@pytest.mark.parametrize(("of", "source"), list(rows()))
def test_no_forger_is_accepted(runner, of, source):
    verdict = Judge(runner).judge(SECRET, source, of)
    assert verdict.outcome is not Outcome.ACCEPTED, verdict
    accepted = [case.number for case in verdict.cases if case.outcome is Outcome.ACCEPTED]
    assert accepted in ([], [1]), verdict  # the visible case, whose answer is on the candidate's screen


BUSY = "import time\ntime.thread_time = lambda: 0.0\ndef double_all(numbers):\n    n = 0\n    for _ in range({loops}): n += 1\n    return [2 * n for n in numbers]\n"


def test_a_clock_turned_back_shows_no_time(runner):
    verdict = Judge(runner).judge(SECRET, BUSY.format(loops=10_000_000), PY)
    assert verdict.slowest_ms is None, verdict


def test_a_clock_turned_back_does_not_lift_the_limit(runner):
    verdict = Judge(runner).judge(SECRET, BUSY.format(loops=10**12), PY)
    assert verdict.outcome is Outcome.TIME_LIMIT, verdict
