"""axe-core finds no violation of WCAG 2.1 A and AA on any kind of page."""

from collections.abc import Callable
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
REPEATED = {"exclude": [[".entry ~ .entry ~ .entry ~ .entry"], [".alphabet ~ .alphabet ~ .alphabet ~ .alphabet"]]}


def _violations(page: Any, rules: dict[str, Any] = EVERYTHING) -> list[str]:
    from axe_core_python.sync_playwright import Axe

    found = Axe().run(page, context=REPEATED, options={"runOnly": rules})["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_violation_in_the_light_or_the_dark(
    served: str, open_page: Callable[..., Any], path: str, lang: str
) -> None:
    page = open_page(
        served + path.replace("{lang}", lang), color_scheme="light", viewport={"width": 1280, "height": 800}
    )
    assert _violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 27)"
    assert _violations(page, CONTRAST) == []


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/id/concept/customer-service",
        "/en/sparql?question=who-says-so",
        "/id/picture?focus=agent&depth=2&panel=table",
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
def test_a_page_of_a_strangers_map_has_no_violation(wild: str, open_page: Callable[..., Any], path: str) -> None:
    assert _violations(open_page(wild + path)) == []
