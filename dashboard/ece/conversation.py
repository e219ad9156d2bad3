"""Asking ECE in one agent's name, with a credential that may be replaced on the way."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.ece import errors, refusals
from dashboard.ece.calls import Answer, Call
from dashboard.ece.credentials import Credential, SessionCredential, read_session
from dashboard.ece.dialects.base import Dialect
from dashboard.ece.languages import DEFAULT, ece_language
from dashboard.ece.questions import Question
from dashboard.ece.transport import Transport, do_nothing

type Observe = Callable[[Call, errors.Error | None, float], None]
type OnNewSession = Callable[[SessionCredential, SessionCredential], None]
type Renew = Callable[[Credential, bool], Credential]

# A call that another one overtook looks so long for the session that this one brings, longer where
# the server is known to replace sessions; and is sent so often at most.
OVERTAKEN_SECONDS = (0.1, 0.2, 0.3, 0.4)
MORE_OVERTAKEN_SECONDS = (0.5, 0.5, 1, 1, 1, 2, 2)
MOST_OVERTAKEN = 20
PAGE_SECONDS = 20.0
LEAST_TO_READ = 1.0
LEAST_TO_WRITE = 8.0
PLAIN_SECONDS = 600.0


class Conversation:
    """Asks ECE for one agent, in the agent's own session and language, within PAGE_SECONDS.

    `observe(call, error, milliseconds)` is called after each call; error is None when it went well.
    `on_new_session(old, new)` is called when ECE replaces the session; the new one is then used.
    `renew(credential, was_refused)` returns the newer one, or the same while that may still do; it
    raises Unauthorized when there is none to be had, Busy when there is none at the moment.
    `after_thread()` is called at the end of what a thread beside this one has asked. `agent` tells
    one agent's calls from another's.
    """

    def __init__(
        self,
        transport: Transport,
        dialect: Dialect,
        *,
        agent: int | None = None,
        credential: Credential | None = None,
        language: str = DEFAULT,
        observe: Observe = do_nothing,
        on_new_session: OnNewSession | None = None,
        renew: Renew | None = None,
        after_thread: Callable[[], None] = do_nothing,
    ) -> None:
        self._transport = transport
        self._dialect = dialect
        self._agent = agent
        self.begin_page()
        self._language = ece_language(language)
        self._observe = observe
        self._on_new_session = on_new_session
        self._renew = renew
        self._after_thread = after_thread
        self.credential = credential
        self.capabilities = dialect.capabilities

    def begin_page(self) -> None:
        """Give what is asked from now on PAGE_SECONDS."""
        self._ends = time.monotonic() + PAGE_SECONDS

    def side_by_side[Input, Result](
        self, ask: Callable[[Input], Result], inputs: Sequence[Input], *, most: int = 8
    ) -> list[Result]:
        """Return what `ask` returns for each input; up to `most` are asked for at a time.

        Errors: the first one, in the order of the inputs.
        """

        def ask_apart(input: Input) -> Result:
            try:
                return ask(input)
            finally:
                self._after_thread()

        if len(inputs) < 2:
            return [ask(input) for input in inputs]
        gate, most = self._transport.gate, min(most, len(inputs))
        with gate.threads(self._agent, most, seconds=self._seconds_left) as threads:
            return list(threads.map(ask_apart, inputs))

    def _ask[Result](self, question: Question[Result]) -> Result:
        """Ask, and ask once more plainly where ECE refuses what is read; for a while after that
        plainly at once."""
        call, plain_until = question.call, self._transport.plain_until
        if plain_until and plain_until.get(call.wording, 0) > time.monotonic():
            return self._ask_once(replace(question, call=call.plain))
        try:
            return self._ask_once(question)
        except errors.Rejected:
            plain = call.plain
            if call.writes or plain == call:
                raise
        result = self._ask_once(replace(question, call=plain))
        plain_until[call.wording] = time.monotonic() + PLAIN_SECONDS
        return result

    def _ask_once[Result](self, question: Question[Result]) -> Result:
        started = time.perf_counter()
        failure: errors.Error | None = None
        try:
            answer = self._send(question.call)
            if answer.status not in (200, 201, 204):
                raise question.refusal(answer)
            return question.read(answer)
        except errors.Error as error:
            failure = error
            raise
        finally:
            milliseconds = (time.perf_counter() - started) * 1000
            self._observe(question.call, failure, milliseconds)

    def _send(self, call: Call) -> Answer:
        """Send the call, and a read again with a newer credential where this one is over.

        Where every answer brings another session, one call after the other may overtake this one. A
        new token is tried once.
        """
        if self.credential and self.credential.is_due:
            self._look_for_newer(self.credential, was_refused=False)
        used = self.credential
        answer = self._send_once(call, used)
        if call.writes:
            return answer
        for _ in range(MOST_OVERTAKEN if isinstance(used, SessionCredential) else 1):
            if not used or not refusals.proves_no_session(answer) or not self._is_replaced(used):
                break
            used = self.credential
            answer = self._send_once(call, used)
        return answer

    def _send_once(self, call: Call, used: Credential | None) -> Answer:
        seconds_left = self._seconds_left
        if seconds_left < (LEAST_TO_WRITE if call.writes else LEAST_TO_READ):
            raise errors.Late("patience", retry_after=2)
        language = self._language_for(used)
        answer = self._transport.send(
            call, used, language, agent=self._agent, seconds_left=seconds_left
        )
        if isinstance(used, SessionCredential) and answer.status != 401:
            self._adopt_session(used, answer)
        if answer.status != 406 or language == DEFAULT or call.writes:
            return answer
        self._transport.unknown_languages.add(language)
        return self._send_once(call, self.credential)

    def _language_for(self, used: Credential | None) -> str:
        """Return the agent's language, but English to sign in, and where ECE does not know it."""
        if used is None or self._language in self._transport.unknown_languages:
            return DEFAULT
        return self._language

    @property
    def _seconds_left(self) -> float:
        return self._ends - time.monotonic()

    def _adopt_session(self, used: SessionCredential, answer: Answer) -> None:
        new = read_session(answer)
        if new is None or new == used:
            return
        self._transport.replaces_sessions = True
        # Stored first: a call beside this one uses what it finds here, and stores what follows.
        if self._on_new_session:
            self._on_new_session(used, new)
        if self.credential == used:
            self.credential = new

    def _is_replaced(self, refused: Credential) -> bool:
        """Whether there is a newer credential than the one that ECE refused.

        A call beside this one may have brought it already. Where every answer brings another
        session, it may also be about to: its answer was on the way when ECE refused this one.
        """
        if self._look_for_newer(refused, was_refused=True):
            return True
        if not isinstance(refused, SessionCredential) or not self._renew:
            return False
        more = MORE_OVERTAKEN_SECONDS if self._transport.replaces_sessions else ()
        for seconds in (*OVERTAKEN_SECONDS, *more):
            time.sleep(seconds)
            if self._look_for_newer(refused, was_refused=True):
                return True
        return False

    def _look_for_newer(self, used: Credential, *, was_refused: bool) -> bool:
        if self.credential == used and self._renew:
            self.credential = self._renew(used, was_refused)
        return self.credential != used
