"""The names that pushing uses in a store, and the disguise of staged statements."""

from istilah.graph.remote.dataset import PUSHED

#: The graph with what was pushed last: the version, and the graphs that belong to it.
RECORD = PUSHED + "map"
#: The graph that says which versions are staged whole.
READY = PUSHED + "ready"
#: The graph where it is tried out whether writing works.
PROBE = PUSHED + "probe"
#: What staging graphs begin with; the digest of the graph follows.
STAGING = PUSHED + "staging:"
#: What the properties of staged statements begin with; the property itself follows.
DISGUISE = PUSHED + "staged:"
#: The properties of the record.
VERSION, PART = PUSHED + "version", PUSHED + "graph"
#: What stands for a blank node: names survive being sent in parts (RDF 1.1 Concepts, 3.5).
BLANK = "urn:istilah:blank:"
