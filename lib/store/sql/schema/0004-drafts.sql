-- Schema 4. Certificates that were found and that nobody has confirmed: they count nowhere.

CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- content of the file, kept as evidence is
    name TEXT NOT NULL CHECK (name <> ''),         -- the file's own name, only data
    size INTEGER NOT NULL CHECK (size > 0),        -- bytes
    found_ms INTEGER NOT NULL,                     -- when it was found, ms since 1970
    title TEXT,                                    -- as read; NULL: not read
    provider TEXT,                                 -- as read; NULL: not read
    index_number TEXT,                             -- as read; NULL: not read
    done INTEGER CHECK (done BETWEEN -25567 AND 84005), -- as read; NULL: not read
    milli INTEGER CHECK (milli BETWEEN 1 AND 100000000), -- thousandths of the unit, as read; NULL: not read
    unit TEXT CHECK (unit IN ('ceu', 'hour', 'minute', 'iacet', 'semester')), -- of milli; NULL: not read
    unsure INTEGER NOT NULL CHECK (unsure >= 0),   -- set of the fields that a person must look at first
    tried INTEGER NOT NULL CHECK (tried IN (0, 1)) -- 1: it was tried to read them
) STRICT;
CREATE UNIQUE INDEX draft_of_content ON draft (holder_id, sha256);

-- A file that is kept already is known by its content.
CREATE INDEX evidence_of_content ON evidence (holder_id, sha256, activity_id);
