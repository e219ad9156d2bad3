"""Which columns an agent chose to see in a list beside the usual ones."""

from collections.abc import Sequence

from dashboard.models import Agent

CUSTOMERS, CASES = "customers", "cases"


def chosen(agent: Agent, list_name: str) -> Sequence[str]:
    """Return the names of the columns, in the order in which they are offered."""
    return tuple(map(str, agent.columns.get(list_name, ())))


def remember(agent: Agent, list_name: str, names: Sequence[str]) -> None:
    agent.columns = {**agent.columns, list_name: list(names)}
    agent.save(update_fields=["columns"])
