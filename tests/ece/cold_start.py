"""A process whose first answers are read by many threads at once. Run as a script; ends with 0."""

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from dashboard import ece
from tests.faults import healthy_body

THREADS = 40
BODY = healthy_body("GET", "/customer")


class Replaying(ece.Transport):
    """The answer is there before the threads start."""

    def send(self, *_question: object, **_who: object) -> ece.Answer:
        return ece.Answer(200, {"Content-Type": "application/json"}, BODY)


def main() -> None:
    sys.setswitchinterval(1e-6)
    start = Barrier(THREADS)

    def search(_number: int) -> int:
        client = ece.Client(Replaying("http://127.0.0.1"), ece.dialect("v20"))
        start.wait()
        return len(client.search_customers(ece.CustomerCriteria(phones=("1",))).records)

    with ThreadPoolExecutor(THREADS) as threads:
        assert set(threads.map(search, range(THREADS))) == {1}


if __name__ == "__main__":
    main()
