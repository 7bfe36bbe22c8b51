"""Hubs: nodes that refer to very many others, in parts that PyLD takes one by one.

PyLD compares each value of a property with all values before it: a concept with 15,000 narrower ones takes it a minute.
So what is beyond the first hundred is framed as nodes of its own, and joined again in the document that comes of it.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

_Node = dict[str, Any]

#: How many references of one property a node keeps, and each of its parts has.
_MOST = 100
_PART, _OWNER = "urn:istilah:part:", "urn:istilah:part-of"


def parted(nodes: Iterable[_Node], whole: Collection[str]) -> list[_Node]:
    """Return expanded nodes with long lists of references moved to parts; the properties in `whole` keep theirs.

    Blank nodes are left as they are: a part refers to its owner, and framing tells blank nodes by who refers to them.
    """
    found: list[_Node] = []
    for node in nodes:
        is_blank = node["@id"].startswith("_:")
        long = [name for name, values in node.items() if not is_blank and name not in whole and _is_long(name, values)]
        found.append(node | {name: node[name][:_MOST] for name in long})
        for name in long:
            for values in _runs(node[name][_MOST:]):
                found.append({"@id": f"{_PART}{len(found)}", _OWNER: [{"@id": node["@id"]}], name: values})
    return found


def joined(nodes: Iterable[_Node], identifier: str) -> list[_Node]:
    """Return framed nodes, whose IRIs stand under an `identifier`, with the parts joined to what they are parts of."""
    found, parts = list[_Node](), list[_Node]()
    for node in nodes:
        (parts if _OWNER in node else found).append(node)
    if not parts:
        return found
    owners = {node.get(identifier): node for node in found}
    for part in sorted(parts, key=lambda part: int(part[identifier].removeprefix(_PART))):
        owner = owners[part[_OWNER][identifier]]
        for name in part.keys() - {identifier, _OWNER}:
            owner[name] += _listed(part[name])
    return found


def _is_long(name: str, values: Any) -> bool:
    return name[0] != "@" and len(values) > _MOST and all("@id" in value for value in values)


def _runs(values: list[Any]) -> Iterator[list[Any]]:
    return (values[start : start + _MOST] for start in range(0, len(values), _MOST))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
