from typing import Any

from django.core.management.base import BaseCommand

from dashboard.agents import sessions
from dashboard.storage import audit, purging


class Command(BaseCommand):
    help = (
        "End sessions that are over, at ECE as well, delete whatever is past its time, and tell "
        "how much that was. Run it once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        over = filter(sessions.is_over, sessions.usable_sessions())
        self.tell("sessions ended at ECE", sessions.end_all(over))
        self.tell("sessions that ECE was not told of", delete(sessions.abandoned_sessions()))
        for name, rows in purging.past_their_time().items():
            self.tell(name, delete(rows))
        self.tell("creates of which the ID alone is left", purging.forget_typed())
        audit.record_command(audit.Action.PURGE)

    def tell(self, name: str, count: int) -> None:
        self.stdout.write(f"{name}: {count}")


def delete(rows: purging.Rows) -> int:
    """Delete these rows, and return how many they were."""
    count = rows.count()
    rows.delete()
    return count
