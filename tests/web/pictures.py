"""Take the pictures of docs/explorer.md anew, of a server that runs: ``python -m tests.web.pictures URL [NAME...]``.

They come in full colour; pngquant makes them a third as large.
"""

import base64
import sys
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright
from tests.conftest import FLAGS, find_browser

FOLDER = Path(__file__).parents[2] / "docs"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
DRAWN = ".stage[data-settled]"


class View(NamedTuple):
    """What a picture shows: an address, and what to wait for."""

    address: str
    ready: str = "main"
    scheme: str = "light"


VIEWS = {
    "start": View("/en/"),
    "search": View("/en/search?q=resolution"),
    "concept": View("/en/concept/first-call-resolution"),
    "picture": View("/en/picture?focus=first-call-resolution", DRAWN),
    "claims": View("/en/picture?focus=customer-service", DRAWN),
    "overview": View("/en/picture", DRAWN),
    "theme": View("/en/theme/metrics"),
    "path": View("/en/path?from=chatbot&to=net-promoter-score"),
    "compare": View("/en/compare?c=customer-satisfaction-score,net-promoter-score,customer-effort-score"),
    "source": View("/en/source/kamus-customer-service"),
    "questions": View("/en/questions"),
    "question": View("/en/questions/what-measures"),
    "a-z": View("/en/a-z"),
    "relations": View("/en/relations"),
    "sparql": View("/en/sparql?question=what-measures", ".editor .cm-content", "dark"),
}
TELEPHONES = {
    "telephone": (
        View("/id/"),
        View("/id/picture?focus=customer-service", DRAWN),
        View("/id/concept/first-call-resolution"),
    ),
    "telephone-asking": (
        View("/id/questions/what-measures"),
        View("/id/compare?c=customer-satisfaction-score,net-promoter-score"),
        View("/id/sparql?question=what-measures", ".editor .cm-content"),
    ),
}


def take(browser: Browser, server: str, view: View, **options: Any) -> bytes:
    """Return a picture of a view."""
    context = browser.new_context(color_scheme=view.scheme, reduced_motion="reduce", **options)
    page = context.new_page()
    page.goto(server + view.address)
    page.wait_for_selector(view.ready)
    if "focus=customer-service" in view.address and options["viewport"] == WIDE:
        choose_line(page)
    page.wait_for_timeout(700)
    taken = page.screenshot()
    context.close()
    return taken


def choose_line(page: Page) -> None:
    """Choose the statement of the picture whose claims are shown."""
    page.locator("button.row:has-text('customer experience')").first.focus()
    page.keyboard.press("Space")
    page.evaluate("document.activeElement.blur()")


def beside(browser: Browser, pictures: list[bytes]) -> bytes:
    """Return pictures of telephones side by side as one."""
    sources = ["data:image/png;base64," + base64.b64encode(one).decode() for one in pictures]
    images = "".join(f'<img src="{one}" width="390" height="844">' for one in sources)
    width = 400 * len(pictures) - 10
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.set_content(f'<body style="margin:0;display:flex;gap:10px;background:#8a8a8a">{images}</body>')
    page.wait_for_function("[...document.images].every((image) => image.complete)")
    return page.screenshot()


def main(server: str, wanted: list[str]) -> None:
    """Write the pictures that are wanted, all if none is named."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for name in wanted or [*VIEWS, *TELEPHONES]:
            phones = [take(browser, server, view, viewport=NARROW, has_touch=True) for view in TELEPHONES.get(name, ())]
            taken = beside(browser, phones) if phones else take(browser, server, VIEWS[name], viewport=WIDE)
            (FOLDER / f"{name}.png").write_bytes(taken)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2:])
