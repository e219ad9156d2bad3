"""How the sandbox speaks: sockets, bodies, parameters, moments, errors. What is said is not known here."""
