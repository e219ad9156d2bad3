"""What the made-up corporations are called: a company, its trade, its legal form."""

COMPANIES = (
    "Alder & Finch",
    "Blue Anchor",
    "Copper Kettle",
    "Dandelion",
    "Elm Street",
    "Fernweh",
    "Golden Pear",
    "Harbour Lights",
    "Ivory Tower",
    "Juniper",
    "Kingfisher",
    "Lantern",
    "Maple Leaf",
    "North Star",
    "Old Mill",
    "Papierschiff",
    "Quince",
    "Red Balloon",
    "Silver Birch",
    "Tin Drum",
)
TRADES = (
    "Bakeries",
    "Clinics",
    "Foods",
    "Insurance",
    "Logistics",
    "Media",
    "Motors",
    "Outfitters",
    "Telecom",
    "Works",
)
FORMS = (
    "Ltd.",
    "Inc.",
    "GmbH",
    "S.A.",
    "B.V.",
    "& Sons",
)
