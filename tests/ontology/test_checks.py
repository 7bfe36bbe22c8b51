"""Every rule and every shape has Turtle that passes and Turtle that fails."""

from pathlib import Path

import pytest

from istilah.graph.checks import check, rules

A = 'ex:a a skos:Concept ; skos:prefLabel "a"@en ; skos:definition "an a"@en . '
B = 'ex:b a skos:Concept ; skos:prefLabel "b"@en ; skos:definition "a b"@en . '
SCHEME = 'ex:s a skos:ConceptScheme ; dct:language "en", "id" . '
IN_ID = 'ex:a skos:prefLabel "a"@id ; skos:definition "sebuah a"@id . '
DENIAL = "ex:no a ist:Denial ; rdf:subject ex:a ; rdf:predicate ist:uses ; ist:deniedObject ex:b . "
EDITOR = "prov:wasAttributedTo ex:us"


def claim(subject: str, predicate: str, object: str, evidence: str = EDITOR, name: str = "ex:c") -> str:
    return (
        f"{name} a ist:Claim ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {object} ; "
        f"ist:status ist:Accepted ; {evidence} . "
    )


#: rule: (Turtle that passes, Turtle that fails, the concept that the finding is about)
RULES = {
    "concept-is-scheme": (A, A + "ex:a a skos:ConceptScheme .", "a"),
    "concept-is-collection": (A, A + "ex:a a skos:Collection .", "a"),
    "label-twice": (A + 'ex:a skos:altLabel "A"@en .', A + 'ex:a skos:altLabel "a"@en .', "a"),
    "preferred-label-twice": (A + 'ex:a skos:prefLabel "a"@id .', A + 'ex:a skos:prefLabel "aa"@en .', "a"),
    "related-in-hierarchy": (
        A + B + "ex:a skos:broader ex:b .",
        A + B + "ex:a skos:broader ex:b ; skos:related ex:b .",
        "a",
    ),
    "mapping-clash": (
        A + "ex:a skos:exactMatch ex:x ; skos:broadMatch ex:y .",
        A + "ex:a skos:exactMatch ex:x ; skos:broadMatch ex:x .",
        "a",
    ),
    "hierarchy-cycle": (
        A + B + claim("ex:a", "ist:partOf", "ex:b"),
        A + B + claim("ex:a", "ist:partOf", "ex:b") + claim("ex:b", "ist:partOf", "ex:a", name="ex:d"),
        "a",
    ),
    "orphan": (
        A + B + "ex:b skos:topConceptOf ex:s . ex:a skos:broader ex:b .",
        A + B + "ex:b skos:topConceptOf ex:s .",
        "a",
    ),
    "label-shared": (A + B, A + B + 'ex:b skos:prefLabel "c"@id . ex:a skos:prefLabel "c"@id .', "a"),
    "label-of-another": (A + B + 'ex:a skos:altLabel "x"@en .', A + B + 'ex:a skos:altLabel "b"@en .', "a"),
    "label-missing": (SCHEME + A + IN_ID, SCHEME + A + 'ex:a skos:definition "sebuah a"@id .', "a"),
    "label-none": (A, "ex:a a skos:Concept .", "a"),
    "label-without-language": (A, A + 'ex:a skos:altLabel "aa" .', "a"),
    "definition-missing": (SCHEME + A + IN_ID, SCHEME + A + 'ex:a skos:prefLabel "a"@id .', "a"),
    "unknown-concept": (A + B + claim("ex:a", "ist:uses", "ex:b"), A + claim("ex:a", "ist:uses", "ex:nowhere"), "a"),
    "unknown-subject": (A + B + claim("ex:a", "ist:uses", "ex:b"), B + claim("ex:no", "ist:uses", "ex:b"), "no"),
    "claim-of-inverse": (
        A + B + claim("ex:a", "ist:partOf", "ex:b"),
        A + B + claim("ex:b", "ist:hasPart", "ex:a"),
        "b",
    ),
    "claim-without-passage": (
        A + B + claim("ex:a", "ist:uses", "ex:b"),
        A + B + claim("ex:a", "ist:uses", "ex:b", 'skos:note "somebody said so"@en'),
        "a",
    ),
    "relation-without-claim": (
        A + B + claim("ex:a", "ist:uses", "ex:b"),
        A + B + claim("ex:a", "ist:uses", "ex:b") + "ex:b ist:partOf ex:a .",
        "b",
    ),
    "metric-measures-nothing": (
        A + B + "ex:a a ist:Metric . " + claim("ex:a", "ist:measures", "ex:b"),
        A + "ex:a a ist:Metric .",
        "a",
    ),
    "opposite-effects": (
        A + B + claim("ex:a", "ist:increases", "ex:b"),
        A + B + claim("ex:a", "ist:increases", "ex:b") + claim("ex:a", "ist:reduces", "ex:b", name="ex:d"),
        "a",
    ),
    "denied-and-claimed": (
        A + B + claim("ex:a", "ist:uses", "ex:b") + DENIAL.replace("ist:uses", "ist:enables"),
        A + B + claim("ex:a", "ist:uses", "ex:b") + DENIAL,
        "a",
    ),
    "relation-to-itself": (A + B + claim("ex:a", "ist:uses", "ex:b"), A + claim("ex:a", "ist:uses", "ex:a"), "a"),
}


def test_every_rule_is_tried():
    assert {rule.name for rule in rules()} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_passes_what_is_right(rule, map_of):
    found = check(map_of(RULES[rule][0]), shapes=False)
    assert rule not in {finding.rule for finding in found}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_what_is_wrong(rule, map_of):
    _, wrong, concept = RULES[rule]
    found = [finding for finding in check(map_of(wrong), shapes=False) if finding.rule == rule]
    assert f"http://example.org/{concept}" in {finding.concept for finding in found}
    for finding in found:
        assert finding.file.endswith("map.ttl")
        for language in ("en", "id"):
            assert finding.message(language)
            assert finding.fix(language)
            assert "{" not in finding.message(language) + finding.fix(language)


def test_a_finding_names_the_line_of_the_claim(map_of):
    body = A + B + "\n" + claim("ex:a", "ist:uses", "ex:nowhere")
    [finding] = [f for f in check(map_of(body), shapes=False) if f.rule == "unknown-concept"]
    lines = Path(finding.file).read_text(encoding="utf-8").splitlines()
    assert lines[finding.line - 1].startswith("ex:c a ist:Claim")


def test_a_recorded_disagreement_excuses_opposite_effects(map_of):
    excused = "ex:dis a ist:Disagreement ; ist:about ex:a , ex:b ; ist:position ex:c , ex:d ."
    found = check(map_of(RULES["opposite-effects"][1] + excused), shapes=False)
    assert "opposite-effects" not in {finding.rule for finding in found}


def test_a_map_without_concepts_is_an_error(map_of):
    [finding] = check(map_of("ex:a skos:prefLabel 'a'@en ."))
    assert (finding.severity, finding.rule) == ("error", "no-concepts")


PASSAGE = """
ex:p a oa:SpecificResource ; oa:hasSource ex:doc ; oa:hasSelector ex:sel ; ist:inEntry ex:entry .
ex:sel a oa:TextPositionSelector ; oa:start 1 ; oa:end 5 .
ex:doc a ist:Source ; dct:title "d"@en ; ist:sha256 "%s" .
ex:entry a ist:Entry ; ist:entryNumber 1 ; dct:isPartOf ex:doc ;
  <http://www.w3.org/2000/01/rdf-schema#label> "one"@en .
""" % ("0" * 64)
WHOLE = (
    A
    + B
    + PASSAGE
    + claim("ex:a", "ist:uses", "ex:b", "prov:wasQuotedFrom ex:p ; ist:explicit true ; ist:confidence 0.5")
    + """
ex:a a ist:Metric ; ist:betterWhen ist:Higher ; ist:hasFormula ex:f ; ist:abbreviation "AA"@en .
ex:f a ist:Formula ; ist:expression "x / (y - 1)" ; ist:hasVariable ex:x .
ex:x a ist:Variable ; ist:symbol "x" ; ist:standsFor ex:b .
ex:fact a ist:Fact ; ist:about ex:a ; ist:statement "52 %"@en ; prov:wasQuotedFrom ex:p .
ex:dis a ist:Disagreement ; ist:about ex:a ; ist:position ex:c , ex:d .
ex:denial a ist:Denial ; rdf:subject ex:b ; rdf:predicate ist:enables ; ist:deniedObject ex:a ;
  prov:wasQuotedFrom ex:p .
"""
    + claim("ex:b", "ist:uses", "ex:a", name="ex:d")
    + claim("ex:a", "ist:measures", "ex:b", "prov:wasAttributedTo ex:editor", name="ex:e")
)

#: What to replace in WHOLE, with what, and the node that the shape then rejects.
BROKEN = {
    "two preferred labels in a language": ('"a"@en ;', '"a"@en , "z"@en ;', "a"),
    "two definitions in a language": ('"an a"@en', '"an a"@en , "another"@en', "a"),
    "an abbreviation without language": ('"AA"@en', '"AA"', "a"),
    "a claim with two subjects": (
        "ex:d a ist:Claim ; rdf:subject ex:b",
        "ex:d a ist:Claim ; rdf:subject ex:b , ex:a",
        "d",
    ),
    "a claim without predicate": ("rdf:predicate ist:uses ; rdf:object ex:a", "rdf:object ex:a", "d"),
    "a claim without object": ("rdf:object ex:a ;", "", "d"),
    "a claim of an unknown status": (
        "ist:Accepted ; prov:wasAttributedTo ex:us",
        "ist:Maybe ; prov:wasAttributedTo ex:us",
        "d",
    ),
    "explicit that is not yes or no": ("ist:explicit true", 'ist:explicit "yes"', "c"),
    "a confidence above one": ("ist:confidence 0.5", "ist:confidence 1.5", "c"),
    "a quotation from no passage": (
        "prov:wasQuotedFrom ex:p ; ist:explicit",
        "prov:wasQuotedFrom ex:b ; ist:explicit",
        "c",
    ),
    "a passage without source": ("oa:hasSource ex:doc ;", "", "p"),
    "a passage without selector": ("oa:hasSelector ex:sel ;", "", "p"),
    "a passage in something that is no entry": ("ist:inEntry ex:entry", "ist:inEntry ex:doc", "p"),
    "a position that ends before it starts": ("oa:end 5", "oa:end 0", "sel"),
    "a position without end": ("; oa:end 5", "", "sel"),
    "a source without title": ('dct:title "d"@en ;', "", "doc"),
    "a source with a short digest": ("0" * 64, "0" * 63, "doc"),
    "an entry without number": ("ist:entryNumber 1 ;", "", "entry"),
    "an entry of no source": ("dct:isPartOf ex:doc", "dct:isPartOf ex:a", "entry"),
    "an entry without heading": (
        '<http://www.w3.org/2000/01/rdf-schema#label> "one"@en',
        'skos:note "one"@en',
        "entry",
    ),
    "a direction that is none": ("ist:betterWhen ist:Higher", "ist:betterWhen ist:Sideways", "a"),
    "a formula that is none": ("ex:f a ist:Formula ;", "ex:f", "a"),
    "an expression with a function": ("x / (y - 1)", "exp{x}", "f"),
    "a formula without variable": ("; ist:hasVariable ex:x", "", "f"),
    "a symbol that is no name": ('ist:symbol "x"', 'ist:symbol "2x"', "x"),
    "a variable for nothing": ("; ist:standsFor ex:b", "", "x"),
    "a fact about nothing": ("ex:fact a ist:Fact ; ist:about ex:a ;", "ex:fact a ist:Fact ;", "fact"),
    "a fact without words": ('ist:statement "52 %"@en ;', "", "fact"),
    "a fact without passage": ('"52 %"@en ; prov:wasQuotedFrom ex:p', '"52 %"@en', "fact"),
    "a denial of nothing": ("; ist:deniedObject ex:a", "", "denial"),
    "a denial with an object": ("ist:deniedObject ex:a ;", "ist:deniedObject ex:a ; rdf:object ex:a ;", "denial"),
    "a denial without passage": (
        "ist:deniedObject ex:a ;\n  prov:wasQuotedFrom ex:p",
        "ist:deniedObject ex:a",
        "denial",
    ),
    "a disagreement with one position": ("ist:position ex:c , ex:d", "ist:position ex:c", "dis"),
    "a disagreement about nothing": (
        "ex:dis a ist:Disagreement ; ist:about ex:a ;",
        "ex:dis a ist:Disagreement ;",
        "dis",
    ),
}


def test_what_is_whole_has_no_finding(map_of):
    assert check(map_of(WHOLE)) == []


@pytest.mark.parametrize("fault", BROKEN)
def test_a_shape_finds(fault, map_of):
    part, replacement, node = BROKEN[fault]
    assert WHOLE.count(part) == 1, "the fault must be put in at one place"
    found = [finding for finding in check(map_of(WHOLE.replace(part, replacement))) if finding.rule == "shape"]
    assert f"http://example.org/{node}" in {finding.concept for finding in found}
    assert all(finding.message("en") and finding.message("id") for finding in found)


def test_the_shipped_map_has_no_finding(shipped):
    assert check(shipped) == []
