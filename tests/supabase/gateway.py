"""What stands before a project: passes the API on to its server, keeps Storage itself, and can be cut off.

Storage is the part that `@supabase/lite` lacks: objects lie in PostgreSQL, read and written as whoever's token it is,
so that the policies decide. Its answers have the shapes of https://github.com/supabase/storage."""

import contextlib
import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

import jwt
import psycopg

from tests.fakes.cut_line import Line
from tests.listening import listening
from tests.supabase.postgres import Cluster
from tests.supabase.vouching import Answer, Vouching

STORAGE = "/storage/v1/"


class Refused(Exception):
    def __init__(self, status: int, error: str, message: str) -> None:
        super().__init__(message)
        self.body = {"statusCode": str(status), "error": error, "message": message}


class Gateway(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64  # sixteen threads begin at once: of five that wait, the kernel lets go of the others

    def __init__(self, upstream_port: int, cluster: Cluster, database: str, jwt_secret: str) -> None:
        self.line = Line.WHOLE
        self.vouching: Vouching | None = None
        self.upstream = f"http://127.0.0.1:{upstream_port}"
        self.passed: list[str] = []  # methods and paths that got through
        self.storage = Storage(cluster, database, jwt_secret)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if outer.line is Line.CUT:
                    self.close_connection = True
                    return
                outer.passed.append(f"{self.command} {self.path.partition('?')[0]}")
                if self.path.startswith(STORAGE):
                    status, headers, content = outer.storage.answer(self, body)
                else:
                    status, headers, content = self.vouched(body) or forwarded(self, body, upstream_port)
                if outer.line is Line.ANSWERS_LOST:
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def vouched(self, body: bytes) -> Answer | None:
                def forward(method: str, path: str, sent: bytes) -> Answer:
                    return forwarded(self, sent, upstream_port, method, path)

                return outer.vouching.answer(self.command, self.path, body, forward) if outer.vouching else None

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = answer  # noqa: N815

            def handle(self) -> None:
                with contextlib.suppress(ConnectionError):
                    super().handle()

            def log_message(self, *_: object) -> None:
                return None

        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @contextmanager
    def being(self, line: Line) -> Iterator[None]:
        self.line = line
        try:
            yield
        finally:
            self.line = Line.WHOLE


def forwarded(
    request: BaseHTTPRequestHandler, body: bytes, port: int, method: str | None = None, path: str | None = None
) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    own = ("connection", "host", "content-length")
    kept = {name: value for name, value in request.headers.items() if name.lower() not in own}
    try:
        connection.request(method or request.command, path or request.path, body, kept)
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    dropped = ("content-length", "transfer-encoding", "connection", "keep-alive")
    return answer.status, [(n, v) for n, v in answer.getheaders() if n.lower() not in dropped], content


class Storage:
    def __init__(self, cluster: Cluster, database: str, jwt_secret: str) -> None:
        self._cluster, self._database, self._jwt_secret = cluster, database, jwt_secret

    def answer(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        path = unquote(request.path.partition("?")[0]).removeprefix(STORAGE)
        try:
            claims = self._claims(request.headers.get("Authorization", ""))
            with self._cluster.connect(self._database) as connection, connection.transaction():
                connection.execute(
                    "select set_config('request.jwt.claims', %s, true), set_config('request.jwt.claim.sub', %s, true)",
                    [json.dumps(claims), claims["sub"]],
                )
                connection.execute("set local role authenticated")
                return self._done(connection, request, path, body)
        except Refused as refused:
            return 400, [("Content-Type", "application/json")], json.dumps(refused.body).encode()
        except psycopg.errors.InsufficientPrivilege:
            refused = Refused(403, "Unauthorized", "new row violates row-level security policy")
            return 400, [("Content-Type", "application/json")], json.dumps(refused.body).encode()

    def _claims(self, authorization: str) -> dict[str, Any]:
        try:
            return dict(
                jwt.decode(
                    authorization.removeprefix("Bearer "),
                    self._jwt_secret,
                    algorithms=["HS256"],
                    options={"verify_aud": False},
                )
            )
        except jwt.InvalidTokenError as error:
            raise Refused(403, "Unauthorized", str(error)) from None

    def _done(
        self, connection: psycopg.Connection[Any], request: BaseHTTPRequestHandler, path: str, body: bytes
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        as_json = [("Content-Type", "application/json")]
        match request.command, path.split("/", 2):
            case "POST", ["object", "list", bucket]:
                asked = json.loads(body)
                rows = connection.execute(
                    "select distinct split_part(substr(name, length(%s) + 2), '/', 1) from storage.objects"
                    " where bucket_id = %s and starts_with(name, %s) limit %s",
                    [asked["prefix"], bucket, asked["prefix"] + "/", asked["limit"]],
                ).fetchall()
                found = [{"name": name} for (name,) in rows]  # files and folders of one level
            case "POST", ["object", bucket, name]:
                connection.execute(
                    "insert into storage.objects values (%s, %s, %s)"
                    " on conflict (bucket_id, name) do update set content = excluded.content",
                    [bucket, name, sent_file(request, body)],
                )
                return 200, as_json, json.dumps({"Key": f"{bucket}/{name}"}).encode()
            case "GET", ["object", bucket, name]:
                row = connection.execute(
                    "select content from storage.objects where bucket_id = %s and name = %s", [bucket, name]
                ).fetchone()
                if row is None:
                    raise Refused(404, "not_found", "Object not found")
                return 200, [("Content-Type", "audio/ogg")], row[0]
            case "DELETE", ["object", bucket]:
                rows = connection.execute(
                    "delete from storage.objects where bucket_id = %s and name = any(%s) returning name",
                    [bucket, json.loads(body)["prefixes"]],
                ).fetchall()
                found = [{"name": name} for (name,) in rows]
            case _:
                raise Refused(404, "not_found", "Route not found")
        return 200, as_json, json.dumps(found).encode()


def sent_file(request: BaseHTTPRequestHandler, body: bytes) -> bytes:
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n".encode()
    for part in message_from_bytes(head + body).walk():
        if part.get_filename():
            return bytes(part.get_payload(decode=True))
    raise Refused(400, "InvalidRequest", "no file")


@contextmanager
def standing(upstream_port: int, cluster: Cluster, database: str, jwt_secret: str) -> Iterator[Gateway]:
    gateway = Gateway(upstream_port, cluster, database, jwt_secret)
    with listening(gateway):
        yield gateway
