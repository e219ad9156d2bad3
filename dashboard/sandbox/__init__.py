"""The sandbox: a complete ECE / eGain stand-in for demos and tests.

It needs the standard library, and `cryptography` for the signature of its ID tokens. It shares no
line with the dashboard's own reading of the API: the two meet on the wire and nowhere else.
Start it with `python -m dashboard.sandbox --help`.

wire           how it speaks: sockets, bodies, parameters, moments, errors
world          what it speaks of: one SQLite file and the made-up people in it
interaction    v12 and v20: sessions, customers, cases, activities, users
cloud          v3, and the OAuth 2.0 in front of it
stand          all of these together
switches       the points on which real servers differ
control        the port where tests reset it, turn its switches and move its clock
running        starts the sandbox as a process; pytest_plugin has the fixtures around it
operations     prints every operation with an example
"""
