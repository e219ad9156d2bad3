"""An ECE that costs next to nothing: it replays what the sandbox answered once, after a latency
that can be set.

`python -m benchmarks.stub --port 9001 --upstream http://127.0.0.1:9000`. `POST /latency` takes
milliseconds as its body. A question that was not asked before goes to the sandbox; whoever asked it
waits longer, once.
"""

import argparse
import asyncio
import urllib.error
import urllib.request
from dataclasses import dataclass, field

PASSED_ON = ("content-type", "accept", "accept-language", "x-egain-session")
REPEATED = ("Content-Type", "X-egain-session", "Location")
LONGEST_HEAD = 64 * 1024

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
            ask = asyncio.to_thread(ask_upstream, self.upstream, question, headers)
            self.answers[question] = await ask
        return self.answers[question]


def read_headers(lines: list[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines if line)
    return {name.lower(): value.strip() for name, _, value in pairs}


def ask_upstream(upstream: str, question: Question, headers: dict[str, str]) -> bytes:
    method, target, body = question
    sent = {name: headers[name] for name in PASSED_ON if name in headers}
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
