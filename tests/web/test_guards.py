"""What every request passes and every response carries."""

import httpx
import pytest

from istilah.web.guards import known_hosts


@pytest.mark.parametrize("path", ["/en/", "/static/istilah.css", "/sparql?query=ASK{}", "/nowhere", "/map.ttl", "/"])
def test_every_response_carries_the_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[::1", "a@127.0.0.1"]
)
def test_a_name_that_is_not_its_own_is_not_answered(client: httpx.Client, host: str) -> None:
    assert client.get("/en/", headers={"Host": host}).status_code in (400, 421)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1:80", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(client: httpx.Client, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).json() == {"status": "ok"}


def test_a_server_on_all_addresses_answers_to_any_name() -> None:
    assert known_hosts("0.0.0.0") is known_hosts("::") is None
    assert "map.lan" in (known_hosts("map.lan") or ())


def test_no_page_may_read_a_map_from_elsewhere(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
