"""What a browser asks for: the frame, the structure of an article, its editions, and word of a change."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import msgspec

from convert.errors import UsageError
from convert.preview.shelf import LOOK_EVERY, Shelf, Stopped
from convert.products import product_path

HOST = "127.0.0.1"
"""Nobody but who sits at this machine is served."""
NAMES = frozenset((HOST, "localhost"))
"""Under these names alone: a page elsewhere could have a name of its own lead here."""
BEAT = 15.0
"""Seconds after which a browser that waits for a change is told that nothing has."""
HTML = "text/html; charset=utf-8"
TYPES = {
    "html": HTML,
    "json": "application/json",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xhtml": "application/xhtml+xml",
    "css": "text/css; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
}
"""What is sent, by the end of its name."""
TOLD = ("place", "problem", "excerpt", "remedy")
"""What is shown of an error."""
OTHER = "application/octet-stream"


class Server(ThreadingHTTPServer):
    """Serves a shelf of articles."""

    daemon_threads = True
    block_on_close = False  # a browser that waits for a change must not hold up the end

    def __init__(self, shelf: Shelf, port: int, shows: tuple[str, ...]) -> None:
        """Listen on *port*, 0 for any that is free; UsageError where it is taken."""
        self.shelf, self.shows = shelf, shows
        try:
            super().__init__((HOST, port), Handler)
        except OSError as error:
            raise UsageError(
                f"port {port} cannot be had: {error.strerror}",
                remedy="Name another one, as in --port 8400, or --port 0 for any that is free.",
            ) from error

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{HOST}:{self.server_address[1]}/"


def serve(server: Server, changed: Callable[[], None]) -> None:
    """Serve until Ctrl-C; look at the files meanwhile, and call *changed* when one has changed."""
    ended = threading.Event()

    def follow() -> None:
        while not ended.wait(LOOK_EVERY):
            if server.shelf.follow():
                changed()

    threading.Thread(target=follow, daemon=True).start()
    try:
        server.serve_forever(poll_interval=LOOK_EVERY)
    except KeyboardInterrupt:
        return  # how a preview ends: nothing is amiss
    finally:
        ended.set()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers one question of a browser."""

    server: Server

    def do_GET(self) -> None:
        """Answer; what nobody knows is not found, and who asks under another name is refused."""
        if (self.headers.get("Host") or "").partition(":")[0] not in NAMES:
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"only on this machine\n")
            return
        kind, _, rest = unquote(urlsplit(self.path).path)[1:].partition("/")
        answer = {"": self._frame, "changes": self._changes, "source": self._source, "made": self._made}
        try:
            answer[kind](rest)
        except KeyError:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"there is nothing of that name\n")
        except (BrokenPipeError, ConnectionResetError):
            return  # the browser has gone on to something else

    def _frame(self, _: str) -> None:
        from convert.render.preview import render_frame

        page = render_frame(self.server.shelf.names(), self.server.shows, self.server.shelf.version)
        self._send(HTTPStatus.OK, HTML, page.encode())

    def _source(self, name: str) -> None:
        """Send the source of an article with the role of every piece."""
        from convert.render.explain import render_page

        parsed = self.server.shelf.parse(name)
        if isinstance(parsed, Stopped):
            self._refuse(parsed)
            return
        findings = tuple(msgspec.to_builtins(finding) for finding in parsed.findings)
        source = parsed.source
        page = render_page(parsed.article, source.text, findings, starts=source.lines, unit=source.unit)
        self._send(HTTPStatus.OK, HTML, page.encode("utf-8", "replace"))

    def _made(self, rest: str) -> None:
        """Send a product, or of an e-book one member: ``epub/NAME``, ``epub/NAME//EPUB/article.xhtml``."""
        path, _, member = rest.partition("//")
        product, _, name = path.partition("/")
        if product not in self.server.shows:
            raise KeyError(product)
        content = self.server.shelf.make(name, product)
        if isinstance(content, Stopped):
            self._refuse(content)
            return
        if member:
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                content = book.read(member)
        file = member or product_path(product, name).rpartition("/")[2]
        self._send(HTTPStatus.OK, TYPES.get(file.rpartition(".")[2], OTHER), content, file)

    def _refuse(self, stopped: Stopped) -> None:
        from convert.render.preview import render_refusal

        error = stopped.error
        told = {name: getattr(error, name) for name in TOLD} if error else None
        page = render_refusal(told, [msgspec.to_builtins(finding) for finding in stopped.findings])
        self._send(HTTPStatus.OK, HTML, page.encode("utf-8", "replace"))

    def _changes(self, _: str) -> None:
        """Tell each change as it comes, for as long as the browser listens (server-sent events)."""
        # Before the browser knows that it is heard: what changes from then on is told.
        seen = self.server.shelf.version
        self._head(HTTPStatus.OK, "text/event-stream")
        self.end_headers()
        self.wfile.write(b": listening\n\n")
        while True:
            version = self.server.shelf.wait(seen, BEAT)
            self.wfile.write(f"data: {version}\n\n".encode() if version != seen else b": nothing new\n\n")
            self.wfile.flush()
            seen = version

    def _send(self, status: HTTPStatus, kind: str, content: bytes, name: str = "") -> None:
        self._head(status, kind)
        self.send_header("Content-Length", str(len(content)))
        if name.endswith(".docx"):
            self.send_header("Content-Disposition", f'attachment; filename="{name}"')
        self.end_headers()
        self.wfile.write(content)

    def _head(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what was asked for is of no interest."""
