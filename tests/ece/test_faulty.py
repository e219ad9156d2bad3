"""The faulty server standing between the product and a healthy one."""

from contextlib import suppress

import pytest

from dashboard import ece
from tests.faulty import Faulty

pytestmark = pytest.mark.faults

CREATE = ece.Call(
    "create", "POST", "/ws/v12/interaction/customer", body={"a": 1}, writes=True, deadline=0.5
)
READ = ece.Call("customer by id", "GET", "/ws/v12/interaction/customer/1000")


@pytest.mark.parametrize(
    "answer",
    [
        "create_then_hang",
        "create_then_reset",
        "create_then_close",
        "create_then_500",
        "create_then_204",
    ],
)
def test_a_create_can_happen_and_its_answer_be_lost(answer):
    def created(exchange):
        exchange.answer(201, Location="/system/ws/v12/interaction/customer/1000")

    with Faulty(created) as far_side, Faulty(upstream=far_side.url) as between:
        between.script([answer], only="create customer")
        transport = ece.Transport(between.url)
        with suppress(ece.Unreachable, ece.TimedOut):
            assert transport.send(CREATE, None, "en-US").status in (204, 500)
        assert [request.json for request in far_side.requests] == [{"a": 1}]


def test_what_is_not_scripted_is_passed_on_with_its_session():
    with Faulty("ok") as far_side, Faulty(upstream=far_side.url) as between:
        between.script(["hang"], only="create customer")
        answer = ece.Transport(between.url).send(
            READ, ece.SessionCredential("session-of-jack"), "de-DE"
        )
        assert answer.json()["customer"][0]["id"] == "1000"
        assert answer.headers["X-egain-session"] == "session-of-jack"
        assert far_side.requests[0].headers["accept-language"] == "de-DE"


def test_an_answer_of_the_far_side_can_be_spoilt():
    with Faulty("ok") as far_side, Faulty("wrong_record", upstream=far_side.url) as between:
        answer = ece.Transport(between.url).send(READ, None, "en-US")
        assert answer.json()["customer"][0]["id"] == "9999"
