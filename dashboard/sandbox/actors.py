"""Who may speak to the sandbox, and which departments there are. Both worlds have the same ones."""

from dataclasses import dataclass

from dashboard.sandbox.wire import problems

VIEW = "View Agent Console"
CREATE = "Create Customer"
EDIT = "Edit Customer"
VIEW_USERS = "View User"


@dataclass(frozen=True, slots=True)
class Department:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Agent:
    """An ECE user, whose password is the login. The first department is home, the others have it as a foreign user."""

    id: int
    login: str
    first_name: str
    last_name: str
    departments: tuple[Department, ...]
    actions: frozenset[str]


SERVICE, QA, SALES = (
    Department(999, "Service"),
    Department(1000, "QA"),
    Department(1001, "Sales"),
)
DEPARTMENTS = (SERVICE, QA, SALES)
DEPARTMENT_BY_ID = {department.id: department for department in DEPARTMENTS}
DEPARTMENT_BY_NAME = {department.name: department for department in DEPARTMENTS}

_EVERYDAY = frozenset({VIEW, CREATE, EDIT})
AGENTS = (
    Agent(1002, "mia", "Mia", "Marlowe", (SALES,), _EVERYDAY),
    Agent(1003, "norights", "Nora", "Rights", (SERVICE,), frozenset()),
    Agent(1010, "jack", "Jack", "Jasper", (SERVICE,), _EVERYDAY),
    Agent(
        1012,
        "frank",
        "Frank",
        "Fielding",
        (SERVICE, SALES, QA),
        _EVERYDAY | {VIEW_USERS},
    ),
)
AGENT_BY_ID = {agent.id: agent for agent in AGENTS}
AGENT_BY_LOGIN = {agent.login: agent for agent in AGENTS}


def working_in(department: int) -> list[Agent]:
    return [
        agent
        for agent in AGENTS
        if agent.actions and DEPARTMENT_BY_ID[department] in agent.departments
    ]


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever a request speaks for: an agent ("user"), a "client application" or a "customer" of that id."""

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
        return tuple(
            department.id for department in (self.agent.departments if self.agent else DEPARTMENTS)
        )

    @property
    def writer(self) -> int | None:
        """The agent id that a change is signed with."""
        return self.agent.id if self.agent else None
