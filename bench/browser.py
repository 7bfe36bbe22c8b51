"""A real browser and the pages that are measured in it: our server's, and files of a peer."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: Other machines have no address: to have Playwright look at each request would cost the page with more of them more.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", ALONE)
WINDOW = {"width": 1280, "height": 800}

#: Opens an address of ours or of a peer in a context of its own, without anything in the cache.
Open = Callable[[str], Any]


@contextmanager
def chromium() -> Iterator[Any]:
    """Start Chromium and yield it."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROME_PATH") or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if path is None:
        raise SystemExit("no Chromium: set CHROME_PATH or run `apt-get install -y chromium`")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def page(browser: Any) -> Iterator[Any]:
    """Yield an empty page with an empty cache that reaches nothing but this machine."""
    context = browser.new_context(viewport=WINDOW)
    found = context.new_page()
    found.set_default_timeout(240_000)
    yield found
    context.close()


@contextmanager
def served() -> Iterator[str]:
    """Serve the shipped map from a process of its own and yield its address."""
    command = [os.path.join(os.path.dirname(sys.executable), "istilah"), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8") as server:
        assert server.stdout is not None
        line = next(line for line in server.stdout if "http://" in line)
        try:
            yield next(word for word in line.split() if word.startswith("http://")).rstrip("/")
        finally:
            server.terminate()


@contextmanager
def files(folder: str) -> Iterator[str]:
    """Serve the files of a folder and yield the address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
