"""What every request passes and every response carries."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from http.client import HTTPConnection

import httpx
import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.web.guards import known_hosts

Serving = Callable[..., AbstractContextManager[str]]


@pytest.mark.parametrize("path", ["/en/", "/static/istilah.css", "/sparql?query=ASK{}", "/nowhere", "/map.ttl", "/"])
def test_every_response_carries_the_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["content-security-policy"].startswith("default-src 'none'")


def test_why_a_name_is_not_answered_is_told_in_the_language_of_the_client(client: httpx.Client) -> None:
    refused = client.get("/en/", headers={"Host": "evil.example", "Accept-Language": "id"})
    assert (refused.status_code, refused.json()["detail"]) == (421, "Server ini tidak menjawab dengan nama itu.")


def test_two_names_in_one_request_are_not_answered(client: httpx.Client) -> None:
    talk = HTTPConnection(client.base_url.host, client.base_url.port or 80, timeout=60)
    talk.putrequest("GET", "/en/")  # names the host
    talk.putheader("Host", "evil.example")
    talk.endheaders()
    assert talk.getresponse().status == 400
    talk.close()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[::1", "a@127.0.0.1"]
)
def test_a_name_that_is_not_its_own_is_not_answered(client: httpx.Client, host: str) -> None:
    assert client.get("/en/", headers={"Host": host}).status_code in (400, 421)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1:80", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(client: httpx.Client, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).json()["status"] == "ok"


def test_a_server_on_all_addresses_answers_to_any_name() -> None:
    assert known_hosts("0.0.0.0") is known_hosts("::") is None
    assert "map.lan" in (known_hosts("map.lan") or ())


@pytest.mark.parametrize("path", ["/sparql?query=ASK{}", "/sparql", "/store?default", "/map.nt", "/api/search?q=fcr"])
def test_pages_of_other_sites_may_read_the_data_without_credentials(client: httpx.Client, path: str) -> None:
    headers = client.get(path, headers={"Origin": "https://elsewhere.example"}).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-credentials" not in headers


def test_they_are_told_as_well_what_is_wrong(client: httpx.Client) -> None:
    answer = client.get("/sparql?query=x", headers={"Origin": "https://elsewhere.example"})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (400, "*")


@pytest.mark.parametrize("path", ["/en/", "/static/istilah.css"])
def test_pages_of_other_sites_may_not_read_the_pages(client: httpx.Client, path: str) -> None:
    headers = client.get(path, headers={"Origin": "https://elsewhere.example"}).headers
    assert "access-control-allow-origin" not in headers
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_preflight_allows_to_read_and_to_ask(client: httpx.Client) -> None:
    asking = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    answer = client.options("/sparql", headers=asking)
    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "PUT" not in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-headers"] == answer.headers["access-control-allow-origin"] == "*"


def test_no_cors_keeps_the_data_to_its_own_pages(shipped: ConceptMap, serving: Serving) -> None:
    with serving(shipped, cross_origin=False) as address:
        answer = httpx.get(f"{address}/sparql", params={"query": "ASK {}"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
