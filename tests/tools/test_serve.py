"""The server of the book, where it cannot start."""

import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def serve(folder, port):
    run = subprocess.run(
        [sys.executable, "tools/serve.py", folder, "--port", str(port)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    assert run.returncode == 1
    return run.stderr


def test_a_port_that_is_taken_or_none_at_all_is_named(tmp_path):
    (tmp_path / "index.html").write_text("a book")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert f"Port {port} is not to be had (Address already in use)" in serve(tmp_path, port)
    assert "Port 99999 is not to be had" in serve(tmp_path, 99999)
    assert "make serve PORT=0" in serve(tmp_path, 99999)


def test_a_folder_without_a_book_is_named(tmp_path):
    assert "has no index.html; run `make book` first." in serve(tmp_path, 0)
