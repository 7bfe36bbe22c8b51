"""A vocabulary that a stranger wrote and that leaves much unsaid: every page has words on it and leads somewhere."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path

import httpx
import pytest

from istilah.graph.concept_map import open_map

FILE = """
@prefix ex: <http://voc.example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
ex:scheme skos:hasTopConcept ex:animals ; skosxl:prefLabel [ skosxl:literalForm "Beasts"@en ] .
ex:animals skosxl:prefLabel ex:label ; skos:notation "A.1" .
ex:label skosxl:literalForm "animals"@en .
ex:cat skos:broader ex:animals ; skos:prefLabel ""@en , "kucing"@id .
ex:dog skos:broader ex:animals ; skos:prefLabel " "@en ; skos:notation "14.2" .
ex:ant skos:inScheme ex:scheme ; skos:exactMatch <http://elsewhere.example.org/formica> .
<http://voc.example.org/what?is=it&why> skos:broader ex:animals ; skos:prefLabel "question"@en .
<http://voc.example.org/white {mouse}> skos:broader ex:animals ; skos:related ex:ant ; skos:prefLabel "mouse"@en .
ex:pets a skos:OrderedCollection ; skos:prefLabel "pets"@en ; skos:memberList ( ex:dog ex:cat ) .
ex:all a skos:Collection ; skos:prefLabel "all"@en ; skos:member ex:pets , ex:ant .
"""
EMPTY = re.compile(r"<(a|h1|h2|li)\b[^>]*>\s*(<bdi[^>]*>\s*</bdi>)?\s*</\1>")


@pytest.fixture(scope="module")
def client(
    serving: Callable[..., AbstractContextManager[str]], tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> Iterator[httpx.Client]:
    file = tmp_path_factory.mktemp("strangers") / "beasts.ttl"
    file.write_text(FILE, encoding="utf-8")
    with serving(open_map(str(file))) as address, httpx.Client(base_url=address, timeout=60) as found:
        yield found


def test_every_page_is_there_and_nothing_on_it_is_blank(client: httpx.Client) -> None:
    waiting, seen = ["/en/", "/id/"], set[str]()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = client.get(path, headers={"Accept": "text/html"})
        assert answer.status_code == 200 and not EMPTY.search(answer.text), path
        links = (unescape(link).partition("#")[0] for link in re.findall(r' href="([^"]+)"', answer.text))
        waiting += [link for link in dict.fromkeys(links) if _is_page(link) and link not in (*seen, *waiting)]
    assert {"/en/concept/dog", "/id/theme/pets", "/en/theme/all", "/concept/what%3Fis%3Dit%26why.ttl"} <= seen


def _is_page(link: str) -> bool:
    return link.startswith("/") and not re.match(r"/(static|map|def)|/../(sparql|picture|path|compare|questions)", link)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/", ["<h1><bdi>Beasts</bdi>", ">animals<", "6<"]),
        ("/en/concept/cat", ["kucing", ">Indonesian<"]),
        ("/en/concept/dog", ["<h1><bdi>14.2</bdi>", ">animals<"]),
        ("/en/concept/animals", ["<h1><bdi>animals</bdi>", "kucing", ">question<"]),
        ("/en/theme/all", ['href="/en/theme/pets"', ">ant<"]),
        ("/en/concept/ant", ["close in meaning to", 'href="http://elsewhere.example.org/formica">']),
        ("/id/search?q=a.1", ["notasi", "/id/concept/animals"]),
        ("/en/search?q=ant", ["/en/concept/ant"]),
        ("/id/picture", ['<bdi lang="en">pets</bdi><span class="badge">']),
    ],
)
def test_what_the_file_says_otherwise_is_understood(client: httpx.Client, path: str, words: list[str]) -> None:
    page = client.get(path).text
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize(
    "path",
    [
        "/en/picture?focus=white {mouse}",
        "/en/path?from=white {mouse}&to=cat",
        "/en/compare?c=ant,white {mouse}",
        "/api/neighbours?of=white {mouse}",
        *(f"/map.{ending}" for ending in ("ttl", "jsonld", "nt", "csv")),
    ],
)
def test_an_iri_that_only_a_lenient_reader_takes_is_an_iri(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200 and "mouse" in answer.text


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("/en", "/en/"), ("/id", "/id/"), ("/en/a-z/", "/en/a-z"), ("/id/search/?q=cat", "/id/search?q=cat")],
)
def test_a_slash_more_or_less_leads_to_the_page(client: httpx.Client, asked: str, answered: str) -> None:
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (308, answered)
