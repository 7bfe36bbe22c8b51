"""The names that pushing uses in a store, and the disguise of staged statements."""

from istilah.graph.remote.dataset import PUSHED

#: The graph that says which versions are staged whole.
READY = PUSHED + "ready"
#: The graph where it is tried out whether writing works.
PROBE = PUSHED + "probe"
#: What staging graphs begin with; the digest of the graph follows.
STAGING = PUSHED + "staging:"
#: What the properties of staged statements begin with; the property itself follows.
DISGUISE = PUSHED + "staged:"
#: The property of the record that names the graphs of the map.
PART = PUSHED + "graph"
#: What stands for a blank node: names survive being sent in parts (RDF 1.1 Concepts, 3.5).
BLANK = "urn:istilah:blank:"
