"""The IRIs of a map are answered by their paths, and nothing in the data says where it is served."""

import httpx
import pytest
import rdflib

PATH = "/istilah/cs/concept/first-call-resolution"
FCR = "https://w3id.org" + PATH


@pytest.mark.parametrize(
    ("accept", "language", "target"),
    [
        ("text/html", "en", "/en/concept/first-call-resolution"),
        ("text/html", "id-ID,id;q=0.9,en;q=0.8", "/id/concept/first-call-resolution"),
        ("text/html", "in", "/id/concept/first-call-resolution"),
        ("text/html", "de", "/en/concept/first-call-resolution"),
        ("*/*", "", "/en/concept/first-call-resolution"),
        ("text/turtle", "", "/concept/first-call-resolution.ttl"),
        ("application/ld+json, text/turtle;q=0.5", "", "/concept/first-call-resolution.jsonld"),
        ("application/n-triples", "", "/concept/first-call-resolution.nt"),
        ("application/rdf+xml", "", "/concept/first-call-resolution.rdf"),
    ],
)
def test_a_concept_leads_to_what_is_accepted(client: httpx.Client, accept: str, language: str, target: str) -> None:
    answer = client.get(PATH, headers={"Accept": accept, "Accept-Language": language})
    assert (answer.status_code, answer.headers["location"]) == (303, target)
    assert answer.headers["vary"] == "Accept, Accept-Language"


def test_a_concept_cannot_be_had_as_a_picture(client: httpx.Client) -> None:
    assert client.get(PATH, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("path", "page", "document"),
    [
        ("/istilah/cs/", "/en/", "/map.ttl"),
        ("/istilah/def", "/en/relations", "/def.ttl"),
        ("/istilah/cs/theme/metrics", "/en/theme/metrics", "/theme/metrics.ttl"),
        (
            "/istilah/cs/source/menggali-dunia-customer-service",
            "/en/source/menggali-dunia-customer-service",
            "/source/menggali-dunia-customer-service.ttl",
        ),
    ],
)
def test_schemes_themes_sources_and_the_vocabulary_have_a_page_and_a_document(
    client: httpx.Client, path: str, page: str, document: str
) -> None:
    assert client.get(path, headers={"Accept": "text/html"}).headers["location"] == page
    assert client.get(path, headers={"Accept": "text/turtle"}).headers["location"] == document
    assert client.get(page).status_code == client.get(document).status_code == 200


def test_a_claim_is_told_of_on_the_page_of_its_concept(client: httpx.Client) -> None:
    query = f"SELECT ?c {{ ?c a ist:Claim ; rdf:subject <{FCR}> ; rdf:predicate ist:kindOf }}"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    path = rows[0]["c"]["value"].removeprefix("https://w3id.org")
    target = client.get(path, headers={"Accept": "text/html"}).headers["location"]
    page, _, fragment = target.partition("#")
    assert page == "/en/concept/first-call-resolution"
    assert f'id="{fragment}"' in client.get(page).text


def test_a_passage_is_told_of_at_its_entry(client: httpx.Client) -> None:
    article = "https://w3id.org/istilah/cs/source/menggali-dunia-customer-service"
    query = f"SELECT ?p {{ ?p ist:inEntry <{article}/entry/4> }} LIMIT 1"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    path = rows[0]["p"]["value"].removeprefix("https://w3id.org")
    target = client.get(path, headers={"Accept": "text/html"}).headers["location"]
    assert target == "/en/source/menggali-dunia-customer-service#entry-4"


def test_whatever_else_has_an_iri_is_described(client: httpx.Client) -> None:
    target = client.get("/istilah/cs/editors", headers={"Accept": "text/turtle"}).headers["location"]
    graph = rdflib.Graph().parse(data=client.get(target).text, format="turtle")
    assert rdflib.URIRef("https://w3id.org/istilah/cs/editors") in set(graph.subjects())


def test_a_document_holds_the_concept_and_no_address_of_the_server(client: httpx.Client) -> None:
    text = client.get("/concept/first-call-resolution.ttl").text
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert (rdflib.URIRef(FCR), rdflib.SKOS.prefLabel, rdflib.Literal("First Call Resolution", "en")) in graph
    assert "127.0.0.1" not in text and "localhost" not in text


@pytest.mark.parametrize("name", ["map.jsonld", "map.ttl", "map.nt", "map.csv", "def.rdf", "context.jsonld"])
def test_no_document_says_where_it_is_served(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/{name}")
    assert answer.status_code == 200
    assert "127.0.0.1" not in answer.text and "localhost" not in answer.text


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/thing/a", "/en/concept/a"),
        ("/other/none", "/en/concept/none"),
        ("/thing/%C3%BC%20ber", "/en/concept/%25C3%25BC%2520ber"),
        ("/thing/scheme", "/en/"),
        ("/thing/group", "/en/theme/group"),
    ],
)
def test_the_iris_of_another_map_are_answered_alike(wild_client: httpx.Client, path: str, target: str) -> None:
    assert wild_client.get(path, headers={"Accept": "text/html"}).headers["location"] == target
    assert wild_client.get(target).status_code == 200


@pytest.mark.parametrize(
    "path", ["/nowhere", "/istilah/cs/concept/nothing", "/concept/nothing.ttl", "/a b", "/<>", "/en/x"]
)
def test_what_the_map_does_not_have_is_not_found(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
