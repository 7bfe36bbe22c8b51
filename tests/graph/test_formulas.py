"""Formulas are read as arithmetic, and worked out as arithmetic."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import FormulaError
from istilah.graph.formulas import calculation, direction, value
from istilah.graph.metrics import metric

VALUES = {"a": 8.0, "b": 2.0, "c": 3.0, "first_contact": 80.0, "total": 100.0}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("first_contact / total * 100", 80),
        ("(a - b) / c", 2),
        ("a - b - c", 3),
        ("a / b / c", 8 / 6),
        ("a + b * c", 14),
        ("-a * -(b - c)", -8),
        ("a × b ÷ c − 1.5", 16 / 3 - 1.5),
        ("+a", 8),
        (".5*a", 4),
        ("((a))", 8),
    ],
)
def test_a_formula_is_worked_out_by_the_rules_of_arithmetic(expression: str, expected: float) -> None:
    assert value(calculation(expression), VALUES) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("expression", "column"),
    [
        ("", 1),
        ("a +", 4),
        ("a b", 3),
        ("a + * b", 5),
        ("(a", 3),
        ("a)", 2),
        ("a()", 2),
        ("a.b", 2),
        ("__import__('os')", 11),
    ],
)
def test_what_is_not_arithmetic_is_refused_at_its_place(expression: str, column: int) -> None:
    with pytest.raises(FormulaError) as caught:
        calculation(expression)
    assert caught.value.column == column


@pytest.mark.parametrize(("expression", "divisor"), [("a / zero", "zero"), ("a / (b - b)", ""), ("a / 0", "")])
def test_a_division_by_zero_names_its_divisor(expression: str, divisor: str) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        value(calculation(expression), {**VALUES, "zero": 0})
    assert caught.value.args == (divisor,)


def test_variables_come_once_in_the_order_of_the_formula() -> None:
    assert calculation("(c + a) / (c - b)").variables == ("c", "a", "b")


def test_a_deep_formula_is_no_burden() -> None:
    assert value(calculation("(" * 20_000 + "a" + ")" * 20_000), VALUES) == 8


def _expressions(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = "({0[0]} {0[1]} {0[2]})".format
    return st.recursive(parts, lambda part: st.tuples(part, st.sampled_from("+-*/"), part).map(joined), max_leaves=12)


@given(_expressions(st.integers(1, 99).map(str)))
def test_a_formula_comes_to_what_python_makes_of_it(expression: str) -> None:
    try:
        expected = eval(expression, {"__builtins__": {}})
    except ZeroDivisionError:
        with pytest.raises(ZeroDivisionError):
            value(calculation(expression), {})
    else:
        assert value(calculation(expression), {}) == pytest.approx(expected)


def test_every_formula_of_the_shipped_map_can_be_worked_out_from_its_variables(shipped: ConceptMap) -> None:
    formulas = [formula for iri in shipped.concepts for formula in getattr(metric(shipped, iri), "formulas", ())]
    assert len(formulas) >= 18
    for formula in formulas:
        symbols = dict(formula.variables)
        found = calculation(formula.expression)
        assert set(found.variables) == set(symbols), formula
        assert isinstance(value(found, dict.fromkeys(symbols, 7.0)), float)


@pytest.mark.parametrize(
    ("expression", "symbol", "expected"),
    [
        ("talk + hold + after_call", "hold", 1),
        ("first_contact / total * 100", "first_contact", 1),
        ("first_contact / total * 100", "total", -1),
        ("(final - new) / initial * 100", "new", -1),
        ("(final - new) / initial * 100", "initial", 0),  # more or less than zero: who knows
        ("-(a - b)", "b", 1),
        ("100 - a * 0", "a", 0),
        ("a - a", "a", 0),
        ("b", "a", 0),
    ],
)
def test_a_formula_tells_which_way_it_goes_with_a_variable(expression: str, symbol: str, expected: int) -> None:
    assert direction(calculation(expression), symbol) == expected


@settings(derandomize=True)  # floats cancel out now and then: the same examples each time
@given(_expressions(st.sampled_from(["a", "b", "2", "7"])), st.floats(0.1, 9), st.floats(0.1, 9))
def test_a_formula_never_goes_the_other_way(expression: str, a: float, b: float) -> None:
    found = calculation(expression)
    try:
        values = [value(found, {"a": a * much, "b": b}) for much in (1, 1.5)]
    except ZeroDivisionError:
        return
    change = (values[1] - values[0]) * direction(found, "a")
    assert change >= -1e-6 * max(map(abs, values))
