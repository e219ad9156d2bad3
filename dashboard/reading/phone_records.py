"""A phone number in two shapes: as it was understood, and as ECE stores it."""

import re
from dataclasses import dataclass, field

from dashboard.reading.plans import area_of, is_valid

NOT_DIGITS = re.compile("[^0-9]")


@dataclass(frozen=True, slots=True)
class Phone:
    """One phone number in ASCII digits: the country code ("" where it is not known), what is
    dialled after it from abroad, and the extension. How it was typed does not count when numbers
    are compared: `typed` are the digits that reach it at home, and `is_international` tells that
    the country was typed."""

    country: str
    national: str
    extension: str = ""
    typed: str = field(default="", compare=False)
    is_international: bool = field(default=False, compare=False)

    @property
    def area(self) -> str:
        """The area code, "" where the country has none to tell apart."""
        return area_of(self.country, self.national)

    @property
    def number(self) -> str:
        """What follows the area code."""
        return self.national.removeprefix(self.area)

    @property
    def digits(self) -> str:
        """What ECE finds the number by when it is stored: all parts run together."""
        return self.country + self.national + self.extension

    @property
    def is_valid(self) -> bool:
        """Whether the country has such numbers."""
        return bool(self.country) and is_valid(self.country, self.national)


@dataclass(frozen=True, slots=True)
class Parts:
    """A number in the four fields of a contact point. `number` may have blanks between its digits;
    what all of them are found by is `digits`."""

    country: str
    area: str
    number: str
    extension: str

    @property
    def digits(self) -> str:
        """All parts run together."""
        return self.phone.digits

    @property
    def phone(self) -> Phone:
        """The number, to be shown and looked for."""
        national = NOT_DIGITS.sub("", self.area + self.number)
        is_international = bool(self.country)
        return Phone(self.country, national, self.extension, national, is_international)
