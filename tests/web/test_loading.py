"""A page as it comes: nothing on it moves once it has been painted, however slow the machine is."""

from typing import Any

import pytest

SHIFTS = """() => new Promise((tell) => {
  const moved = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) for (const { node } of entry.sources) moved.push(node?.outerHTML ?? "text");
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(moved), 1000);
})"""
#: On a slow machine half of a page may be painted before the other half has been read.
SLOWNESS = 12
PLACES = (
    "en/",
    "id/",
    "en/concept/customer-service",
    "id/concept/first-call-resolution",
    "en/picture",
    "id/picture?focus=first-call-resolution",
    "en/picture?focus=customer-service&layout=tree&depth=2",
    "en/picture?focus=first-call-resolution&selected=first-call-resolution%20measures%20issue-resolution",
    "en/a-z",
    "en/path?from=first-call-resolution&to=customer-churn",
    "en/compare?c=customer-satisfaction-score,net-promoter-score",
    "en/questions",
    "en/sparql",
    "en/sparql?question=who-says-so",
    "en/relations",
)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_moves_while_a_page_loads(served: str, browser: Any, place: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})
    page.goto(f"{served}/{place}")
    moved = page.evaluate(SHIFTS)
    page.close()
    assert moved == []
