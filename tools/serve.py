"""Serve a folder on this machine, compressed, and print the address."""

from __future__ import annotations

import argparse
import gzip
import http.server
import sys
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

COMPRESSIBLE = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".ipynb", ".txt", ".xml"}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files; text is sent compressed to those who accept it."""

    def send_head(self) -> BinaryIO | None:  # type: ignore[override]
        """Send a compressed file where it pays, and everything else as usual."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if (
            not path.is_file()
            or path.suffix not in COMPRESSIBLE
            or "gzip" not in self.headers.get("Accept-Encoding", "")
        ):
            return super().send_head()  # type: ignore[return-value]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet, except for errors."""
        if str(args[1] if len(args) > 1 else "").startswith(("4", "5")):
            super().log_message(format, *args)


def server(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server of `folder` on 127.0.0.1; port 0 takes a free one."""
    handler = partial(Handler, directory=str(folder))
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    if not (options.folder / "index.html").is_file():
        sys.exit(f"{options.folder} has no index.html; run `make book` first.")
    try:
        running = server(options.folder, options.port)
    except (OSError, OverflowError) as error:
        sys.exit(
            f"Port {options.port} is not to be had ({getattr(error, 'strerror', None) or error}); "
            "choose another, or 0 for one that is free: make serve PORT=0"
        )
    with running:
        print(
            f"\n  The book: http://127.0.0.1:{running.server_address[1]}/   (Ctrl-C stops)",
            flush=True,
        )
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
