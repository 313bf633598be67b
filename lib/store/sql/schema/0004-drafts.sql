-- Schema 4. Certificates that were found and that nobody has confirmed: they count nowhere.

-- One row a content. No index of its own but that: every start of a program reads the whole schema.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- content of the file, kept as evidence is
    name TEXT NOT NULL,                            -- the file's own name, only data
    size INTEGER NOT NULL,                         -- bytes, more than 0
    found_ms INTEGER NOT NULL,                     -- when it was found, ms since 1970
    title TEXT,                                    -- as read; NULL: not read
    provider TEXT,                                 -- as read; NULL: not read
    index_number TEXT,                             -- as read; NULL: not read
    done INTEGER,                                  -- day, as read; NULL: not read
    milli INTEGER,                                 -- thousandths of the unit, as read; NULL: not read
    unit TEXT,                                     -- of milli, as of an activity; NULL: not read
    unsure INTEGER NOT NULL,                       -- set of the fields that a person must look at first
    tried INTEGER NOT NULL,                        -- 1: it was tried to read them
    UNIQUE (holder_id, sha256)
) STRICT;
