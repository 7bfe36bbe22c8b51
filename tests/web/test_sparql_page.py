"""The page for queries in a real browser: its editor, its answers, its memory; and what it asks the server."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest
from tests.web.test_accessibility import CONTRAST, _violations

OpenPage = Callable[..., Any]

MEASURES = "SELECT ?m { ?m ist:measures cs:issue-resolution }"
DRAWN = "CONSTRUCT { ?s ist:measures ?o ; skos:prefLabel ?l } WHERE { ?s ist:measures ?o ; skos:prefLabel ?l } LIMIT 40"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def desk(served: str, open_page: OpenPage) -> Callable[..., Any]:
    """Return a function that opens the page and waits for its editor; `complaints` of the page are what was logged."""

    def open_desk(query: str = "", language: str = "en", tail: str = "", **options: Any) -> Any:
        page = open_page(f"{served}/{language}/a-z", **options)
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{served}/{language}/sparql{f'?query={quote(query)}' if query else ''}{tail}")
        page.wait_for_selector(".editor .cm-content")
        return page

    return open_desk


def text_of(page: Any) -> str:
    """Return the query as it stands in the editor."""
    return str(page.evaluate("document.querySelector('form.query textarea').value"))


def write(page: Any, query: str) -> None:
    """Write a query in place of the one in the editor, as someone types it."""
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type(query)


def complete(page: Any, *steps: tuple[str, str]) -> None:
    """Type each text and take the name that is suggested for it."""
    for text, name in steps:
        page.keyboard.type(text)
        choose(page, name)


def choose(page: Any, name: str) -> None:
    """Take the suggestion of a name with the keyboard, once it is offered."""
    page.wait_for_selector(f".cm-tooltip-autocomplete li:has-text('{name}')")
    chosen = page.locator(f".cm-tooltip-autocomplete li[aria-selected]:has-text('{name}')")
    for _ in range(40):
        if not chosen.count():
            page.keyboard.press("ArrowDown")
            continue
        # The editor takes nothing in the first moment of a list, lest a key hit it by chance.
        page.wait_for_timeout(200)
        if chosen.count():  # and the list has not changed since
            break
    page.keyboard.press("Enter")


def run(page: Any) -> None:
    """Run the query with the keyboard and wait for its answer."""
    with page.expect_response("**/api/answer*"):
        page.keyboard.press("Control+Enter")
    page.wait_for_selector("form.query:not([aria-busy])")


def test_a_query_is_written_completed_and_run_with_the_keyboard_alone(desk: Callable[..., Any]) -> None:
    page = desk()
    write(page, "SELECT ?m { ?m ist:measures resolusi")
    choose(page, "cs:issue-resolution")
    page.keyboard.type(" }")
    run(page)
    assert "First Call Resolution" in page.inner_text("table.answer")
    assert "6 rows" in page.inner_text("form.query .said")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run the query"


def test_names_in_both_languages_lead_to_relations_classes_and_concepts(desk: Callable[..., Any]) -> None:
    page = desk(language="id")
    write(page, "SELECT * { ?m")
    complete(
        page,
        (" mengukur", "ist:measures"),
        (" average hand", "cs:average-handle-time"),
        (". ?m a Metric", "ist:Metric"),
        (" . ?", "?m"),
    )
    assert "?m ist:measures cs:average-handle-time. ?m a ist:Metric . ?m" in text_of(page)


def test_a_name_of_several_words_is_completed_whole(desk: Callable[..., Any]) -> None:
    page = desk()
    write(page, "SELECT * { ?a")
    complete(
        page,
        (" bagian dari", "ist:partOf"),
        (" pengalaman pel", "cs:customer-experience"),
        (" . ?b a Service Level Ag", "cs:service-level-agreement"),
    )
    assert "?a ist:partOf cs:customer-experience . ?b a cs:service-level-agreement" in text_of(page)


def test_prefixes_are_declared_as_they_are_used_and_once(desk: Callable[..., Any]) -> None:
    page = desk()
    write(page, "ASK { ?a skos:prefLabel ?b ; ist:measures ?c ; skos:definition ?d }")
    page.wait_for_selector(".cm-content:has-text('PREFIX ist:')")
    query = text_of(page)
    assert query.count("PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n") == 1
    assert query.count("PREFIX") == 2 and "cs:" not in query


def test_an_error_is_marked_as_one_writes_and_where_the_server_finds_it(desk: Callable[..., Any]) -> None:
    page = desk("SELECT * {\n?s ?p }")
    page.wait_for_selector(".cm-lintRange-error")
    assert page.inner_text(".cm-lintRange-error") == "}"
    page.click(".cm-content")
    run(page)
    said = page.inner_text(".slip[role=alert] p")
    assert said.startswith("The query does not parse at line 2, column 7: “}” does not fit")
    assert page.locator(".cm-lintRange-error").all_inner_texts() == ["}"]
    page.click(".slip button")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("?o ")
    page.wait_for_selector(".cm-lintRange-error", state="detached")
    run(page)
    assert page.locator("table.answer tbody tr").count() == 1000
    assert page.inner_text("#result .state").startswith("The first 1,000 rows; the downloads have them all.")


def test_of_all_that_a_slip_upsets_the_first_place_is_marked(desk: Callable[..., Any]) -> None:
    page = desk()
    write(page, "SELCT ?x {")
    page.keyboard.type(" ?x a skos:Concept ")
    page.wait_for_selector(".cm-lintRange-error")
    assert page.locator(".cm-lintRange-error").all_inner_texts() == ["SELCT"]


def test_an_unknown_prefix_is_marked(desk: Callable[..., Any]) -> None:
    page = desk()
    write(page, "ASK { ?a nobody:knows ?b }")
    page.wait_for_selector(".cm-lintRange-error:has-text('nobody:knows')")
    page.hover(".cm-lintRange-error:has-text('nobody:knows')")
    page.wait_for_selector("text=Nothing says what the prefix “nobody:” stands for.")


def test_the_policy_has_nothing_to_complain_of(desk: Callable[..., Any]) -> None:
    page = desk(MEASURES)
    write(page, "SELECT * { ?m ist:measures resolusi")
    choose(page, "cs:issue-resolution")
    page.keyboard.press("Control+a")
    page.keyboard.type("(typed over")
    page.wait_for_selector(".cm-lintRange-error")
    page.hover(".cm-lintRange-error >> nth=0")
    page.wait_for_selector(".cm-tooltip-lint")
    write(page, DRAWN)
    run(page)
    page.click("text=Picture")
    page.wait_for_selector(".stage[data-stage]")
    assert [said for said in page.complaints if "WebGL" not in said] == []


def test_the_address_is_the_view(desk: Callable[..., Any]) -> None:
    page = desk()
    write(page, MEASURES)
    run(page)
    page.click("th button")
    page.click("th button")
    address = page.url
    assert parse_qs(urlsplit(address).query)["sort"] == ["-m"]
    write(page, "ASK { }")
    run(page)
    assert page.inner_text(".truth") == "Yes"
    page.go_back()
    page.wait_for_selector("th[aria-sort=descending]")
    assert page.url == address and text_of(page).endswith(MEASURES)
    page.reload()
    page.wait_for_selector("th[aria-sort=descending]")
    assert "turnaround time" in page.inner_text("tbody tr >> nth=0")
    assert page.locator("nav.switch a[lang=id]").get_attribute("href").endswith("&sort=-m")


def test_rows_are_sorted_by_worth_and_narrowed_down_by_name(desk: Callable[..., Any]) -> None:
    page = desk(
        "SELECT ?c (STRLEN(?l) AS ?n) { ?c skos:broader cs:customer ; skos:prefLabel ?l FILTER(LANG(?l) = 'en') }"
    )
    page.click("th button:has-text('n')")
    numbers = [int(cell) for cell in page.locator("td.figure").all_inner_texts()]
    assert numbers == sorted(numbers) and len(set(map(str, numbers))) > 3
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("n")
    page.fill("#narrow", "NEW cust")
    assert page.locator("tbody tr").all_inner_texts() != []
    assert all("new" in row.lower() for row in page.locator("tbody tr").all_inner_texts())


def test_a_link_shares_the_query(desk: Callable[..., Any], served: str, open_page: OpenPage) -> None:
    page = desk(MEASURES, permissions=["clipboard-read", "clipboard-write"])
    write(page, "ASK { cs:customer a skos:Concept }")
    page.click("text=Copy link")
    page.wait_for_selector("text=Copied.")
    other = open_page(page.evaluate("navigator.clipboard.readText()"))
    assert other.inner_text(".truth") == "Yes"
    assert "PREFIX cs: <https://w3id.org/istilah/cs/concept/>" in other.input_value("form.query textarea")


def test_an_empty_page_is_shared_as_such(desk: Callable[..., Any], served: str) -> None:
    page = desk(permissions=["clipboard-read", "clipboard-write"])
    write(page, "")
    page.click("text=Copy link")
    page.wait_for_selector("text=Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served}/en/sparql"


def test_a_query_that_no_address_can_hold_is_run_and_downloaded_all_the_same(desk: Callable[..., Any]) -> None:
    page = desk()
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(f"# {'long ' * 20_000}\n{MEASURES}")
    run(page)
    assert page.locator("table.answer tbody tr").count() == 6 and len(page.url) < 100
    with page.expect_download() as saved:
        page.click(".downloads button:text-is('CSV')")
    assert "first-call-resolution" in saved.value.path().read_text(encoding="utf-8")
    page.click("text=Copy link")
    page.wait_for_selector("text=This query is too long for an address.")


def test_the_endpoint_is_named_as_programs_need_it(desk: Callable[..., Any], served: str) -> None:
    assert desk().inner_text("#endpoint-address") == f"{served}/sparql"


def test_past_queries_are_restored_and_deleted(desk: Callable[..., Any]) -> None:
    page = desk()
    for query in (MEASURES, "ASK { }"):
        write(page, query)
        run(page)
    page.reload()
    page.wait_for_selector(".editor .cm-content")
    page.click("text=Past queries 2")
    assert "6 rows" in page.inner_text(".past li >> nth=1")
    page.click(".past li:nth-child(2) .gist")
    assert text_of(page).endswith(MEASURES)
    page.click(".past li:nth-child(2) .away")
    page.wait_for_selector(".past li:nth-child(2)", state="detached")
    page.click("text=Delete all")
    page.reload()
    page.click("text=Past queries")
    page.wait_for_selector("text=Queries that you run are kept here, in this browser only.")


def test_a_browser_that_keeps_nothing_is_told_of(served: str, browser: Any) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    page = context.new_page()
    page.goto(f"{served}/en/sparql")
    page.click("text=Past queries")
    page.wait_for_selector("text=This browser keeps nothing")
    page.click("text=Run the query")
    page.wait_for_selector(".past li")
    context.close()


def test_a_running_query_is_cancelled_and_the_next_one_answered(desk: Callable[..., Any]) -> None:
    page = desk(MEASURES)
    write(page, ENDLESS)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Running for")
    page.click("text=Cancel")
    page.wait_for_selector("form.query:not([aria-busy])")
    assert page.inner_text("form.query .said") == "Cancelled."
    assert page.evaluate("document.activeElement.textContent") == "Run the query"
    write(page, "ASK { }")
    run(page)
    assert page.inner_text(".truth") == "Yes"


def test_a_query_is_asked_again_when_the_server_is_back(desk: Callable[..., Any]) -> None:
    page = desk(MEASURES)
    page.context.set_offline(True)
    page.click("text=Run the query")
    page.wait_for_selector(".slip:has-text('The server does not answer')")
    page.context.set_offline(False)
    page.wait_for_selector("table.answer")
    assert page.inner_text("#result .state").startswith("6 rows")


def test_triples_are_drawn_and_told(desk: Callable[..., Any]) -> None:
    page = desk(DRAWN)
    page.click("text=Picture")
    page.wait_for_selector(".stage[data-stage]")
    assert page.url.endswith("view=picture")
    label = page.locator(".stage").get_attribute("aria-label")
    assert label.startswith("Drawing of the answer: ") and " 0 lines" not in label
    with page.expect_download() as saved:
        page.click("button:text-is('SVG')")
    assert "First" in saved.value.path().read_text(encoding="utf-8")
    page.click("text=Table")
    assert page.locator("table.answer tbody tr").count() > 40
    assert page.locator(".downloads a").all_inner_texts() == ["TTL", "NT", "JSONLD", "RDF"]


def test_triples_that_join_nothing_are_not_drawn(desk: Callable[..., Any]) -> None:
    page = desk("CONSTRUCT { ?s skos:prefLabel ?l } WHERE { ?s skos:prefLabel ?l } LIMIT 3", tail="&view=picture")
    page.wait_for_selector("text=there is nothing to draw")


def test_a_query_is_laid_out_anew(desk: Callable[..., Any]) -> None:
    page = desk()
    write(
        page,
        "select distinct ?m where {?m ist:measures ?x;a ist:Metric .optional{?m ist:maxValue ?n}filter(?n>1)} limit 3",
    )
    page.click("text=Format")
    assert text_of(page).split("\n\n")[1] == (
        "SELECT DISTINCT ?m WHERE {\n  ?m ist:measures ?x ;\n    a ist:Metric .\n  OPTIONAL { ?m ist:maxValue ?n }\n"
        "  FILTER(?n > 1)\n}\nLIMIT 3\n"
    )


def test_labels_of_a_strangers_map_are_text(wild: str, open_page: OpenPage) -> None:
    page = open_page(f"{wild}/en/sparql?query={quote('SELECT ?c ?l { ?c skos:prefLabel ?l }')}")
    page.wait_for_selector(".editor .cm-content")
    page.click("th button >> nth=1")
    assert "<script>alert('x')</script>" in page.inner_text("table.answer")
    write(page, "SELECT * { ?c ?p خدمة")
    page.wait_for_selector(".cm-tooltip-autocomplete li:has-text('خدمة العملاء')")


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_page_in_use_has_no_violation(desk: Callable[..., Any], language: str) -> None:
    page = desk(MEASURES, language=language, color_scheme="dark")
    run_by_button(page)
    write(page, "SELECT * { ?m ist:nothing nobody:knows")
    page.wait_for_selector(".cm-lintRange-error")
    page.keyboard.type(" resol")
    page.wait_for_selector(".cm-tooltip-autocomplete li")
    assert _violations(page) == []
    page.emulate_media(color_scheme="light")
    assert _violations(page, CONTRAST) == []
    write(page, DRAWN)
    run(page)
    page.click(".views button >> nth=1")
    page.wait_for_selector(".stage[data-stage]")
    assert _violations(page) == []


def run_by_button(page: Any) -> None:
    """Run the query by its button."""
    with page.expect_response("**/api/answer*"):
        page.click("form.query button[type=submit]")


def test_an_answer_for_scripts_has_names_beside_iris(client: httpx.Client) -> None:
    answer = client.post("/api/answer?lang=id", content=f"{MEASURES} ORDER BY ?m LIMIT 1").json()
    (cell,) = answer["rows"][0]
    assert answer["kind"] == "rows" and answer["columns"] == ["m"] and not answer["more"]
    assert cell["short"] == "cs:first-call-resolution" and cell["address"] == "/id/concept/first-call-resolution"
    assert cell["name"] == "First Call Resolution" and cell["theme"] > 0


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { ?s skos:broader ?o ; ist:partOf ?a }", ["s", "o", "a"]),
        ("SELECT DISTINCT*{ VALUES (?z ?y) { (1 2) } }", ["z", "y"]),
        ("SELECT ?o ?s { { SELECT * { ?s skos:broader ?o } } }", ["o", "s"]),
    ],
)
def test_the_columns_stand_as_the_query_names_them(client: httpx.Client, query: str, columns: list[str]) -> None:
    answer = client.post("/api/answer", content=f"{query} LIMIT 1").json()
    assert answer["columns"] == columns


def test_what_is_wrong_with_a_query_is_told_with_its_place(client: httpx.Client) -> None:
    answer = client.post("/api/answer", content="SELECT * {\n ?s ?p }")
    assert answer.status_code == 400 and answer.json()["line"] == 2
    assert client.post("/api/answer", content=" ").status_code == 400


def test_the_terms_of_queries_have_names_in_both_languages(client: httpx.Client) -> None:
    found = client.get("/api/query-terms?lang=id").json()
    terms = {term["short"]: term for term in found["terms"]}
    assert terms["ist:measures"]["names"] == ["mengukur", "measures"]
    assert terms["ist:measures"]["kind"] == "relation" and terms["ist:Metric"]["kind"] == "class"
    assert list(terms).index("ist:measures") < list(terms).index("ist:measuredBy")
    assert found["prefixes"]["skos"] == "http://www.w3.org/2004/02/skos/core#"
