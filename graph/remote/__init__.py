"""Stores elsewhere: a map read from any SPARQL 1.1 endpoint. Imported only when a URL is given."""
