"""One class for each API generation: how it writes calls and what its answers mean. No I/O."""

from dashboard.ece.dialects.base import Dialect
from dashboard.ece.dialects.v3 import V3
from dashboard.ece.dialects.v20 import V20

_GENERATIONS: dict[str, type[Dialect]] = {"v20": V20, "v3": V3}


def dialect(name: str, *, create_path: str = "plain") -> Dialect:
    """Return what speaks this API generation, "v20" or "v3". Errors: KeyError.

    `create_path` is what the path of a v3 create is tried as first: "plain", or "typed" with the
    type of the customer in it.
    """
    spoken = _GENERATIONS[name]()
    spoken.create_path = create_path
    return spoken
