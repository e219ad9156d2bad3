"""Which columns an agent chose to see in a list beside the usual ones, and which of those not."""

from collections.abc import Sequence

from dashboard.models import Agent

CUSTOMERS, CASES = "customers", "cases"


def chosen(agent: Agent, list_name: str) -> Sequence[str]:
    """Return the names of the columns, in the order in which they are offered."""
    return tuple(map(str, agent.columns.get(list_name, ())))


def hidden(agent: Agent, list_name: str) -> frozenset[str]:
    """Return the names of the usual columns that the agent does not want to see."""
    return frozenset(map(str, agent.hidden_columns.get(list_name, ())))


def remember(
    agent: Agent, list_name: str, names: Sequence[str], *, hidden: Sequence[str] = ()
) -> None:
    agent.columns = {**agent.columns, list_name: list(names)}
    agent.hidden_columns = {**agent.hidden_columns, list_name: list(hidden)}
    agent.save(update_fields=["columns", "hidden_columns"])
