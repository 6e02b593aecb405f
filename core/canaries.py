"""Programs that try to break out, one a language. Where one reaches anything, or does not run, the language is off."""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.domain.coding import Language, Outcome, Program, RunLimits, RunResult

ALIVE = "alive"
# Patient: a busy machine must not look like a broken sandbox.
LIMITS = RunLimits(cpu_ms=20_000, wall_ms=30_000, memory_mb=512, compile_wall_ms=60_000)

# Each is told: a secret's path, a port on loopback, a path outside to write, and the process id of the host.
PYTHON = """
import os, socket, sys
secret, port, outside, host = sys.argv[1:]
def fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    return child
for attempt in (
    lambda: open(secret).read(),
    lambda: socket.create_connection(("127.0.0.1", int(port)), 2),
    fork,
    lambda: open(outside, "w").write("x"),
    lambda: open(f"/proc/{host}/environ").read(),
):
    try:
        print("reached", attempt())
    except BaseException:
        pass
print("alive")
"""
JAVASCRIPT = """
const fs = require("fs"), net = require("net"), { spawnSync } = require("child_process");
const [secret, port, outside, host] = process.argv.slice(2);
for (const attempt of [
  () => fs.readFileSync(secret, "utf8"),
  () => { const r = spawnSync(process.execPath, ["--version"]); if (r.error) throw r.error; return r.stdout; },
  () => fs.writeFileSync(outside, "x"),
  () => fs.readFileSync(`/proc/${host}/environ`, "utf8"),
]) {
  try { console.log("reached", attempt()); } catch {}
}
const end = () => { console.log("alive"); process.exit(0); };
try {
  net.connect(Number(port), "127.0.0.1", () => { console.log("reached"); end(); }).on("error", end);
} catch { end(); }
"""
JAVA = """
import java.net.*;
import java.nio.file.*;
import java.util.concurrent.Callable;
public class Main {
    public static void main(String[] args) {
        attempt(() -> Files.readString(Path.of(args[0])));
        attempt(() -> new Socket("127.0.0.1", Integer.parseInt(args[1])));
        attempt(() -> new ProcessBuilder("/bin/true").start());
        attempt(() -> Files.writeString(Path.of(args[2]), "x"));
        attempt(() -> Files.readString(Path.of("/proc/" + args[3] + "/environ")));
        System.out.println("alive");
    }
    static void attempt(Callable<?> act) {
        try { System.out.println("reached " + act.call()); } catch (Throwable refused) { }
    }
}
"""
CPP = r"""
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>
#include <fstream>
#include <iostream>
int main(int, char** argv) {
    std::string line;
    for (std::string path : {std::string(argv[1]), "/proc/" + std::string(argv[4]) + "/environ"}) {
        std::ifstream file(path);
        if (std::getline(file, line)) std::cout << "reached " << line << "\n";
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(std::stoi(argv[2]));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(connection, (sockaddr*)&address, sizeof address) == 0) std::cout << "reached\n";
    pid_t child = fork();
    if (child == 0) _exit(0);
    if (child > 0) std::cout << "reached\n";
    std::ofstream out(argv[3]);
    if (out << "x" << std::flush) std::cout << "reached\n";
    std::cout << "alive\n";
}
"""
SOURCES = {Language.PYTHON: PYTHON, Language.JAVASCRIPT: JAVASCRIPT, Language.JAVA: JAVA, Language.CPP: CPP}


def fault(language: Language, run: Callable[[Program, RunLimits], RunResult]) -> str:
    """What the canary of this language got hold of, or why it did not run; "" when the sandbox holds.
    Judged by what happened here as much as by what it says."""
    with (
        tempfile.TemporaryDirectory(prefix="rehearsal-canary-") as name,
        socket.create_server(("127.0.0.1", 0)) as server,
    ):
        secret, outside = Path(name) / "secret", Path(name) / "outside"
        token = secrets.token_hex(16)
        secret.write_text(token)
        server.setblocking(False)
        told = (str(secret), str(server.getsockname()[1]), str(outside), str(os.getpid()))
        program = Program.from_source(SOURCES[language], language, args=told)
        result = run(replace(program, library=()), LIMITS)  # run once: nothing is compiled ahead for it
        reached = token in result.stdout + result.stderr or "reached" in result.stdout
        if reached or outside.exists() or _was_reached(server):
            return "A trial program broke out of the sandbox, so nothing else is run in it."
    if result.outcome is not Outcome.ACCEPTED or result.stdout.strip() != ALIVE:
        lines = (result.stderr or result.stdout).strip().splitlines()
        return f"It does not run in the sandbox ({result.outcome.value}{': ' + lines[-1][:200] if lines else ''})."
    return ""


def _was_reached(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True
