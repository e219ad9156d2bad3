"""What an administrator has configured for customers and cases. Get Customer Attributes v12, v3;
Get Case Attributes v12.

No sample of the customers' answer is public, so the likely readings are all taken: a list of values
stands under its name directly or as `values`, and the root is `customer`, or `attribute` as in the
published sample for cases.
"""

from collections.abc import Sequence

from msgspec import field

from dashboard.ece.shapes.common import Choice, Listing, Shape


class Values(Shape, frozen=True):
    values: Sequence[Choice] = ()


type ValueList = Values | Sequence[Choice]


class AttributeValues(Shape, frozen=True):
    attrib_value: ValueList = ()


class Definition(Shape, frozen=True):
    """A custom attribute that ECE is configured with."""

    attrib_name: str = ""
    display_name: str = ""
    is_required: bool | None = None
    is_encrypted: bool | None = None
    attrib_values: AttributeValues = AttributeValues()


class Definitions(Shape, frozen=True):
    custom_attribute: Sequence[Definition] = ()


class TypeLists(Shape, frozen=True):
    """The lists of one type of customer."""

    type: ValueList = ()
    region: ValueList = ()


class Types(Shape, frozen=True):
    group: TypeLists = TypeLists()
    corporate: TypeLists = TypeLists()


class Identification(Shape, frozen=True):
    type: ValueList = ()


class PointAttributes(Shape, frozen=True):
    custom_attributes: Definitions = Definitions()


class PersonAttributes(Shape, frozen=True):
    type: ValueList = ()
    identification: Identification = Identification()
    custom_attributes: Definitions = Definitions()
    contact_points: PointAttributes = PointAttributes()


class Attributes(Definition, frozen=True):
    """Everything at once; one entry of a list under `attribute` may be a custom attribute instead.

    v12 says `contactPersons` where v3 says `contacts`.
    """

    industry: ValueList = ()
    level: ValueList = ()
    country: ValueList = ()
    type: Types = Types()
    contact_persons: PersonAttributes | None = None
    contacts: PersonAttributes | None = None
    custom_attributes: Definitions = Definitions()


class CustomerMetadata(Listing[Attributes], frozen=True):
    rows: Sequence[Attributes] = field(name="customer")


class AttributeMetadata(Listing[Attributes], frozen=True):
    rows: Sequence[Attributes] = field(name="attribute")
