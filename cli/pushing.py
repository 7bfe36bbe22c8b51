"""What `istilah push` does with a map on this machine and a store elsewhere, and what it says of it."""

import os
import sys
from contextlib import closing, suppress
from typing import NamedTuple

from istilah import ontology
from istilah.cli.style import dim
from istilah.exports.messages import message
from istilah.graph.addresses import is_address
from istilah.graph.errors import UsageError
from istilah.graph.prepared import cache_folder, open_store
from istilah.graph.pushing.destination import Destination, reading
from istilah.graph.pushing.plan import Plan, StagedGraph, plan
from istilah.graph.pushing.push import Standing, clear, push, standing
from istilah.graph.remote.acquaintance import acquaintance
from istilah.graph.remote.credentials import Credentials, credentials
from istilah.graph.remote.endpoint import Endpoint


class Report(NamedTuple):
    """What was pushed where; `sent` is None when nothing was to be written."""

    url: str
    plan: Plan
    before: Standing
    sent: int | None

    def values(self) -> dict[str, object]:
        """Return it for programs."""
        return {
            "url": self.url,
            "version": self.plan.version,
            "current": self.before.is_current,
            "statements": self.plan.statements,
            "missing": self.before.missing(self.plan),
            "sent": self.sent,
            "graphs": {graph.name: graph.statements for graph in self.plan.graphs},
            "removed": list(self.before.gone),
            "others": list(self.before.others),
        }

    def text(self, lang: str) -> str:
        """Return it for people."""
        values = {"url": self.url, "graphs": len(self.plan.graphs), "statements": self.plan.statements}
        if self.before.is_current:
            lines = [message("cli.push.current", lang, **values)]
        elif self.sent is None:
            lines = [f"{graph.statements:>9}  {graph.name}" for graph in self.plan.graphs]
            lines += [f"{message('cli.push.removed', lang):>9}  {name}" for name in self.before.gone]
            lines.append(message("cli.push.planned", lang, **values, missing=self.before.missing(self.plan)))
        else:
            lines = [message("cli.push.done", lang, **values, sent=self.sent)]
        if self.before.others:
            lines.append(dim(message("cli.push.others", lang, graphs=", ".join(self.before.others))))
        return "\n".join(lines) + "\n"


class Progress:
    """A line on the terminal for each graph that is sent; nothing where standard error is none.

    After the last comes one that says what the store is doing then, which can take as long.
    """

    def __init__(self, plan: Plan, last: str) -> None:
        self._plan, self._last, self._shown = plan, last, sys.stderr.isatty()

    def __call__(self, graph: StagedGraph, there: int) -> None:
        """Show how much of a graph is there."""
        if not self._shown:
            return
        number = self._plan.graphs.index(graph) + 1
        percent = 100 * there // graph.statements
        end = "\n" if there == graph.statements else "\r"
        sys.stderr.write(f"{number}/{len(self._plan.graphs)} {percent:>3} % {graph.name}{end}")
        if number == len(self._plan.graphs) and end == "\n":
            sys.stderr.write(f"{self._last}\n")
        sys.stderr.flush()


def pushed(
    url: str, map: str | None, update_url: str | None, graphs_url: str | None, is_dry: bool, lang: str
) -> Report:
    """Push a map, unless it is there already or nothing is to be written, and return the report.

    Raises UsageError for a map or a store at the wrong place, and what opening and pushing raise.
    """
    if not is_address(url):
        raise UsageError("this is not the URL of a store", "it looks like https://example.org/sparql")
    if map is not None and is_address(map):
        raise UsageError("the map to put there is not on this machine", "name a file, a folder or a store on disk")
    user = credentials()
    endpoint = reading(url, user)
    with closing(endpoint.connection):
        endpoint.graphs()  # a store that is gone or wants other credentials says so before the map is prepared
        wanted = plan(open_store(map or ontology.MAP)[0].whole())
        before = standing(wanted, endpoint)
        if is_dry or (before.is_current and not before.leftover):
            return Report(endpoint.url, wanted, before, None)
        with closing(Destination(endpoint, user, update_url, graphs_url)) as destination:
            if before.is_current:
                clear(destination)
                return Report(endpoint.url, wanted, before, None)
            sent = push(wanted, destination, before, Progress(wanted, message("cli.push.swapping", lang)))
        _meet_anew(endpoint, user)
        return Report(endpoint.url, wanted, before, sent)


def _meet_anew(endpoint: Endpoint, user: Credentials) -> None:
    """Forget which graphs the store had, so that the next command sees those that it has now."""
    with suppress(OSError):  # nobody has asked it yet
        os.remove(acquaintance(cache_folder(), endpoint.connection, user.user).path)
