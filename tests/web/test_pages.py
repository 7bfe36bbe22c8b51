"""The pages as a client without script gets them."""

import re
from collections import Counter
from urllib.parse import urlsplit

import httpx
import pytest

PAGES = [
    "/{lang}/",
    "/{lang}/concept/first-call-resolution",
    "/{lang}/concept/customer-service",
    "/{lang}/search?q=resolusi",
    "/{lang}/search?q=xyzzyplugh",
    "/{lang}/search",
    "/{lang}/a-z",
    "/{lang}/theme/metrics",
    "/{lang}/source/menggali-dunia-customer-service",
    "/{lang}/relations",
    "/{lang}/path?from=chatbot",
    "/{lang}/compare?c=chatbot,live-chat",
    "/{lang}/sparql",
    "/{lang}/sparql?question=what-measures",
]


def _links(page: str) -> set[str]:
    return {link.replace("&amp;", "&") for link in re.findall(r'(?:href|src|action)="([^"]*)"', page)}


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_its_language_and_leads_to_the_same_page_in_the_other(
    client: httpx.Client, path: str, lang: str
) -> None:
    answer = client.get(path.format(lang=lang))
    other = {"id": "en", "en": "id"}[lang]
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text
    assert f'hreflang="{other}" href="{path.format(lang=other)}"' in answer.text
    assert "style=" not in answer.text
    assert all("src=" in script or "json" in script for script in re.findall("<script[^>]*>", answer.text))


def _is_costly(link: str) -> bool:
    """Tell whether a document takes long to write; those of one concept stand for all."""
    return link.endswith((".jsonld", ".rdf", ".nt", ".ttl")) and "first-call-resolution" not in link


def _kind(link: str) -> str:
    """Return the kind of a page or document: the first two parts of its address."""
    return "/".join(urlsplit(link).path.split("/")[:3])


def test_every_link_of_the_site_leads_somewhere(client: httpx.Client) -> None:
    waiting, seen, kinds = ["/en/", "/id/"], set[str](), Counter[str]()
    while waiting:
        path = waiting.pop(0)
        if path in seen or kinds[_kind(path)] >= 12:
            continue
        seen.add(path)
        kinds[_kind(path)] += 1
        answer = client.get(path)
        assert answer.status_code == 200, path
        if answer.headers["content-type"].startswith("text/html") and "/sparql" not in path:
            found = {link.partition("#")[0] for link in _links(answer.text)}
            assert all(link.startswith(("/", "https://")) or not link for link in found), path
            waiting += sorted(link for link in found if link.startswith("/") and not _is_costly(link))
    assert len(seen) > 150 and len(kinds) > 25


def test_links_within_the_site_have_their_anchors(client: httpx.Client) -> None:
    page = client.get("/en/concept/first-call-resolution").text
    for link in sorted(link for link in _links(page) if "#" in link):
        path, _, anchor = link.partition("#")
        target = client.get(path).text if path else page
        assert f'id="{anchor}"' in target, link


def test_the_root_leads_to_the_readers_language(client: httpx.Client) -> None:
    answer = client.get("/", headers={"Accept-Language": "fr, id;q=0.9, en;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (302, "/id/")
    assert answer.headers["vary"] == "Accept-Language"


def test_a_language_alone_leads_to_its_start_page(client: httpx.Client) -> None:
    answer = client.get("/en", headers={"Accept-Language": "id"})
    assert (answer.status_code, answer.headers["location"]) == (308, "/en/")


def test_a_search_says_why_it_found_a_concept(client: httpx.Client) -> None:
    page = client.get("/en/search", params={"q": "penyelesaian pada kontak pertama"}).text
    assert "First Call Resolution" in page
    assert "also called, in Indonesian" in page and "<mark>penyelesaian pada kontak pertama</mark>" in page


def test_a_typing_error_is_forgiven_and_said(client: httpx.Client) -> None:
    page = client.get("/id/search", params={"q": "eskalsi"}).text
    assert "/id/concept/escalation" in page
    assert "Tidak ada konsep bernama “eskalsi”" in page


def test_a_search_is_answered_as_json(client: httpx.Client) -> None:
    found = client.get("/api/search", params={"q": "FCR", "lang": "id", "limit": "3"}).json()
    first = found["results"][0]
    assert first["iri"].endswith("/first-call-resolution") and first["reason"] == "abbreviation"
    assert first["address"] == "/id/concept/first-call-resolution"
    assert len(found["results"]) <= 3


def test_a_missing_page_suggests_the_nearest_concepts(client: httpx.Client) -> None:
    page = client.get("/en/concept/first-cal-resolution", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "/en/concept/first-call-resolution" in page.text
    problem = client.get("/en/concept/first-cal-resolution", headers={"Accept": "application/json"})
    assert "First Call Resolution" in problem.json()["nearest"]


@pytest.mark.parametrize("name", ["FCR", "first call resolution", "resolusi panggilan pertama"])
def test_a_page_about_a_name_leads_to_the_concept_that_has_it(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/en/concept/{name}")
    assert (answer.status_code, answer.headers["location"]) == (302, "/en/concept/first-call-resolution")


@pytest.mark.parametrize("name", ["FCR", "first call resolution", "resolusi panggilan pertama"])
def test_a_picture_about_a_name_leads_to_the_concept_that_has_it(client: httpx.Client, name: str) -> None:
    answer = client.get("/id/picture", params={"focus": name, "depth": "2", "pins": "agent:1:2"})
    assert answer.status_code == 302
    assert answer.headers["location"] == "/id/picture?focus=first-call-resolution&depth=2&pins=agent%3A1%3A2"


def test_a_picture_about_what_names_no_concept_suggests_the_nearest(client: httpx.Client) -> None:
    page = client.get("/en/picture", params={"focus": "resolutoin"}, headers={"Accept": "text/html"})
    assert page.status_code == 404 and "/en/concept/resolution" in page.text


def test_a_query_on_the_page_shows_names_beside_iris(client: httpx.Client) -> None:
    page = client.get("/id/sparql", params={"query": "SELECT * { ?m ist:measures cs:issue-resolution }"}).text
    assert '<a href="/id/concept/first-call-resolution"><bdi>First Call Resolution</bdi></a>' in page
    assert "<code>cs:first-call-resolution</code>" in page


def test_a_syntax_error_is_shown_at_its_place(client: httpx.Client) -> None:
    answer = client.get("/en/sparql", params={"query": "SELECT * {\n ?s <b> }"})
    assert answer.status_code == 400
    assert '<span class="line-number">2</span> ?s &lt;b&gt; }' in answer.text
    assert "<strong>^</strong>" in answer.text


@pytest.mark.parametrize(("query", "shown"), [("ASK { }", "Yes"), ("ASK { ?s <http://a/b> ?o }", "No")])
def test_a_yes_or_no_question_is_answered_in_a_word(client: httpx.Client, query: str, shown: str) -> None:
    assert f'<p class="truth">{shown}</p>' in client.get("/en/sparql", params={"query": query}).text


def test_described_triples_are_shown_with_their_names(client: httpx.Client) -> None:
    page = client.get("/en/sparql", params={"query": "DESCRIBE cs:first-call-resolution"}).text
    assert "Predicate" in page and "measures" in page and "TTL" in page


def test_a_long_answer_is_cut_and_says_so(client: httpx.Client) -> None:
    page = client.get("/en/sparql", params={"query": "SELECT * { ?s ?p ?o }"}).text
    assert "The first 1,000 rows" in page and page.count("<tr>") == 1001


def test_health_and_robots_are_there(client: httpx.Client) -> None:
    assert client.get("/health").json()["status"] == "ok"
    assert client.get("/robots.txt").text.startswith("User-agent: *")
    assert client.get("/static/favicon.svg").headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("page", ["0", "-1", "999999", "x"])
def test_a_page_number_out_of_range_is_no_error(client: httpx.Client, page: str) -> None:
    assert client.get("/en/theme/metrics", params={"page": page}).status_code == 200
