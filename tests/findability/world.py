"""Customers with faults and without, created at the far side on a day of their own."""

from datetime import datetime, timedelta


def phone(number: str, country: str = "1", area: str = "408", extension: str = "") -> dict:
    parts = {"countryCode": country, "areaCode": area, "extension": extension}
    given = {name: value for name, value in parts.items() if value}
    kind = {"type": {"value": "home"}, "phoneNo": number, **given}
    return {"type": {"value": "phone", "phone": kind}}


def email(address: str) -> dict:
    return {"type": {"value": "email", "email": {"emailAddress": address}}}


def postal(street: str) -> dict:
    home = {"type": {"value": "home"}, "address_1": street, "city": "Sunnyvale"}
    return {"type": {"value": "postal", "postal": home}}


class Planted:
    """Creates customers at the far side; `days` is the query string of the day that is theirs."""

    def __init__(self, sandbox) -> None:
        self.line = sandbox.signed_in("frank")
        moment = datetime.fromisoformat(sandbox.move_clock(days=40))
        self.day = moment.date()
        self.days = f"from={self.day - timedelta(days=1)}&to={self.day + timedelta(days=1)}"

    def create(self, name: str, *points: dict, department: str = "Service") -> str:
        """Return the id of a new customer with these contact points."""
        person = {"firstName": name, "contactPoints": {"contactPoint": list(points)}}
        body = {
            "department": {"name": department},
            "type": {"value": "individual"},
            "contactPersons": {"contactPerson": [person]},
        }
        answer = self.line.post("/ws/v12/interaction/customer", json=body)
        assert answer.status_code == 201, answer.text
        return answer.headers["Location"].rpartition("/")[2]
