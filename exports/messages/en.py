"""The interface in English."""

MESSAGES = {
    # Groups of relations
    "group.structure": "Structure",
    "group.measurement": "Measurement",
    "group.effect": "Effects",
    "group.means": "Means",
    "group.actors": "Who does it",
    "group.order": "Order in time",
    "group.handling": "Handling",
    "group.contrast": "Contrasts",
    "group.related": "Also related",
    # Export formats
    "format.turtle": "Turtle, sorted: one triple a line, made for version control",
    "format.jsonld": "JSON-LD with labels and definitions by language",
    "format.ntriples": "N-Triples, sorted",
    "format.nquads": "N-Quads, sorted: triples with their graphs",
    "format.trig": "TriG: Turtle with its graphs",
    "format.rdfxml": "RDF/XML for older tools",
    "format.graphml": "GraphML for Gephi, yEd, Cytoscape and networkx",
    "format.gexf": "GEXF for Gephi",
    "format.csv": "Table of concepts, one a row, for spreadsheets",
    "format.csv-claims": "Table of claims with their sources, one a row, for spreadsheets",
    "format.dot": "DOT for Graphviz",
    "format.mermaid": "Mermaid flowchart for Markdown pages; best with a focus",
    "format.html": "Interactive picture in one file that works offline",
}
