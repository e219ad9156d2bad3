"""The sandbox: a complete ECE / eGain stand-in for demos and tests. Standard library only.

It shares no line with the dashboard's own reading of the API: the two meet on the wire and nowhere else.
Start it with `python -m dashboard.sandbox --help`.
"""
