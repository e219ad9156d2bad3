"""ECE's answers as the documents print them: one class for each JSON object.

A field has the name that ECE gives it, in our spelling: `contact_persons` is "contactPersons" on
the wire. What the documents call optional has a default. `v12` and `v3` differ only where the API
generations do.
"""
