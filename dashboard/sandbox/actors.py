"""Who may speak to the sandbox, and which departments there are; the same in both worlds."""

from dataclasses import dataclass

from dashboard.sandbox.wire import problems

VIEW = "View Agent Console"
CREATE = "Create Customer"
EDIT = "Edit Customer"
CHANGE_CUSTOMER = "Change Customer"
VIEW_NOTES = "View Notes"
CREATE_NOTES = "Create Notes"
VIEW_USERS = "View User"


@dataclass(frozen=True, slots=True)
class Department:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Agent:
    """An ECE user, whose password is the login.

    The first department is home, in the others the agent is a foreign user.
    """

    id: int
    login: str
    first_name: str
    last_name: str
    departments: tuple[Department, ...]
    actions: frozenset[str]


SERVICE = Department(999, "Service")
QA = Department(1000, "QA")
SALES = Department(1001, "Sales")
DEPARTMENTS: tuple[Department, ...] = (SERVICE, QA, SALES)
DEPARTMENT_BY_ID = {each.id: each for each in DEPARTMENTS}
DEPARTMENT_BY_NAME = {each.name: each for each in DEPARTMENTS}

_EVERYDAY = frozenset({VIEW, CREATE, EDIT, VIEW_NOTES, CREATE_NOTES})
_SUPERVISING = _EVERYDAY | {VIEW_USERS, CHANGE_CUSTOMER}
AGENTS = (
    Agent(1002, "mia", "Mia", "Marlowe", (SALES,), _EVERYDAY),
    Agent(1003, "norights", "Nora", "Rights", (SERVICE,), frozenset()),
    Agent(1010, "jack", "Jack", "Jasper", (SERVICE,), _EVERYDAY),
    Agent(1012, "frank", "Frank", "Fielding", (SERVICE, SALES, QA), _SUPERVISING),
)
AGENT_BY_ID = {agent.id: agent for agent in AGENTS}
AGENT_BY_LOGIN = {agent.login: agent for agent in AGENTS}


def working_in(department: int) -> list[Agent]:
    wanted = DEPARTMENT_BY_ID[department]
    return [agent for agent in AGENTS if agent.actions and wanted in agent.departments]


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever a request speaks for.

    `kind` is "user" (an agent), "client application" or "customer" (of the id given).
    """

    kind: str
    agent: Agent | None = None
    customer: int | None = None

    def need(self, action: str) -> None:
        """Client applications and customers need no action. Raises 403-178."""
        if self.agent and action not in self.agent.actions:
            raise problems.action_missing(action)

    @property
    def departments(self) -> tuple[int, ...]:
        """Ids of the departments whose customers and cases the actor may see."""
        departments = DEPARTMENTS
        if self.agent:
            departments = self.agent.departments
        return tuple(each.id for each in departments)

    @property
    def writer(self) -> int | None:
        """The agent id that a change is signed with."""
        if self.agent is None:
            return None
        return self.agent.id
