"""The calculator of a metric: a form with a field for each variable of a formula, and what they come to.

It works as a plain form: the fields are parameters of the page's address. `src/concept/calculator.ts` of the front end
does the same as one types; it is given the formula as the steps of `istilah.graph.formulas`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from istilah.exports.messages import message
from istilah.exports.pages import figures
from istilah.exports.pages.isolation import isolated
from istilah.exports.pages.site import Site
from istilah.graph.errors import FormulaError
from istilah.graph.formulas import Calculation, calculation, value
from istilah.graph.metrics import Metric, metric
from istilah.graph.values import Formula, Text

#: The parameter that says which formula of a metric is filled in, and what those of its variables begin with.
WHICH, FIELD = "formula", "value."
#: The units of amounts that cannot be below zero.
_AMOUNTS = ("SEC", "MIN", "HR", "DAY", "NUM")
#: The units that a reader calculates with, unlike "a plain number".
_SPOKEN_UNITS = ("PERCENT", "SEC", "MIN", "HR", "DAY")
_LONGEST = 40
#: Beyond it a number of the machine is no longer exact to the unit.
_LARGEST = 1e15


class Field(NamedTuple):
    """A variable to fill in: its name, its unit ("" where not known), what was written and what is wrong with it.

    `minimum` is the least that it can be, None without a limit.
    """

    symbol: str
    name: Text
    unit: str
    minimum: float | None
    written: str
    problem: str


class Outcome(NamedTuple):
    """What the fields come to: a number as a language writes it, or what is wrong ("" for nothing); `value` is bare."""

    figure: str
    problem: str
    value: float | None


class Calculator(NamedTuple):
    """A form for a formula, the `number` of which counts from 1; `minimum` and `maximum` are those of the metric."""

    number: int
    fields: tuple[Field, ...]
    steps: tuple[float | str, ...]
    unit: str
    minimum: float | None
    maximum: float | None
    outcome: Outcome | None

    def told(self) -> dict[str, Any]:
        """Return what the script is told of it."""
        fields = [{"symbol": one.symbol, "name": one.name.text, "minimum": one.minimum} for one in self.fields]
        return {"steps": self.steps, "fields": fields, "minimum": self.minimum, "maximum": self.maximum}


def calculator(
    site: Site, found: Metric, formula: Formula, number: int, language: str, given: Mapping[str, str]
) -> Calculator | None:
    """Return the calculator of a formula with what is given for it; None for a formula that is not arithmetic."""
    try:
        steps = calculation(formula.expression)
    except FormulaError:
        return None
    if not steps.variables:
        return None
    is_asked = given.get(WHICH) == str(number)
    unit = found.units[0].rpartition("/")[2] if found.units else ""
    fields = tuple(
        _field(site, formula, symbol, "" if "/" in formula.expression else unit, language, given if is_asked else None)
        for symbol in steps.variables
    )
    limits = _number(found.minimum), _number(found.maximum)
    outcome = _outcome(steps, fields, *limits, language) if is_asked else None
    return Calculator(number, fields, steps.steps, unit_name(unit, language), *limits, outcome)


def asked(given: Mapping[str, str], language: str) -> dict[str, str]:
    """Return the parameters of a filled-in calculator, their numbers written so that any language reads them."""
    if WHICH not in given:
        return {}
    fields = {name: text[:_LONGEST] for name, text in given.items() if name.startswith(FIELD)}
    numbers = {name: figures.read(text, language) for name, text in fields.items()}
    readable = {name: fields[name] if one is None else figures.plain(one) for name, one in numbers.items()}
    return {WHICH: given[WHICH][:_LONGEST], **readable}


def unit_name(unit: str, language: str) -> str:
    """Return the name of a unit to stand beside a number, "" for one that is not said or not known."""
    return message(f"unit.{unit}", language) if unit in _SPOKEN_UNITS else ""


def _field(
    site: Site, formula: Formula, symbol: str, sums_unit: str, language: str, given: Mapping[str, str] | None
) -> Field:
    """Return the field of a variable. What is only added up has the unit of the sum, unless it has one of its own."""
    concept = dict(formula.variables).get(symbol, "")
    own = metric(site.map, concept) if concept else None
    unit = own.units[0].rpartition("/")[2] if own and own.units else sums_unit
    least = _least(own, is_amount=unit in _AMOUNTS or bool(concept and own is None))
    name = site.map.concepts.label(concept, language) if concept else Text(symbol, "")
    written = "" if given is None else given.get(FIELD + symbol, "")[:_LONGEST]
    problem = "" if given is None else _problem(written, isolated(name.text), least, language)
    return Field(symbol, name, unit_name(unit, language), least, written, problem)


def _least(own: Metric | None, is_amount: bool) -> float | None:
    """Return the least that a variable can be: what its metric says, else 0 for an amount, None for no limit.

    An amount is also what is no metric: a thing, of which a formula takes the number, the time or the price.
    """
    if own and own.minimum:
        return _number(own.minimum)
    return 0.0 if is_amount else None


def _problem(written: str, name: str, least: float | None, language: str) -> str:
    if not written.strip():
        return message("calculator.missing", language, name=name)
    found = figures.read(written, language)
    if found is None:
        return message("calculator.not-a-number", language, written=isolated(written))
    if least is not None and found < least:
        return message("calculator.too-small", language, name=name, minimum=figures.written(least, language))
    return ""


def _outcome(
    steps: Calculation, fields: tuple[Field, ...], minimum: float | None, maximum: float | None, language: str
) -> Outcome | None:
    values = {one.symbol: figures.read(one.written, language) for one in fields}
    known = {symbol: number for symbol, number in values.items() if number is not None}
    if any(one.problem for one in fields) or len(known) < len(values):
        return None
    try:
        found = value(steps, known)
    except ZeroDivisionError as error:
        names = {one.symbol: isolated(one.name.text) for one in fields}
        key = "calculator.divided-by" if error.args[0] else "calculator.divided"
        return Outcome("", message(key, language, name=names.get(error.args[0], "")), None)
    if not abs(found) <= _LARGEST:
        return Outcome("", message("calculator.too-large", language), None)
    return Outcome(figures.written(found, language), _out_of_range(found, minimum, maximum, language), found)


def _out_of_range(found: float, minimum: float | None, maximum: float | None, language: str) -> str:
    if minimum is not None and found < minimum:
        return message("calculator.below", language, minimum=figures.written(minimum, language))
    if maximum is not None and found > maximum:
        return message("calculator.above", language, maximum=figures.written(maximum, language))
    return ""


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) <= _LARGEST else None
