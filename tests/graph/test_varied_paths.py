"""Paths that differ from each other, on paths written by hand."""

from itertools import pairwise

from istilah.graph.values import Edge, Path, Relation
from istilah.graph.varied_paths import varied_paths

RELATION = Relation("r", "r", (), (), "r", "structure", 1.0, False, frozenset())


def way(stops: str, cost: float) -> Path:
    return Path(tuple(Edge(one, RELATION, other) for one, other in pairwise(stops)), cost)


def told(paths: list[Path]) -> list[str]:
    return [path.hops[0].subject + "".join(hop.object for hop in path.hops) for path in paths]


def test_a_variant_is_left_out_for_something_else() -> None:
    paths = [way("abcz", 3.0), way("abcdz", 3.5), way("abez", 3.6), way("afgz", 4.0)]
    assert told(varied_paths(paths, 2)) == ["abcz", "afgz"]


def test_where_there_is_little_else_what_shares_half_will_do() -> None:
    paths = [way("abcz", 3.0), way("abcdz", 3.5), way("abez", 3.6), way("afgz", 4.0)]
    assert told(varied_paths(paths, 3)) == ["abcz", "abez", "afgz"]


def test_what_is_much_dearer_is_not_told() -> None:
    assert told(varied_paths([way("abz", 2.0), way("acz", 3.9), way("adz", 4.1)], 5)) == ["abz", "acz"]


def test_a_direct_path_leaves_room_for_others() -> None:
    assert told(varied_paths([way("az", 1.0), way("abz", 2.0)], 3)) == ["az", "abz"]
    assert varied_paths([], 3) == varied_paths([way("az", 1.0)], 0) == []
