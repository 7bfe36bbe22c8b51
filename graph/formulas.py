"""Formulas: arithmetic over named variables, read and worked out; nothing in them is ever run as code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import add, mul, sub, truediv

from istilah.graph.errors import FormulaError

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from istilah.graph._tuples import NamedTuple

_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)|(?P<symbol>[^\W\d]\w*)|(?P<sign>[-+*/()×÷−])|(?P<gap>\s+)"
)
_PLAIN = {"×": "*", "÷": "/", "−": "-"}
_SIGNS = {"+": add, "-": sub, "*": mul, "/": truediv}
#: How tightly a sign binds; "~" turns the sign of one value.
_RANK = {"(": 0, "+": 1, "-": 1, "*": 2, "/": 2, "~": 3}


class Calculation(NamedTuple):
    """A formula ready to be worked out.

    `steps` are numbers, symbols of variables and signs in postfix order, so that a stack is all it takes to work
    them out, here or in a browser. `variables` are the symbols, each once, in the order in which they appear.
    """

    steps: tuple[float | str, ...]
    variables: tuple[str, ...]


def calculation(expression: str) -> Calculation:
    """Return an expression such as ``(final - new) / initial * 100`` ready to be worked out.

    It may hold decimal numbers, variables, ``+ - * /`` (also × ÷ −) and parentheses; product before sum, then from
    the left. Raises FormulaError for anything else. This is the shunting yard of Dijkstra (1961).
    """
    steps: list[float | str] = []
    waiting: list[str] = []
    wants_value = True
    for column, kind, token in _tokens(expression):
        if wants_value != (kind in ("number", "symbol") or token == "(" or (wants_value and token in "-+")):
            raise FormulaError(expression, column)
        if kind == "number":
            steps.append(float(token))
        elif kind == "symbol":
            steps.append(token)
        elif token == "(":
            waiting.append(token)
        elif token == ")":
            steps += _popped(waiting, 1)
            if not waiting:
                raise FormulaError(expression, column)
            waiting.pop()
        elif wants_value:
            waiting += ["~"] if token == "-" else []
        else:
            steps += _popped(waiting, _RANK[token])
            waiting.append(token)
        wants_value = kind == "sign" and token != ")"
    steps += _popped(waiting, 1)
    if wants_value or waiting:
        raise FormulaError(expression, len(expression) + 1)
    symbols = (step for step in steps if isinstance(step, str) and step not in _RANK)
    return Calculation(tuple(steps), tuple(dict.fromkeys(symbols)))


def value(calculation: Calculation, values: Mapping[str, float]) -> float:
    """Return what a formula comes to, given a value for each variable; what is too large comes to infinity.

    Raises ZeroDivisionError, with the symbol of the divisor where that is a single variable, else with "".
    """
    stack: list[float] = []
    for place, step in enumerate(calculation.steps):
        if isinstance(step, float):
            stack.append(step)
        elif step == "~":
            stack.append(-stack.pop())
        elif step in _SIGNS:
            right, left = stack.pop(), stack.pop()
            if step == "/" and right == 0:
                divisor = calculation.steps[place - 1]
                raise ZeroDivisionError(divisor if divisor in calculation.variables else "")
            stack.append(_SIGNS[step](left, right))
        else:
            stack.append(values[step])
    return stack[0]


def _tokens(expression: str) -> Iterator[tuple[int, str, str]]:
    """Yield each token with its column, from 1, and its kind: number, symbol or sign."""
    place = 0
    while place < len(expression):
        found = _TOKEN.match(expression, place)
        if found is None:
            raise FormulaError(expression, place + 1)
        if found.lastgroup != "gap":
            yield place + 1, found.lastgroup or "", _PLAIN.get(found[0], found[0])
        place = found.end()


def _popped(waiting: list[str], rank: int) -> Iterator[str]:
    """Yield the signs that bind at least so tightly, taken off the end of those that wait."""
    while waiting and _RANK[waiting[-1]] >= rank:
        yield waiting.pop()


def direction(calculation: Calculation, symbol: str) -> int:
    """Return 1 if a formula rises with a variable, whatever the values above zero are; -1 if it falls.

    0 where that depends on the values, or the formula does not have the variable. Found by the rules of the derivative
    on signs alone, so it is never wrong, only sometimes silent.
    """
    stack: list[tuple[int | None, int | None]] = []  # the signs of a value and of its slope, None for one unknown
    for step in calculation.steps:
        if isinstance(step, float):
            stack.append((_sign(step), 0))
        elif step == "~":
            stack.append(_negative(stack.pop()))
        elif step in _SIGNS:
            right, left = stack.pop(), stack.pop()
            stack.append(_slope(step, left, right))
        else:
            stack.append((1, 1 if step == symbol else 0))
    return stack[0][1] or 0


_Slope = tuple[int | None, int | None]


def _slope(sign: str, left: _Slope, right: _Slope) -> _Slope:
    """Return the signs of the value and the slope of two parts joined by a sign."""
    (value_left, slope_left), (value_right, slope_right) = left, right
    if sign == "-":
        return _slope("+", left, _negative(right))
    if sign == "+":
        return _sum(value_left, value_right), _sum(slope_left, slope_right)
    rising, falling = _product(slope_left, value_right), _product(value_left, slope_right)
    if sign == "/":  # the square below changes no sign; a divisor that may pass zero makes the whole jump there
        rising, falling = (rising, _negated(falling)) if value_right else (_jumping(rising), _jumping(falling))
    return _product(value_left, value_right), _sum(rising, falling)


def _negative(part: _Slope) -> _Slope:
    value, slope = part
    return _negated(value), _negated(slope)


def _negated(sign: int | None) -> int | None:
    return None if sign is None else -sign


def _jumping(slope: int | None) -> int | None:
    return None if slope else slope


def _sum(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return None
    return one or other if one * other >= 0 else None


def _product(one: int | None, other: int | None) -> int | None:
    if one == 0 or other == 0:
        return 0
    return None if one is None or other is None else one * other


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
