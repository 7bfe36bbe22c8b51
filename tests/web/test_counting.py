"""The start page of a map that is being counted: it begins to come at once."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

import httpx
import pytest

from istilah.exports.pages.site import Site
from istilah.exports.pages.start import start_page
from istilah.graph.concept_map import ConceptMap

MAP = 'ex:s a skos:ConceptScheme ; dct:title "Small"@en . ex:a a skos:Concept ; skos:prefLabel "one"@en .'
#: What has a browser wait for the end of a page before it paints any of it.
AS_ONE = '<link rel="expect" href="#status" blocking="render">'
HINT = '<p class="tip counting">'

MapOf = Callable[[str], ConceptMap]


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_it_begins_while_the_map_is_counted_and_the_rest_follows(
    serving: Callable[..., AbstractContextManager[str]], map_of: MapOf, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    done, map = threading.Event(), map_of(MAP)
    monkeypatch.setattr(Site, "count", lambda site: done.wait(60))
    with (
        serving(map) as address,
        httpx.stream("GET", f"{address}/en/", headers={"Accept-Encoding": encoding}, timeout=60) as answer,
    ):
        parts = answer.iter_text()
        first = next(parts)
        assert not done.is_set() and 'id="finder"' in first and HINT in first and "</main>" not in first
        done.set()
        page = first + "".join(parts)
    start, rest = page.split(HINT)
    whole = start_page(Site(map), "en").replace(AS_ONE, "")
    assert AS_ONE not in page
    assert whole.startswith(start.rstrip()) and whole.endswith(rest.partition("</p>")[2].lstrip())
