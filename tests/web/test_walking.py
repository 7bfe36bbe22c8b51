"""What the picture asks of the server: neighbours, the overview, and the claims behind a statement."""

import httpx


def _neighbourhood(client: httpx.Client, slug: str, **parameters: str) -> dict:
    return client.get("/api/neighbours", params={"of": slug, "lang": "en", **parameters}).json()


def test_the_neighbours_of_a_concept_come_with_names_themes_and_support(client: httpx.Client) -> None:
    found = _neighbourhood(client, "first-call-resolution")
    [near] = found["neighbourhoods"]
    edge = next(one for one in near["edges"] if one["relation"] == "measures" and one["target"] == "issue-resolution")
    assert edge["source"] == "first-call-resolution" and edge["claims"] >= 1 and edge["sources"] >= 1
    assert near["statements"] == len(near["edges"]) == sum(near["relations"].values())
    assert found["concepts"]["issue-resolution"]["labels"] == {"en": "issue resolution", "id": "penyelesaian masalah"}
    assert found["concepts"]["issue-resolution"]["degree"] > 20
    assert found["concepts"]["first-call-resolution"]["definition"]["language"] == "en"


def test_statements_are_told_as_they_are_made_from_whichever_end(client: httpx.Client) -> None:
    [near] = _neighbourhood(client, "issue-resolution")["neighbourhoods"]
    assert {one["relation"] for one in near["edges"]} <= {"kindOf", "partOf", "exampleOf", "measures", "increases"} | {
        *("reduces", "influences", "enables", "uses", "performedBy", "precedes", "respondsTo", "contrastsWith"),
        *("related", "closeMatch"),
    }
    assert near["relations"]["measuredBy"] > 1


def test_the_first_statements_show_every_relation(client: httpx.Client) -> None:
    [near] = _neighbourhood(client, "customer-service", most="500")["neighbourhoods"]
    first = near["edges"][: len(near["relations"])]
    ways = {(one["relation"], one["source"] == "customer-service") for one in first}
    assert len(ways) == len(near["relations"])


def test_the_order_is_the_same_in_every_language(client: httpx.Client) -> None:
    [one], [other] = (_neighbourhood(client, "customer-service", lang=code)["neighbourhoods"] for code in ("id", "en"))
    assert one["edges"] == other["edges"]


def test_a_client_that_asks_for_little_gets_little_and_the_count_of_all(client: httpx.Client) -> None:
    [near] = _neighbourhood(client, "customer-service", most="5")["neighbourhoods"]
    assert len(near["edges"]) == 5 and near["statements"] > 80


def test_an_unknown_concept_is_a_problem_with_a_hint(client: httpx.Client) -> None:
    answer = client.get("/api/neighbours", params={"of": "xyzzy"})
    assert answer.status_code == 404 and "/api/search" in answer.json()["hint"]
    assert client.get("/api/neighbours", params={"theme": "xyzzy"}).status_code == 404
    assert (
        client.get("/api/claims", params={"source": "agent", "relation": "eats", "target": "agent"}).status_code == 404
    )


def test_the_overview_has_the_themes_and_their_bridges(client: httpx.Client) -> None:
    found = client.get("/api/neighbours?lang=id").json()
    slugs = {theme["slug"] for theme in found["themes"]}
    assert {"metrics", "processes"} <= slugs
    assert all(bridge["weight"] > 0 and {bridge["source"], bridge["target"]} <= slugs for bridge in found["bridges"])
    assert next(theme["label"] for theme in found["themes"] if theme["slug"] == "channels") == "Saluran"


def test_a_theme_gives_its_best_connected_concepts(client: httpx.Client) -> None:
    found = client.get("/api/neighbours?theme=metrics&lang=en").json()["concepts"]
    degrees = [concept["degree"] for concept in found]
    assert len(found) > 10 and max(degrees) == max(degrees[:3])


def test_a_bridge_lists_the_statements_across(client: httpx.Client) -> None:
    bridges = client.get("/api/neighbours?lang=en").json()["bridges"]
    found = client.get("/api/neighbours", params={"theme": "metrics", "across": "processes", "lang": "en"}).json()
    weight = next(one["weight"] for one in bridges if {one["source"], one["target"]} == {"metrics", "processes"})
    assert found["total"] == weight and len(found["statements"]) == min(weight, 100)
    assert "First Call Resolution measures issue resolution" in [one["sentence"] for one in found["statements"]]


def test_the_claims_of_a_statement_name_their_sources(client: httpx.Client) -> None:
    ends = {"source": "first-call-resolution", "relation": "measures", "target": "issue-resolution", "lang": "id"}
    found = client.get("/api/claims", params=ends).json()
    assert found["sentence"] == "First Call Resolution mengukur penyelesaian masalah"
    assert found["claims"][0]["source"] and found["claims"][0]["address"].startswith("/id/source/")
    assert {claim["status"] for claim in found["claims"]} == {"accepted"}


def test_a_strangers_map_has_neighbours_without_claims(wild_client: httpx.Client) -> None:
    [near] = _neighbourhood(wild_client, "hub", most="10")["neighbourhoods"]
    assert near["neighbours"] == 40 and len(near["edges"]) == 10
    assert {one["status"] for one in near["edges"]} == {"accepted"}
    assert {one["relation"] for one in near["edges"]} == {"broader"}


def test_a_concept_that_is_broader_than_itself_is_no_neighbour_of_itself(wild_client: httpx.Client) -> None:
    [near] = _neighbourhood(wild_client, "a")["neighbourhoods"]
    assert all(one["source"] != one["target"] for one in near["edges"])


def test_a_map_with_one_theme_has_no_overview(wild_client: httpx.Client) -> None:
    assert wild_client.get("/api/neighbours?lang=en").json()["themes"] == []
