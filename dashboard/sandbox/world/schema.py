"""The tables of a world. `application_id` and `user_version` tell what a file holds."""

APPLICATION_ID = 0x45434521
VERSION = 2
FIRST_ID = 1000

SCHEMA = """
CREATE TABLE counter (name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    department INTEGER,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    created TEXT NOT NULL,
    created_by INTEGER,
    modified TEXT NOT NULL,
    modified_by INTEGER
);
CREATE TABLE document (customer INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE reach (
    kind TEXT,
    value TEXT,
    customer INTEGER,
    PRIMARY KEY (kind, value, customer)
) WITHOUT ROWID;
CREATE TABLE attribute (
    object TEXT,
    name TEXT,
    value TEXT,
    holder INTEGER,
    PRIMARY KEY (object, name, value, holder)
) WITHOUT ROWID;
CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    customer INTEGER NOT NULL,
    department INTEGER,
    status TEXT NOT NULL,
    severity TEXT NOT NULL,
    subject TEXT NOT NULL,
    created TEXT NOT NULL,
    created_by INTEGER,
    modified TEXT NOT NULL,
    modified_by INTEGER,
    due TEXT,
    closed TEXT,
    closed_by INTEGER,
    owner INTEGER,
    folder TEXT,
    channel TEXT,
    content TEXT NOT NULL
);
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    cases INTEGER NOT NULL,
    customer INTEGER NOT NULL,
    department INTEGER,
    mode TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    substatus TEXT NOT NULL,
    secure INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    read_at TEXT,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    completed TEXT,
    sent TEXT,
    assigned INTEGER,
    queue INTEGER,
    content TEXT NOT NULL
);
"""

INDEXES = """
CREATE INDEX customer_created ON customer (created, department);
CREATE INDEX attribute_holder ON attribute (holder, object, name);
CREATE INDEX reach_customer ON reach (customer);
CREATE INDEX cases_customer ON cases (customer);
CREATE INDEX cases_department ON cases (department, status);
CREATE INDEX cases_owner ON cases (owner);
CREATE INDEX cases_created ON cases (created);
CREATE INDEX cases_modified ON cases (modified);
CREATE INDEX cases_closed ON cases (closed);
CREATE INDEX activity_customer ON activity (customer);
CREATE INDEX activity_case ON activity (cases);
CREATE INDEX activity_unread ON activity (sent, customer)
    WHERE type = 'email' AND mode = 'outbound' AND secure = 1 AND seen = 0;
"""
