"""What arrives and what leaves: one Call, one Reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

from dashboard.sandbox.actors import Actor
from dashboard.sandbox.clock import Clock
from dashboard.sandbox.switches import Switches
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire.moments import written
from dashboard.sandbox.world.database import Connection

XML = "application/xml"
JSON = "application/json"


@dataclass(slots=True)
class Call:
    """A request on its way through the checks; each check adds what it learns.

    `version` is v12, v20 or v3, `arguments` are the variable parts of the path, `parameters` is
    the query once it is known to be allowed. `session_id` is what the answer echoes.
    """

    method: str
    path: str
    query: str
    headers: Message
    body: bytes
    switches: Switches
    version: str = "v12"
    arguments: Mapping[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    actor: Actor = field(default_factory=lambda: Actor("nobody"))
    session_id: str = ""
    language: str = "en-US"
    clock: Clock = field(default_factory=Clock)
    connection: Connection | None = None

    @property
    def is_cloud(self) -> bool:
        return self.version == "v3"

    @property
    def database(self) -> Connection:
        assert self.connection is not None, "routes lend a connection before an operation runs"
        return self.connection

    @property
    def departments(self) -> tuple[int, ...] | None:
        """Ids of the departments that the actor may see; None when departments are off."""
        if not self.switches.departments:
            return None
        return self.actor.departments

    @property
    def now(self) -> str:
        """The moment in the sandbox's world, as ECE writes it."""
        return written(self.clock.now())


@dataclass(slots=True)
class Reply:
    """`tree` is written as JSON, or as XML under the element `root`; `text` is sent as it is."""

    status: int
    tree: Tree | None = None
    root: str = ""
    text: str = ""
    media: str = ""
    headers: dict[str, str] = field(default_factory=dict)
