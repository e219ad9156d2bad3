"""A Reply as it leaves: status, headers and the bytes of its body, in the representation that the client accepts."""

import gzip
import json

from dashboard.sandbox.wire import markup
from dashboard.sandbox.wire.call import JSON, XML, Call, Reply
from dashboard.sandbox.wire.negotiation import accepted, takes_gzip
from dashboard.sandbox.wire.problems import Problem
from dashboard.sandbox.wire.shapes import shaped

SMALLEST_ZIPPED = 1024
TEXT = "text/plain; charset=utf-8"

type Answer = tuple[int, dict[str, str], bytes]


def answer(call: Call, reply: Reply) -> Answer:
    body, media = _written(call, reply)
    headers = {"X-egain-session": call.session_id} if call.session_id else {}
    headers |= {"Content-Type": media} | reply.headers
    if len(body) >= SMALLEST_ZIPPED and takes_gzip(call):
        body = gzip.compress(body, 1)
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    if reply.status != 204:
        headers["Content-Length"] = str(len(body))
    return reply.status, headers, body


def refusal(problem: Problem) -> Reply:
    """How the interaction APIs say no. The web server in front of them says it in plain words."""
    if not problem.code:
        return Reply(
            problem.status,
            text=problem.message,
            media=TEXT,
            headers=problem.headers,
        )
    tree = {"code": problem.code, "developerMessage": problem.message}
    return Reply(problem.status, tree, "error", headers=problem.headers)


def _written(call: Call, reply: Reply) -> tuple[bytes, str]:
    media = reply.media or accepted(call) or XML
    if reply.tree is None:
        return reply.text.encode(), media
    if media == JSON:
        return json.dumps(
            shaped(reply.tree, call.switches),
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode(), JSON
    return markup.write(reply.tree, reply.root, call.version).encode(), XML
