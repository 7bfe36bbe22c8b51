"""The picture: one view in a drawing, an outline and an address, walked with the mouse or with keys alone."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from istilah.graph.concept_map import ConceptMap

OpenPage = Callable[..., Any]
FCR = "first-call-resolution"
WINDOW = {"width": 1280, "height": 800}
SETTLED = "#stage[data-settled='true']"

#: Where a node of the drawing is on the screen.
PLACE = """id => {
  const box = document.getElementById("stage"), { stage } = box, { x, y } = box.getBoundingClientRect();
  const at = stage.lens.view.project(stage.position(id));
  return { x: x + at.x, y: y + at.y };
}"""

#: How far the name that is farthest from its node is away from it.
FARTHEST = """() => {
  const { stage } = document.getElementById("stage");
  return Math.max(...stage.labels.map(({ id, box }) => {
    const { x, y } = stage.lens.view.project(stage.position(id));
    const beyond = (place, start, length) => Math.max(start - place, 0, place - start - length);
    return Math.hypot(beyond(x, box.x, box.width), beyond(y, box.y, box.height));
  }));
}"""


@pytest.fixture
def explore(served: str, open_page: OpenPage) -> Callable[..., Any]:
    """Return a function that opens the picture with a query and waits until it stands still."""

    def explore_at(query: str = f"focus={FCR}", language: str = "en", server: str = served, **options: Any) -> Any:
        page = open_page(
            f"{server}/{language}/picture?{query}", **{"viewport": WINDOW, "reduced_motion": "reduce", **options}
        )
        page.set_default_timeout(20_000)
        page.wait_for_selector(f"{SETTLED} >> nth=0", state="attached")
        page.wait_for_selector("#outline .row", state="attached")
        page.wait_for_selector(".explorer.opened")
        return page

    return explore_at


def _query(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _title(page: Any, text: str) -> None:
    page.wait_for_selector(f"#explorer-title :text-is('{text}')")


def _rows(page: Any, place: str = "#outline .rows .row") -> list[str]:
    found: list[str] = page.locator(place).all_inner_texts()
    return [row.strip() for row in found]


def _place(page: Any, id: str) -> tuple[float, float]:
    page.wait_for_selector(SETTLED)
    found = page.evaluate(PLACE, id)
    return found["x"], found["y"]


def test_it_opens_on_the_concept_and_its_neighbours_in_picture_outline_and_card(explore: Any) -> None:
    page = explore()
    assert page.inner_text("h1") == "First Call Resolution"
    assert {"issue resolution", "efficiency", "follow-up"} <= set(_rows(page))
    assert page.evaluate("document.getElementById('stage').stage.position('follow-up')") is not None
    assert "metric of how far" in page.inner_text("#card")
    assert page.get_attribute("#card a >> nth=0", "href") == f"/en/concept/{FCR}"


def test_a_click_in_the_picture_puts_a_concept_in_the_middle_and_back_leads_back(explore: Any) -> None:
    page = explore()
    page.mouse.click(*_place(page, "efficiency"))
    _title(page, "efficiency")
    assert _query(page) == {"focus": ["efficiency"]} and "efficiency" in page.title()
    assert "First Call Resolution" in _rows(page)
    page.go_back()
    _title(page, "First Call Resolution")
    page.go_forward()
    _title(page, "efficiency")


def test_a_double_click_expands_a_concept_and_another_collapses_it(explore: Any) -> None:
    page = explore()
    page.mouse.dblclick(*_place(page, "call-transfer"))
    page.wait_for_selector(".outline-concept bdi:text-is('call transfer')")
    assert _query(page)["open"] == ["call-transfer"] and page.inner_text("h1") == "First Call Resolution"
    page.mouse.dblclick(*_place(page, "call-transfer"))
    page.wait_for_selector(".outline-concept bdi:text-is('call transfer')", state="detached")


def test_a_hub_comes_in_helpings(explore: Any, shipped: ConceptMap) -> None:
    page = explore("focus=customer-service")
    first = len(set(_rows(page)))
    more = int(re.sub(r"\D", "", page.inner_text("#outline .plain-button")))
    everyone = len({edge.object for edge in shipped.adjacency[shipped.find("customer service")]})
    assert first <= 32 and first + more == everyone
    page.click("#outline .plain-button")
    page.wait_for_selector("#outline .plain-button", state="detached")
    assert len(set(_rows(page))) == everyone <= first + 62
    assert _query(page)["open"] == ["customer-service:2"]


def test_a_telephone_shows_fewer_at_once_and_the_legend_counts_those(explore: Any) -> None:
    page = explore("focus=customer-service&selected=customer-experience", viewport={"width": 390, "height": 844})
    assert 12 <= len(set(_rows(page))) <= 16
    assert sum(map(int, _rows(page, "#key .key-relations .count"))) == page.locator("#outline .row").count()
    assert page.locator("#key li:has(input[value=reduces]) .sign-text").text_content() == "−"
    assert "The sources differ on this" in page.inner_text("#key .key-marks")


def test_undo_and_redo_go_through_the_views_by_button_and_by_key(explore: Any) -> None:
    page = explore()
    assert page.get_attribute("#tool-undo", "aria-disabled") == "true"
    page.click("#outline .row bdi:text-is('efficiency')")
    _title(page, "efficiency")
    page.uncheck("#key input[value=measures]")
    page.wait_for_url("**hidden=measures**")
    page.keyboard.press("Control+z")
    page.wait_for_selector("#key input[value=measures]:checked")
    page.click("#tool-undo")
    _title(page, "First Call Resolution")
    page.keyboard.press("Control+Shift+Z")
    _title(page, "efficiency")
    page.click("#tool-redo")
    page.wait_for_selector("#key input[value=measures]:not(:checked)")
    assert page.get_attribute("#tool-redo", "aria-disabled") == "true"


def test_the_legend_is_the_filter(explore: Any) -> None:
    page = explore()
    row = page.locator("#key li", has=page.locator("input[value=measures]"))
    assert row.locator(".count").inner_text() == "3" and row.locator("svg.line-mark").count() == 1
    page.uncheck("#key input[value=measures]")
    page.wait_for_selector("#outline h4:text-is('measures')", state="detached")
    assert page.evaluate("document.getElementById('stage').stage.position('efficiency')") is None
    page.click("#key .plain-button")
    page.wait_for_selector("#outline h4:text-is('measures')")
    assert "hidden" not in _query(page)


def test_a_line_shows_who_says_so(explore: Any) -> None:
    page = explore(language="id")
    page.wait_for_selector(SETTLED)
    (x, y), (other_x, other_y) = _place(page, FCR), _place(page, "efficiency")
    page.mouse.click((x + other_x) / 2, (y + other_y) / 2)
    page.wait_for_selector("#card h2:text-is('First Call Resolution mengukur efisiensi')")
    assert page.locator("#card .evidence a").first.get_attribute("href").startswith("/id/source/")
    assert page.locator("#card cite").count() >= 1
    assert page.inner_text("#outline .row[aria-current]") == "efisiensi"
    page.keyboard.press("Escape")
    page.wait_for_selector("#card h2:has-text('FCR')")


def test_the_card_leads_to_the_page_to_paths_and_to_comparisons(explore: Any) -> None:
    page = explore(f"focus={FCR}&selected=efficiency")
    page.wait_for_selector("#card h2 bdi:text-is('efficiency')")
    links = page.locator("#card .card-links a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert links == [
        "/en/concept/efficiency",
        f"/en/path?from={FCR}&to=efficiency",
        f"/en/compare?c={FCR}%2Cefficiency",
    ]


def test_the_address_restores_the_view_and_the_language_switch_keeps_it(explore: Any) -> None:
    query = f"focus={FCR}&depth=2&open=phone-call&hidden=uses&layout=tree&panel=table&selected=efficiency"
    page = explore(query + f"&pins={FCR}:120:-40", viewport={"width": 1280, "height": 800})
    page.wait_for_selector("#card h2 bdi:text-is('efficiency')")
    assert page.is_checked("input[name=depth][value='2']") and page.is_checked("input[name=layout][value=tree]")
    assert page.is_visible("#table") and not page.is_visible("#outline")
    assert not page.is_checked("#key input[value=uses]")
    expect(page.locator("#table tbody tr").nth(20)).to_be_attached()  # what is near is shown first
    rows = page.locator("#table tbody tr").count()
    place = "document.getElementById('stage').stage.position('metric')"
    before = page.evaluate(place)
    assert page.evaluate(f"document.getElementById('stage').stage.position('{FCR}')") == {"x": 120, "y": -40}
    page.click(".switch a[hreflang=id]")
    page.wait_for_selector("#card h2 bdi:text-is('efisiensi')")
    assert {key: value for key, value in _query(page).items()} == parse_qs(query + f"&pins={FCR}:120:-40")
    expect(page.locator("#table tbody tr")).to_have_count(rows)
    assert page.evaluate(place) == before


def test_the_language_links_follow_the_view(explore: Any) -> None:
    page = explore()
    page.click("#outline .row bdi:text-is('efficiency')")
    _title(page, "efficiency")
    assert page.get_attribute(".switch a[hreflang=id]", "href") == "/id/picture?focus=efficiency"


def test_a_concept_is_pinned_by_dragging_and_let_go_by_a_button(explore: Any) -> None:
    page = explore()
    x, y = _place(page, FCR)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    page.wait_for_url("**pins=**")
    page.reload()
    page.wait_for_selector("#card [data-deed=pin]:text-is('Unpin')")
    page.click("#card [data-deed=pin]")
    page.wait_for_selector("#card [data-deed=pin]:text-is('Pin')")
    assert "pins" not in _query(page)


def test_the_search_box_finds_concepts_in_the_picture_and_beyond(explore: Any) -> None:
    page = explore()
    page.fill("#find", "efisiensi")
    note = ".explorer-finder [role=option]:has-text('efficiency') .finder-note"
    page.wait_for_selector(f"{note}:text-is('in the picture')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card h2 bdi:text-is('efficiency')")
    assert page.inner_text("h1") == "First Call Resolution"
    page.fill("#find", "chatbot")
    page.wait_for_selector(".explorer-finder [role=option]:has-text('chatbot')")
    page.keyboard.press("Enter")
    _title(page, "chatbot")


def test_the_picture_is_saved_as_png_and_svg(explore: Any) -> None:
    page = explore()
    page.wait_for_selector(SETTLED)
    for kind, beginning in (("png", b"\x89PNG"), ("svg", b"<svg")):
        with page.expect_download() as waiting:
            page.click(f"#tool-{kind}")
        assert waiting.value.suggested_filename == f"{FCR}.{kind}"
        with open(waiting.value.path(), "rb") as file:
            assert beginning in file.read(200)


def test_the_picture_takes_the_whole_screen(explore: Any) -> None:
    page = explore()
    page.click("#tool-full")
    page.wait_for_selector("#tool-full[aria-pressed=true]")
    assert not page.is_visible("header.top") and page.is_visible("#stage")
    page.click("#tool-full")
    page.wait_for_selector("#tool-full[aria-pressed=false]")


def test_one_walks_with_keys_alone_and_hears_where_one_is(explore: Any) -> None:
    page = explore(language="id")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('row')"):
            break
    page.keyboard.press("End")
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    said = page.locator("#said")
    assert said.inner_text() == "First Call Resolution mengukur penyelesaian masalah, 1 dari 2"
    page.keyboard.press(" ")
    page.wait_for_selector("#card h2:text-is('First Call Resolution mengukur penyelesaian masalah')")
    page.keyboard.press("ArrowRight")
    _title(page, "penyelesaian masalah")
    assert page.evaluate("document.activeElement.classList.contains('row')")
    page.keyboard.press("ArrowLeft")
    _title(page, "First Call Resolution")
    assert page.evaluate("document.activeElement.textContent") == "penyelesaian masalah"
    page.keyboard.press("Enter")
    page.wait_for_selector(".outline-concept bdi:text-is('penyelesaian masalah')")
    assert page.evaluate("document.activeElement.textContent") == "penyelesaian masalah"
    page.keyboard.press("Control+z")
    page.wait_for_selector(".outline-concept bdi:text-is('penyelesaian masalah')", state="detached")


def _press(page: Any, place: str, key: str = "Enter") -> None:
    page.focus(place)
    page.keyboard.press(key)


def _is_focused(page: Any, place: str) -> None:
    page.wait_for_selector(f"{place}:focus")


def test_the_keyboard_keeps_its_place_when_what_it_is_on_goes_away(explore: Any) -> None:
    page = explore(f"focus={FCR}&panel=table&selected=efficiency")
    _press(page, "#card [data-deed=go]")
    _title(page, "efficiency")
    _is_focused(page, "#card h2 a")
    _press(page, f"#table [data-end='{FCR} measures efficiency {FCR}']")
    _title(page, "First Call Resolution")
    _is_focused(page, f"#table [data-end='{FCR} measures efficiency {FCR}']")
    _press(page, "#key input[value=measures]", " ")
    _press(page, "#key .plain-button")
    _is_focused(page, "#key li:first-child input")
    _press(page, "#explorer-up a")
    _is_focused(page, "#explorer-title:has-text('Overview')")


def test_what_a_key_brings_is_said(explore: Any) -> None:
    page = explore()
    said = page.locator("#said")
    _press(page, "#outline .row:has-text('efficiency')", " ")
    expect(said).to_contain_text("Who says so: ")
    assert page.inner_text("#card .evidence a >> nth=0") in said.inner_text()
    _press(page, "#key input[value=measures]", " ")
    expect(said).to_have_text("Concepts in the picture: 10.")
    _press(page, "#explorer-up a")
    expect(said).to_have_text("Overview")
    _press(page, "#outline .row[data-id=metrics]")
    expect(said).to_have_text("Metrics and measurement, Best connected")


def test_whoever_asks_for_more_stays_where_the_outline_ends(explore: Any) -> None:
    page = explore("focus=customer-service&depth=1")
    _press(page, "#outline .plain-button")
    page.wait_for_selector("#outline .plain-button", state="detached")
    _is_focused(page, "#outline section li:last-child .row")
    expect(page.locator("#outline .row").last).to_be_in_viewport()
    assert page.inner_text("#said") == "Concepts in the picture: 93."


@pytest.mark.parametrize(("touch", "words"), [(False, "Click a concept"), (True, "Tap a concept")])
def test_the_buttons_of_the_drawing_lie_beside_it_with_a_word_on_how_to_walk(
    explore: Any, touch: bool, words: str
) -> None:
    page = explore(viewport={"width": 390, "height": 844}, has_touch=touch, is_mobile=touch)
    drawing, buttons = (page.locator(place).bounding_box() for place in ("#stage", ".zoom"))
    assert buttons["y"] >= drawing["y"] + drawing["height"]
    assert page.inner_text(".explorer-foot .keys-hint:visible").startswith(words)
    page.goto(page.url.partition("?")[0])
    assert not page.locator(".explorer-foot .keys-hint:visible").count()


def test_the_cursor_of_the_outline_does_not_move_a_picture_that_shows_everything(explore: Any) -> None:
    page = explore("focus=customer-service")
    centre = "document.getElementById('stage').stage.lens.centre"
    before = page.evaluate(centre)
    page.focus("#outline .row >> nth=0")
    for _ in range(30):
        page.keyboard.press("ArrowDown")
        assert page.evaluate(centre) == before
    page.click("#tool-in")
    page.click("#tool-in")
    page.focus("#outline .row >> nth=0")
    x, y = _place(page, "touchpoint")
    box = page.locator("#stage").bounding_box()
    assert box["x"] < x < box["x"] + box["width"] and box["y"] < y < box["y"] + 40


def test_names_stay_beside_what_they_name_when_the_window_changes(explore: Any) -> None:
    page = explore()
    for size in ({"width": 1000, "height": 800}, {"width": 700, "height": 900}, WINDOW):
        page.set_viewport_size(size)
        expect(page.locator("#stage canvas").first).to_have_css(
            "width", re.compile(f"^{page.locator('#stage').evaluate('it => it.offsetWidth')}px$")
        )
        page.wait_for_selector(SETTLED)
        assert page.evaluate(FARTHEST) < 30
    page.mouse.click(*_place(page, "efficiency"))
    _title(page, "efficiency")


def test_the_table_is_in_step_with_the_picture(explore: Any) -> None:
    page = explore("focus=first-call-resolution&panel=table")
    page.focus(f"#table [data-end='{FCR} measures efficiency efficiency']")
    assert page.evaluate("document.getElementById('stage').stage.looks.highlighted") == "efficiency"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('stage').stage.looks.highlighted") is None
    page.keyboard.press("Enter")
    page.wait_for_selector("#table tr[aria-current]:has-text('efficiency')")
    _is_focused(page, f"#table [data-end='{FCR} measures efficiency']")


def test_on_a_telephone_a_tap_on_a_line_brings_the_claims_into_view(explore: Any) -> None:
    page = explore(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    (x, y), (other_x, other_y) = _place(page, FCR), _place(page, "efficiency")
    assert page.locator("#card .evidence").count() == 0
    page.touchscreen.tap((x + other_x) / 2, (y + other_y) / 2)
    expect(page.locator("#card .evidence")).to_be_in_viewport(ratio=0.95)


def test_the_row_of_a_line_that_is_clicked_is_in_view_beside_its_claims(explore: Any) -> None:
    page = explore("focus=customer-service")
    (x, y), (other_x, other_y) = _place(page, "customer-service"), _place(page, "company-image")
    page.mouse.click((x + other_x) / 2, (y + other_y) / 2)
    page.wait_for_selector("#card .evidence")
    row = page.locator("#outline .row[aria-current]")
    expect(row).to_be_in_viewport(ratio=0.95)
    assert row.inner_text().strip() == "company image"


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_each_name_of_a_tree_stands_to_the_right_of_its_node(explore: Any, size: tuple[int, int]) -> None:
    page = explore("focus=metric&layout=tree", viewport={"width": size[0], "height": size[1]})
    beside = page.evaluate("""() => {
      const { stage } = document.getElementById("stage");
      const isBeside = ({ id, box }) => box.x > stage.lens.view.project(stage.position(id)).x;
      return [stage.places.size, ...stage.labels.filter(({ id }) => id !== "metric").map(isBeside)];
    }""")
    assert len(beside) == beside[0] > 10 and all(beside[1:])


def test_on_paper_the_outline_stands_whole_below_the_picture(explore: Any) -> None:
    page = explore()
    page.emulate_media(media="print")
    *_, last = page.locator("#outline .row").all()
    box, end = last.bounding_box(), page.locator("footer").bounding_box()
    assert box["height"] > 0 and box["y"] + box["height"] <= end["y"] and not page.is_visible("#tools")
    assert page.evaluate("outline.scrollHeight <= outline.clientHeight + 1")


def test_on_paper_all_of_the_picture_is_drawn_in_dark_ink(explore: Any) -> None:
    page = explore(color_scheme="dark")
    page.click("#tool-in")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    paper = page.locator("svg.on-paper")
    assert paper.is_visible() and not page.locator("#stage canvas >> nth=0").is_visible()
    assert paper.locator("text:text-is('efficiency')").evaluate("one => getComputedStyle(one).fill") == "rgb(0, 0, 0)"
    assert paper.locator("path").count() > 20
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert paper.count() == 0


def test_the_overview_shows_themes_and_bridges_and_what_stands_behind_them(explore: Any) -> None:
    page = explore("")
    assert page.inner_text("h1") == "Overview" and not page.is_visible("input[name=depth] >> nth=0")
    assert page.locator("#outline ul >> nth=0 >> li").count() == 8
    page.mouse.click(*_place(page, "metrics"))
    page.wait_for_selector("#card .row bdi:text-is('First Call Resolution')")
    page.click("#outline .row:has-text('Metrics and measurement'):has-text('Processes')")
    page.wait_for_selector("#card .row span:text-is('First Call Resolution measures issue resolution')")
    page.click("#card .row span:text-is('First Call Resolution measures issue resolution')")
    _title(page, "First Call Resolution")
    page.click("#explorer-up a")
    _title(page, "Overview")


def test_a_server_that_is_gone_is_told_of_and_awaited(explore: Any) -> None:
    page = explore()
    page.route("**/api/**", lambda route: route.abort())
    page.route("**/health", lambda route: route.abort())
    page.click("#outline .row bdi:text-is('efficiency')")
    page.wait_for_selector("#status:has-text('does not answer')")
    assert page.inner_text("h1") == "First Call Resolution"
    page.unroute("**/api/**")
    page.unroute("**/health")
    page.click("#status button")
    _title(page, "efficiency")


def test_without_script_the_page_has_drawing_and_outline(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/picture?focus={FCR}", java_script_enabled=False, viewport=WINDOW)
    assert page.is_visible("#stage svg.wide") and not page.is_visible("#tools")
    page.click("#outline a:has-text('efficiency')")
    assert page.inner_text("h1") == "efficiency"


def test_the_page_of_a_concept_leads_to_the_map(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/id/concept/{FCR}", java_script_enabled=False)
    page.click("text=Buka di peta")
    assert page.url.endswith(f"/id/picture?focus={FCR}")


def test_an_unknown_concept_has_no_picture(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/picture?focus=xyzzy", java_script_enabled=False)
    assert "no such page" in page.inner_text("h1")


def test_a_strangers_map_opens_on_its_best_connected_concept(wild: str, explore: Any) -> None:
    page = explore("", server=wild)
    assert page.inner_text("h1 bdi") == "Nabe" and page.locator("#outline .row").count() >= 30
    assert not page.is_visible("#explorer-up")
    assert page.locator("#card .badge").count() >= 1


def test_a_concept_with_more_neighbours_than_the_server_tells_at_once_shows_them_all(
    serving: Any, map_of: Any, explore: Any
) -> None:
    hub = "ex:hub a skos:Concept . "
    with serving(
        map_of(hub + " ".join(f"ex:n{i} a skos:Concept ; skos:broader ex:hub ." for i in range(440)))
    ) as server:
        page = explore("focus=hub&open=hub:7", server=server)
        expect(page.locator("#outline .row")).to_have_count(390, timeout=20_000)
        assert page.inner_text("#outline .plain-button") == "50 more"
        page.click("#outline .plain-button")
        expect(page.locator("#outline .row")).to_have_count(440, timeout=20_000)
        assert not page.is_visible("#thinned")  # for nothing is left out


def test_an_empty_map_says_so(serving: Any, map_of: Any, open_page: OpenPage) -> None:
    with serving(map_of("ex:scheme a skos:ConceptScheme .")) as server:
        page = open_page(f"{server}/en/picture")
        assert page.inner_text("#stage") == "This map has no concepts." and not page.locator("#tools").count()


def test_labels_that_look_like_code_are_text(wild: str, explore: Any) -> None:
    page = explore("focus=a", server=wild)
    page.on("dialog", lambda dialog: pytest.fail("a label was run as script"))
    assert page.inner_text("h1 bdi") == "<script>alert('x')</script>"
    assert any(row.startswith("Sehr lange") for row in _rows(page))
    page.click("#tab-table")
    assert page.locator("#table tbody tr").count() == page.locator("#outline .row").count()
