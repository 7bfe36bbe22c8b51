"""The description of the service: that there is one, that it names the endpoint, and that it uses its terms rightly."""

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from tests.w3c.serving import Served
from tests.w3c.suite import Test

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")

#: The properties of SPARQL 1.1 Service Description, section 3: whose they are, and what they lead to.
PROPERTIES = {
    "endpoint": ("Service", None),
    "feature": ("Service", "Feature"),
    "defaultEntailmentRegime": ("Service", "EntailmentRegime"),
    "entailmentRegime": ("NamedGraph", "EntailmentRegime"),
    "defaultSupportedEntailmentProfile": ("Service", "EntailmentProfile"),
    "supportedEntailmentProfile": ("NamedGraph", "EntailmentProfile"),
    "extensionFunction": ("Service", "Function"),
    "extensionAggregate": ("Service", "Aggregate"),
    "languageExtension": ("Service", "Feature"),
    "supportedLanguage": ("Service", "Language"),
    "propertyFeature": ("Service", "Feature"),
    "defaultDataset": ("Service", "Dataset"),
    "availableGraphs": ("Service", "GraphCollection"),
    "resultFormat": ("Service", None),
    "inputFormat": ("Service", None),
    "defaultGraph": ("Dataset", "Graph"),
    "namedGraph": ("GraphCollection", "NamedGraph"),
    "name": ("NamedGraph", None),
    "graph": ("NamedGraph", "Graph"),
}
#: Each individual of the vocabulary and its class, as far as we may meet them.
INDIVIDUALS = {
    **dict.fromkeys(("SPARQL10Query", "SPARQL11Query", "SPARQL11Update"), "Language"),
    **dict.fromkeys(
        ("DereferencesURIs", "UnionDefaultGraph", "RequiresDataset", "EmptyGraphs", "BasicFederatedQuery"), "Feature"
    ),
}
CLASSES = {"GraphCollection": ("GraphCollection", "Dataset")}


def described(test: Test, server: Served) -> str:
    """Return what is wrong with the description of the service, "" when nothing is."""
    answer = server.client.get(server.endpoint, headers={"Accept": "text/turtle"})
    if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/turtle"):
        return f"{answer.status_code}: {answer.headers.get('content-type')}"
    graph = Graph().parse(data=answer.text, format="turtle")
    if test.name == "has-endpoint-triple":
        return "" if (None, SD.endpoint, URIRef(server.endpoint)) in graph else "the endpoint is not named"
    if test.name == "conforms-to-schema":
        return "; ".join(sorted(filter(None, (_misused(graph, *triple) for triple in graph))))
    return "" if len(graph) else "there is no statement in it"


def _misused(graph: Graph, subject: URIRef, predicate: URIRef, object: URIRef) -> str:
    """Return what is wrong with a statement in terms of the vocabulary."""
    if not predicate.startswith(SD):
        return ""
    name = predicate.removeprefix(SD)
    if name not in PROPERTIES:
        return f"there is no sd:{name}"
    domain, range = PROPERTIES[name]
    if isinstance(object, Literal):
        return f"sd:{name} leads to a literal"
    if not any((subject, RDF.type, SD[kind]) in graph for kind in CLASSES.get(domain, (domain,))):
        return f"{subject} has sd:{name} and is no {domain}"
    if range is None or not object.startswith((SD, subject.partition("#")[0])):
        return ""
    is_typed = any((object, RDF.type, SD[kind]) in graph for kind in CLASSES.get(range, (range,)))
    return "" if is_typed or INDIVIDUALS.get(object.removeprefix(SD)) == range else f"{object} is no {range}"
