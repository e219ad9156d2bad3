"""A connection to PostgreSQL on which nobody waits for ever.

The server ends a statement that takes too long by itself, but not while it is stopped, or its
machine.
"""

from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus

ANSWER_SECONDS = 12.0  # more than a statement may take at the server


class PatientConnection(psycopg.Connection[Any]):
    """Waits so long at most for an answer. Errors: OperationalError."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        try:
            return super().wait(gen, interval, timeout or ANSWER_SECONDS)
        except psycopg.OperationalError:
            # The answer may still come, and would be taken for that to another question.
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.close()
            raise
