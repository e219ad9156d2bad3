"""How the sandbox speaks HTTP: sockets, bodies, parameters, moments, errors, and no meaning at all.

Why this is our own code and not werkzeug (tried with werkzeug 3.1.9, its threaded server and its
Request in front of the same `Stand`, 21 of the 108 tests of wire, malformed input and process
fail):

* Its server closes the connection after every answer, on purpose. Requests sent ahead, the second
  request after a chunked body and every kept-alive client of ours need it open.
* A body that is shorter than its Content-Length, a chunk without a size, a chunk that is too long
  and an unknown Transfer-Encoding end in a 500 or in silence. ECE's front end answers 400 or 501,
  and the tests prove that a customer whose body was cut is not created.
* HTTP/0.9, HTTP/9.9 and lines that are no HTTP are answered without a status line.
* A target with unencoded letters or with a host in front is decoded before we see it, so that the
  links to the next page no longer say what the client sent.
* Routing would replace the 40 lines of `paths`, and content negotiation the 40 of `negotiation`;
  its best match refuses `application/JSON; charset=utf-8`, which clients of ECE send.
"""
