"""The interface in Indonesian."""

MESSAGES = {
    # Groups of relations
    "group.structure": "Struktur",
    "group.measurement": "Pengukuran",
    "group.effect": "Pengaruh",
    "group.means": "Sarana",
    "group.actors": "Pelaku",
    "group.order": "Urutan waktu",
    "group.handling": "Penanganan",
    "group.contrast": "Perbedaan",
    "group.related": "Terkait lainnya",
    # Format ekspor
    "format.turtle": "Turtle terurut: satu tripel satu baris, cocok untuk kendali versi",
    "format.jsonld": "JSON-LD dengan label dan definisi per bahasa",
    "format.ntriples": "N-Triples terurut",
    "format.nquads": "N-Quads terurut: tripel beserta grafnya",
    "format.trig": "TriG: Turtle beserta grafnya",
    "format.rdfxml": "RDF/XML untuk perangkat lunak lama",
    "format.graphml": "GraphML untuk Gephi, yEd, Cytoscape, dan networkx",
    "format.gexf": "GEXF untuk Gephi",
    "format.csv": "Tabel konsep, satu konsep satu baris, untuk lembar kerja",
    "format.csv-claims": "Tabel klaim beserta sumbernya, satu klaim satu baris, untuk lembar kerja",
    "format.dot": "DOT untuk Graphviz",
    "format.mermaid": "Diagram alir Mermaid untuk halaman Markdown; sebaiknya dengan fokus",
    "format.html": "Gambar interaktif dalam satu berkas yang bekerja luring",
}
