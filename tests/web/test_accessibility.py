"""axe-core finds no violation of WCAG 2.1 A and AA on any kind of page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

PAGES = [
    "/{lang}/",
    "/{lang}/concept/first-call-resolution",
    "/{lang}/concept/customer",
    "/{lang}/search?q=resolution",
    "/{lang}/search?q=xyzzyplugh",
    "/{lang}/a-z",
    "/{lang}/theme/metrics",
    "/{lang}/source/menggali-dunia-customer-service",
    "/{lang}/relations",
    "/{lang}/picture",
    "/{lang}/picture?focus=first-call-resolution&selected=efficiency",
    "/{lang}/sparql?question=who-says-so",
    "/{lang}/sparql?query=SELECT * { ?s",
    "/{lang}/questions",
    "/{lang}/questions/what-improves?view=picture",
    "/{lang}/questions/who-says-so?whole=xyzzyplugh",
    "/{lang}/path?from=first-call-resolution&to=customer-churn",
    "/{lang}/path?from=chatbot&to=empathy&only=hierarchy&forward=1",
    "/{lang}/path?from=resolutoin&to=xyzzyplugh",
    "/{lang}/compare?c=customer-satisfaction-score,net-promoter-score,customer-effort-score",
    "/{lang}/compare?c=resolutoin",
    "/{lang}/nowhere",
]
EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
CONTRAST = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
#: What repeats the same parts many times over is looked at in three of them.
REPEATED = [
    ".entry",
    ".alphabet",
    ".statements > li",
    ".contents li",
    ".questions > li",
    ".kin > li",
    ".facts > ul > li",
]
CONTEXT = {"exclude": [[" ~ ".join([part] + ["li" if part.endswith("li") else part] * 3)] for part in REPEATED]}


def _violations(page: Any, rules: dict[str, Any] = EVERYTHING) -> list[str]:
    from axe_core_python.sync_playwright import Axe

    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, context=CONTEXT, options=options)["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.fixture(scope="module")
def window(browser: Any) -> Iterator[Any]:
    """Return a page that all tests of a wide window go to in turn."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_violation_in_either_language_in_the_light_or_the_dark(
    served: str, window: Any, path: str
) -> None:
    window.emulate_media(color_scheme="light")
    window.goto(served + path.replace("{lang}", "id"))
    assert _violations(window) == []
    window.emulate_media(color_scheme="dark")
    assert window.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 27)"
    assert _violations(window, CONTRAST) == []
    window.goto(served + path.replace("{lang}", "en"))
    assert _violations(window) == []


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/id/concept/first-call-resolution",
        "/en/sparql?question=who-says-so",
        "/id/picture?focus=agent&panel=table",
    ],
)
def test_a_page_on_a_telephone_has_no_violation(served: str, open_page: Callable[..., Any], path: str) -> None:
    page = open_page(served + path, viewport={"width": 390, "height": 844})
    assert _violations(page) == []


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/en/concept/a",
        "/id/concept/rtl",
        "/en/theme/group",
        "/en/compare?c=a,b,long,rtl",
        "/en/picture?focus=a",
    ],
)
def test_a_page_of_a_strangers_map_has_no_violation(wild: str, window: Any, path: str) -> None:
    window.goto(wild + path)
    assert _violations(window) == []
