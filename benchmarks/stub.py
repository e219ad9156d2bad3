"""An ECE that costs next to nothing: it replays what the sandbox answered once, after a latency
that can be set.

`python -m benchmarks.stub --port 9001 --upstream http://127.0.0.1:9000`. `POST /latency` takes
milliseconds as its body. A question that was not asked before goes to the sandbox; whoever asked it
waits longer, once. Logins such as `frank-7` are those of many agents who see what Frank sees.
"""

import argparse
import asyncio
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field

PASSED_ON = ("content-type", "accept", "accept-language", "x-egain-session")
REPEATED = ("Content-Type", "X-egain-session", "Location")
LONGEST_HEAD = 64 * 1024
ONE_OF_MANY = re.compile(r"frank-([0-9]+)")
FIRST_ID = re.compile(rb'"id": ?[0-9]+')
LENGTH = re.compile(rb"Content-Length: [0-9]+")
SESSION = re.compile(rb"X-egain-session: [-0-9a-f]{36}")
SESSION_LENGTH = 36

type Question = tuple[str, str, bytes]


@dataclass(slots=True)
class Stub:
    """`latency` is in seconds; `answers` are whole HTTP answers by what was asked, the session left
    out.
    """

    upstream: str
    latency: float = 0.0
    answers: dict[Question, bytes] = field(default_factory=dict)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection until the other end closes it."""
        try:
            while True:
                await self.answer_one(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def answer_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        request_line, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = request_line.split(" ")
        headers = read_headers(lines)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        if target == "/latency":
            self.latency = float(body) / 1000
            writer.write(whole_answer(204, {}, b""))
            return
        answer = await self.answer_to((method, target, body), headers)
        await asyncio.sleep(self.latency)
        writer.write(answer)

    async def answer_to(self, question: Question, headers: dict[str, str]) -> bytes:
        if question not in self.answers:
            self.answers[question] = await self.new_answer(question, headers)
        return self.answers[question]

    async def new_answer(self, question: Question, headers: dict[str, str]) -> bytes:
        method, target, body = question
        one = ONE_OF_MANY.search(target + body.decode("latin-1"))
        if one is None:
            return await asyncio.to_thread(ask_upstream, self.upstream, question, headers)
        asked_by_frank = ONE_OF_MANY.sub("frank", body.decode("latin-1")).encode("latin-1")
        of_frank = (method, ONE_OF_MANY.sub("frank", target), asked_by_frank)
        return of_another(await self.answer_to(of_frank, headers), one[1].encode())


def read_headers(lines: list[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines if line)
    return {name.lower(): value.strip() for name, _, value in pairs}


def of_another(answer: bytes, number: bytes) -> bytes:
    """Return what Frank was answered as it is answered to another agent: with another session,
    another login and another ID."""
    head, _, body = answer.partition(b"\r\n\r\n")
    body = FIRST_ID.sub(b'"id":%d' % (10_000 + int(number)), body, count=1)
    body = body.replace(b'"frank"', b'"frank-%b"' % number)
    head = SESSION.sub(lambda session: b"%b-%b" % (session[0], number), head)
    head = LENGTH.sub(b"Content-Length: %d" % len(body), head)
    return head + b"\r\n\r\n" + body


def ask_upstream(upstream: str, question: Question, headers: dict[str, str]) -> bytes:
    method, target, body = question
    sent = {name: headers[name] for name in PASSED_ON if name in headers}
    if session := sent.get("x-egain-session"):
        sent["x-egain-session"] = session[:SESSION_LENGTH]
    request = urllib.request.Request(upstream + target, body or None, sent, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return whole_answer(answer.status, dict(answer.headers), answer.read())
    except urllib.error.HTTPError as refusal:
        return whole_answer(refusal.code, dict(refusal.headers), refusal.read())


def whole_answer(status: int, headers: dict[str, str], body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {status} OK"]
    lines += [f"{name}: {headers[name]}" for name in REPEATED if name in headers]
    if status != 204:
        lines.append(f"Content-Length: {len(body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--upstream", required=True)
    options = parser.parse_args()
    stub = Stub(options.upstream)
    server = await asyncio.start_server(
        stub.serve, "127.0.0.1", options.port, limit=LONGEST_HEAD, backlog=2048
    )
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
