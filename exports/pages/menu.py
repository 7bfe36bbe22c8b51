"""The menu of every page: what leads where, in the order in which it is shown."""

#: The kinds of page in the menu, by their link kinds; each has a message ``menu.<kind>``.
KINDS = ("picture", "questions", "path", "compare", "a-z", "relations", "sparql")
