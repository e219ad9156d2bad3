"""One agent's pages are made one after the other, and hold up nobody else's."""

from concurrent.futures import ThreadPoolExecutor

from dashboard.models import Agent
from dashboard.pages.turns import turn_of
from tests.conftest import Desk


def test_many_tabs_of_one_agent_share_a_process_as_one(transactional_db, sandbox):
    jack, frank = signed_in("jack"), signed_in("frank")
    with ThreadPoolExecutor(1) as tab:
        with turn_of(Agent.objects.get(login="jack")):
            waiting = tab.submit(jack.get, "/")
            assert frank.get("/").status_code == 200
            assert not waiting.done()
        assert waiting.result(timeout=10).status_code == 200


def signed_in(login: str) -> Desk:
    desk = Desk()
    desk.sign_in(login)
    return desk
