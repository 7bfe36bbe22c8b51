"""The picture in a real browser, cut off from the network."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from istilah.exports.registry import Options, write_file
from istilah.graph.concept_map import ConceptMap

MapOf = Callable[[str], ConceptMap]

PARALLEL = """
ex:a a skos:Concept ; skos:prefLabel "a"@en ; ist:measures ex:b ; ist:increases ex:b ; ist:uses ex:b .
ex:b a skos:Concept ; skos:prefLabel "b"@en .
"""

HOSTILE = r"""
ex:s a skos:ConceptScheme ; dct:title "<img src=x onerror=alert(0)>"@en .
ex:theme a skos:Collection ; skos:prefLabel "<b>theme</b>"@en ; skos:member ex:a .
ex:a a skos:Concept ; skos:prefLabel "<script>alert(1)</script>"@en ;
  skos:altLabel "\"><img src=x onerror=alert(2)>"@en ;
  skos:definition "<a href='http://example.org/'>go</a> </script><script>alert(3)</script> \u2028 end"@en ;
  skos:related ex:b .
ex:b a skos:Concept ; skos:prefLabel "javascript:alert(4)"@en .
"""

STRANGERS = {
    "no concept": "ex:s a skos:ConceptScheme .",
    "one concept": 'ex:a a skos:Concept ; skos:prefLabel "alone"@de .',
    "no labels": "ex:a a skos:Concept ; skos:related ex:b . ex:b a skos:Concept .",
    "right to left": 'ex:a a skos:Concept ; skos:prefLabel "خدمة العملاء"@ar ; skos:related ex:a .',
    "emoji": 'ex:a a skos:Concept ; skos:prefLabel "👩🏽‍💻🎧🇮🇩"@id ; skos:related ex:a .',
    "300 characters": f'ex:a a skos:Concept ; skos:prefLabel "{"Donaudampfschifffahrt " * 14}"@de .',
    "one long word": f'ex:a a skos:Concept ; skos:prefLabel "{"x" * 300}"@en .',
}


class Opened:
    """A picture in a page of its own, with what it asked of the network and what it complained of."""

    def __init__(self, browser: Any, file: Path, **settings: Any) -> None:
        self.address = file.as_uri()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.context = browser.new_context(offline=True, **{"reduced_motion": "reduce"} | settings)
        self.context.route("**/*", self._answer)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message) or dialog.dismiss())

    def _answer(self, route: Any) -> None:
        if route.request.url.partition("#")[0] == self.address:
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()

    def open(self, view: str = "") -> Any:
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#{view}" if view else self.address)
        self.page.wait_for_selector("html[data-ready]")
        return self.page


Open = Callable[..., Any]


@pytest.fixture(scope="module")
def files(shipped: ConceptMap, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the shipped map as pictures: the whole, and what is around FCR."""
    folder = tmp_path_factory.mktemp("pictures")
    options = {"whole": Options(language="id"), "around": Options(shipped.find("FCR"), 1, "en")}
    for name, chosen in options.items():
        write_file(shipped, "html", str(folder / f"{name}.html"), chosen)
    return {name: folder / f"{name}.html" for name in options}


@pytest.fixture
def show(browser: Any, files: dict[str, Path], tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a picture, by name or made of a map; at the end, no page may have a complaint."""
    opened = []

    def show_picture(picture: str | ConceptMap, view: str = "", **settings: Any) -> Any:
        file = files[picture] if isinstance(picture, str) else tmp_path / "map.html"
        if not isinstance(picture, str):
            write_file(picture, "html", str(file))
        opened.append(Opened(browser, file, **settings))
        return opened[-1].open(view)

    yield show_picture
    for each in opened:
        each.context.close()
    assert [asked for each in opened for asked in each.asked] == []
    assert [complaint for each in opened for complaint in each.complaints] == []


def _find(page: Any, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)


def _positions(page: Any) -> Any:
    return page.evaluate("canvas.network.getPositions()")


def _visible_edges(page: Any, relation: str) -> int:
    """Return how many edges of a relation vis-network draws."""
    drawn = "name => map.statements.filter((each) => each.relation === name && !canvas.edges.get(each.id).hidden)"
    return len(page.evaluate(drawn, relation))


def test_the_page_asks_for_nothing_and_complains_of_nothing(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["whole"])
    page = opened.open()
    page.keyboard.type("/FCR\n")
    page.get_by_role("button", name="English").click()
    page.mouse.move(400, 400)
    page.wait_for_timeout(400)
    opened.context.close()
    assert (opened.asked, opened.complaints) == ([], [])


@pytest.mark.parametrize(
    ("text", "concept"),
    [("kepuasan pel", "customer-satisfaction"), ("FCR", "first-call-resolution"), ("waktu tung", "wait-time")],
)
def test_search_finds_labels_of_both_languages_and_abbreviations(text: str, concept: str, show: Open) -> None:
    page = show("whole", "lang=en")
    _find(page, text)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**concept={concept}*")
    expect(page.locator("h2")).to_be_focused()


def test_the_search_box_works_by_keys_alone(show: Open) -> None:
    page = show("whole")
    _find(page, "pelanggan")
    box, options = page.get_by_role("combobox"), page.get_by_role("option")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert (options.count(), box.input_value()) == (0, "")


def test_a_search_without_result_says_so(show: Open) -> None:
    page = show("whole", "lang=en")
    _find(page, "qqq")
    assert page.locator("#found").inner_text() == "No concept has a label like that."
    assert page.get_by_role("option").count() == 0


def test_a_relation_chip_hides_and_shows_its_edges(show: Open) -> None:
    page = show("whole", "lang=en")
    before = _visible_edges(page, "measures")
    chip = page.get_by_role("button", name="measures")
    assert chip.locator(".count").inner_text() == str(before)
    chip.click()
    assert (_visible_edges(page, "measures"), chip.get_attribute("aria-pressed")) == (0, "false")
    assert _visible_edges(page, "partOf") > 0
    page.get_by_role("button", name="Show all").click()
    assert _visible_edges(page, "measures") == before > 0


def test_a_theme_chip_hides_its_concepts_and_their_edges(show: Open) -> None:
    page = show("whole", "lang=en")
    page.get_by_role("group", name="Themes").get_by_role("button", name="Metrics and measurement").click()
    assert page.evaluate("canvas.nodes.get('first-call-resolution').hidden")
    assert page.evaluate("statementsOf.get('first-call-resolution').every(({id}) => canvas.edges.get(id).hidden)")
    assert not page.evaluate("canvas.nodes.get('customer').hidden")


def test_the_language_switch_moves_nothing_and_changes_every_word(show: Open) -> None:
    page = show("whole", "concept=wait-time&lang=id")
    before, view = _positions(page), page.evaluate("canvas.network.getViewPosition()")
    words = page.locator("#details").inner_text()
    page.get_by_role("button", name="English").click()
    assert _positions(page) == before
    assert page.evaluate("canvas.network.getViewPosition()") == view
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "Concept map of Customer Service"
    expect(page.locator("h2")).to_have_text("wait time")
    assert not set(page.locator("#details p").all_inner_texts()) & set(words.split("\n"))
    assert "wait time" in page.evaluate("placing.labels.map(({text}) => text)")
    assert page.evaluate("canvas.edges.get()[0].title") == page.evaluate("sentenceText(map.statements[0])")


def test_the_panel_tells_definition_relations_and_sources(show: Open) -> None:
    panel = show("whole", "concept=first-call-resolution&lang=en").locator("#details")
    expect(panel.locator("h2")).to_have_text("First Call Resolution FCR")
    assert panel.locator(".definition").inner_text().startswith("A metric")
    item = panel.get_by_role("listitem").filter(has_text="First Call Resolution is a kind of metric")
    assert "Entry 4 “First Call Resolution (FCR)”" in item.inner_text()
    assert "Menggali Lebih Dalam ke Dunia Customer Service" in panel.locator(".sources").inner_text()


def test_a_relation_leads_to_the_other_concept_and_back(show: Open) -> None:
    page = show("whole", "concept=first-call-resolution&lang=en")
    page.locator("#details").get_by_role("link", name="efficiency").click()
    expect(page.locator("h2")).to_have_text("efficiency")
    expect(page.locator("#said")).to_contain_text("efficiency selected. Relations: ")
    assert "Efficiency is measured by First Call Resolution" in page.locator("#details").inner_text()
    page.go_back()
    page.get_by_role("heading", name="First Call Resolution").wait_for()


def test_an_edge_tells_its_sentence_and_who_says_so(show: Open) -> None:
    page = show("around")
    edge = page.evaluate("map.statements.find(({relation, object}) => relation === 'kindOf' && object === 'metric').id")
    at = page.evaluate("id => canvas.network.canvasToDOM(canvas.pointOn(id, 0.3))", edge)
    page.locator("#canvas").click(position=at)
    panel = page.locator("#details")
    expect(panel.locator("h2")).to_have_text("First Call Resolution is a kind of metric")
    assert "Menggali Lebih Dalam ke Dunia Customer Service" in panel.locator("h3 + ul cite").all_inner_texts()
    assert "Entry 4 “First Call Resolution (FCR)”" in panel.locator("h3 + ul .cite").all_inner_texts()
    assert page.url.endswith("#concept=first-call-resolution&relation=kindOf&to=metric&lang=en")


def test_a_concept_is_chosen_by_its_sign_or_its_label_and_left_by_the_sea(show: Open) -> None:
    page = show("around")
    sheet = page.locator("#canvas")
    sheet.click(position=page.evaluate("canvas.network.canvasToDOM(canvas.drawn.get('metric'))"))
    expect(page.locator("h2")).to_have_text("metric")
    label = "(({at, dx, dy}) => { const {x, y} = canvas.network.canvasToDOM(at); return {x: x + dx, y: y + dy}; })"
    sheet.click(position=page.evaluate(f"{label}(placing.labels.find(({{id}}) => id === 'efficiency'))"))
    expect(page.locator("h2")).to_have_text("efficiency")
    sheet.click(position={"x": 8, "y": 8})
    expect(page.locator("h2")).to_have_text("Overview")


def test_the_address_restores_concept_language_and_filters(show: Open) -> None:
    page = show("whole", "lang=id")
    page.keyboard.type("/FCR\n")
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="uses").click()
    page.get_by_role("button", name="Strategy").click()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("h2")).to_have_text("First Call Resolution FCR")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("[aria-pressed=false]").all_inner_texts() == ["Indonesia", *_chips(page)]
    assert [chip.split("\n")[0] for chip in _chips(page)] == ["Strategy", "uses"]


def _chips(page: Any) -> list[str]:
    return list(page.locator(".chip[aria-pressed=false]").all_inner_texts())


def test_an_address_that_names_nothing_here_shows_the_overview(show: Open) -> None:
    page = show("whole", "concept=__proto__&lang=xx&hide=nothing&relation=uses&to=%3Cb%3E")
    expect(page.locator("h2")).to_have_text("Ikhtisar")
    assert page.locator("html").get_attribute("lang") == "id"


def test_concepts_stand_where_the_file_says_without_any_physics(show: Open) -> None:
    page = show("whole")
    page.wait_for_timeout(300)
    said = page.evaluate("Object.fromEntries(map.network.nodes.map(({id, x, y}) => [id, {x, y}]))")
    assert _positions(page) == said
    assert page.evaluate("canvas.network.physics.physicsEnabled") is False


def test_a_focus_is_chosen_and_in_the_middle_at_the_start(show: Open) -> None:
    page = show("around")
    expect(page.locator("h2")).to_have_text("First Call Resolution FCR")
    middle = page.evaluate("canvas.network.canvasToDOM(canvas.drawn.get('first-call-resolution'))")
    box = page.locator("#canvas").bounding_box()
    assert abs(middle["x"] - box["width"] / 2) < 30
    assert abs(middle["y"] - box["height"] / 2) < 30


def test_markup_in_labels_is_shown_as_text(show: Open, map_of: MapOf) -> None:
    page = show(map_of(HOSTILE), "concept=a&lang=en")
    panel = page.locator("#details")
    expect(panel.locator("h2")).to_have_text("<script>alert(1)</script>")
    assert "<a href='http://example.org/'>go</a> </script>" in panel.inner_text()
    assert page.locator("h1").inner_text() == "<img src=x onerror=alert(0)>"
    assert page.locator("img, #details script, #details b, a[href*='example.org'], a[href^='javascript']").count() == 0
    _find(page, "onerror")
    assert '"><img src=x onerror=alert(2)>' in page.get_by_role("option").inner_text()


def test_what_is_pointed_at_is_explained_in_plain_text(show: Open, map_of: MapOf) -> None:
    page = show(map_of(HOSTILE), "lang=en")
    at = page.evaluate("canvas.network.canvasToDOM(canvas.drawn.get('a'))")
    page.locator("#canvas").hover(position=at)
    tip = page.locator(".vis-tooltip")
    tip.wait_for(state="visible")
    assert tip.inner_text().startswith("<a href='http://example.org/'>go</a>")
    assert tip.locator("*").count() == 0


def test_parallel_relations_are_seen_apart(show: Open, map_of: MapOf) -> None:
    page = show(map_of(PARALLEL), "concept=a")
    points = page.evaluate("map.statements.map(({id}) => canvas.network.canvasToDOM(canvas.pointOn(id, 0.5)))")
    assert len(points) == 3
    for one, other in combinations(points, 2):
        assert abs(one["x"] - other["x"]) + abs(one["y"] - other["y"]) > 12


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_no_labels_overlap_at_rest(language: str, size: tuple[int, int], show: Open) -> None:
    page = show("whole", f"lang={language}", viewport={"width": size[0], "height": size[1]})
    labels, names = (page.evaluate(f"placing.{what}.map(({{box}}) => box)") for what in ("labels", "names"))
    assert len(names) == page.evaluate("themes.size")
    assert len(labels) > 40 or size[0] < 1000
    for one, other in combinations(labels + names, 2):
        apart = one["right"] <= other["left"] or other["right"] <= one["left"]
        assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]


def test_all_concepts_can_be_reached_without_the_canvas(show: Open) -> None:
    page = show("whole", "lang=en")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#details")).to_be_focused()
    assert page.locator("#details .theme a").count() == page.evaluate("map.concepts.length")
    page.locator("#details summary").first.press("Enter")
    page.locator("#details .theme a").first.press("Enter")
    expect(page.locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="Overview").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_axe_finds_no_barrier(scheme: str, language: str, show: Open) -> None:
    from axe_core_python.sync_playwright import Axe

    page = show("whole", f"lang={language}", color_scheme=scheme)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    views = ["{}", "{concept: 'customer'}", "{statement: 's0'}"]
    for view in views:
        page.evaluate(f"go({view})")
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        found = Axe().run(page, options=rules)
        assert len(found["passes"]) > 15
        assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


def test_the_map_is_drawn_anew_when_night_falls(show: Open) -> None:
    page = show("whole", color_scheme="light")
    by_day = page.evaluate("canvas.nodes.get('customer').color.background")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("day => canvas.nodes.get('customer').color.background !== day", arg=by_day)
    assert page.evaluate("canvas.palette.ink") == "#ece7dc"


def test_whoever_wants_less_motion_gets_none(show: Open) -> None:
    page = show("whole", "concept=customer&lang=en")
    page.evaluate("canvas.zoom(3)")
    page.evaluate("canvas.look()")
    assert not page.evaluate("canvas.network.view.animationEasingFunction && canvas.network.view.easingTime > 0")


def test_a_phone_shows_all_without_scrolling_sideways(show: Open) -> None:
    page = show("whole", "concept=customer", viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator("#canvas").bounding_box()["height"] >= 300
    assert not page.locator(".chip").first.is_visible()
    page.locator("#key summary").click()
    assert page.locator(".chip").first.bounding_box()["height"] >= 34


@pytest.mark.parametrize("body", STRANGERS.values(), ids=STRANGERS)
def test_maps_of_strangers_open(body: str, show: Open, map_of: MapOf) -> None:
    page = show(map_of(body), "concept=a", viewport={"width": 390, "height": 844})
    assert page.locator("h2").inner_text() != ""
    page.get_by_role("button", name="Indonesia").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_text_that_stands_in_is_marked_with_its_language(show: Open, map_of: MapOf) -> None:
    page = show(map_of('ex:a a skos:Concept ; skos:prefLabel "Kunde"@de .'), "concept=a&lang=en")
    assert page.locator("h2 [lang=de]").inner_text() == "Kunde"
    assert page.locator("h2 abbr").get_attribute("title") == "Only in German"
