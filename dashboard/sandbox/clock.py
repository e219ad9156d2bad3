"""The time in the sandbox's world: the machine's own, moved by as much as a test wants."""

from datetime import UTC, datetime, timedelta


class Clock:
    """What is written, the end of open ranges and what counts as read follow this clock.

    Sessions, tokens and keys follow the machine's: a moved clock signs nobody out.
    """

    def __init__(self) -> None:
        self._moved = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._moved

    def move(self, by: timedelta) -> None:
        """Raises OverflowError beyond the years that a calendar has."""
        moved = self._moved + by
        _ = datetime.now(UTC) + moved
        self._moved = moved

    def move_to(self, moment: datetime) -> None:
        self._moved = moment - datetime.now(UTC)

    def reset(self) -> None:
        self._moved = timedelta()
