-- Schema 1. Facts as the user stated them, their history, and what was shown or published.
-- Nothing that can be worked out is stored. A released file of this folder is never edited.
-- Days are counted from 1970-01-01 and lie between 1900-01-01 (-25567) and 2199-12-31 (84005).
-- Units are thousandths: 1500 is 1.5.

-- Whose facts they are. A personal store has one holder, "me".
CREATE TABLE holder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    name TEXT NOT NULL UNIQUE                      -- "me"
) STRICT;

-- The holder's standing with a body.
CREATE TABLE membership (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    body TEXT NOT NULL CHECK (body <> ''),         -- id of the body
    number TEXT,                                   -- member number; NULL: not stated
    renews_year INTEGER CHECK (renews_year BETWEEN 1900 AND 2199), -- year; NULL: not stated
    renews_month INTEGER CHECK (renews_month BETWEEN 1 AND 12), -- month; NULL: not stated
    renews_day INTEGER CHECK (renews_day BETWEEN 1 AND 31), -- day of month; NULL: not stated
    dues_paid_to INTEGER CHECK (dues_paid_to BETWEEN -25567 AND 84005), -- day; NULL: not stated
    standing INTEGER CHECK (standing BETWEEN -25567 AND 84005), -- in good standing on this day; NULL: not stated
    ended INTEGER CHECK (ended BETWEEN -25567 AND 84005), -- day it was given up; NULL: active
    UNIQUE (holder_id, body)
) STRICT;

-- One certification or licence, held or pursued.
CREATE TABLE credential (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    body TEXT NOT NULL CHECK (body <> ''),         -- id of the body
    type TEXT NOT NULL CHECK (type <> ''),         -- id of the type in the body's rules
    number TEXT,                                   -- certificate number; NULL: not stated
    category TEXT,                                 -- own category; NULL: that of the type
    earned INTEGER CHECK (earned BETWEEN -25567 AND 84005), -- day certified; NULL: a candidate
    standing INTEGER CHECK (standing BETWEEN -25567 AND 84005), -- in good standing on this day; NULL: not stated
    retired INTEGER CHECK (retired BETWEEN -25567 AND 84005) -- day it was given up; NULL: held
) STRICT;
CREATE INDEX credential_of_holder ON credential (holder_id);

-- One thing that earned units.
CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    done INTEGER NOT NULL CHECK (done BETWEEN -25567 AND 84005), -- day it was completed
    milli INTEGER NOT NULL CHECK (milli BETWEEN 0 AND 100000000), -- thousandths of the unit
    unit TEXT NOT NULL CHECK (unit IN ('ceu', 'hour', 'minute', 'iacet')), -- what the number means
    planned INTEGER NOT NULL CHECK (planned IN (0, 1)), -- 1: not done yet
    pin INTEGER CHECK (pin BETWEEN -25567 AND 84005), -- count in the cycle with this day; NULL: our choice
    title TEXT NOT NULL,                           -- as on the certificate
    provider TEXT,                                 -- who gave it; NULL: not stated
    index_number TEXT,                             -- approval number; NULL: none
    format TEXT,                                   -- webinar, live …; NULL: not stated
    topics TEXT,                                   -- separated by ';'; NULL: not stated
    origin TEXT,                                   -- overrides the provider's; NULL: by provider
    accepted_by TEXT,                              -- bodies, separated by ','; NULL: any
    note TEXT,                                     -- free text; NULL: none
    -- Never typed, made by SQLite: all of the above in one column, NULL as nothing, for the index below.
    -- Thousands of activities are read twice as fast that way as column by column.
    line TEXT NOT NULL GENERATED ALWAYS AS (       -- in the order in which load-activities.c reads it
        id || x'1f' || done || x'1f' || milli || x'1f' || coalesce(pin, '') || x'1f' || planned || unit ||
        x'1f' || uid || x'1f' || title || x'1f' || coalesce(provider, '') || x'1f' ||
        coalesce(index_number, '') || x'1f' || coalesce(format, '') || x'1f' || coalesce(topics, '') ||
        x'1f' || coalesce(origin, '') || x'1f' || coalesce(accepted_by, '') || x'1f' || coalesce(note, '')
    ) STORED
) STRICT;
CREATE INDEX activity_by_day ON activity (holder_id, done, id, line);

-- An activity entered in a body's own tracker, or accepted there.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    activity_id INTEGER NOT NULL REFERENCES activity, -- the activity
    body TEXT NOT NULL CHECK (body <> ''),         -- id of the body
    entered INTEGER CHECK (entered BETWEEN -25567 AND 84005), -- day; NULL: not stated
    accepted INTEGER CHECK (accepted BETWEEN -25567 AND 84005), -- day; NULL: not yet
    UNIQUE (activity_id, holder_id, body)
) STRICT;

-- What was done about one cycle of one pool.
CREATE TABLE filing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    pool TEXT NOT NULL CHECK (pool <> ''),         -- id of the pool
    cycle_day INTEGER NOT NULL CHECK (cycle_day BETWEEN -25567 AND 84005), -- a day of the cycle
    submitted INTEGER CHECK (submitted BETWEEN -25567 AND 84005), -- day; NULL: not yet
    accepted INTEGER CHECK (accepted BETWEEN -25567 AND 84005), -- day; NULL: not yet
    UNIQUE (holder_id, pool, cycle_day)
) STRICT;

-- The user's own word, above any rule.
CREATE TABLE override (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    pool TEXT NOT NULL CHECK (pool <> ''),         -- id of the pool
    kind TEXT NOT NULL CHECK (kind IN ('due', 'total', 'minimum')), -- what is overridden
    subject TEXT,                                  -- rule or category of a minimum; NULL: none
    milli INTEGER NOT NULL CHECK (milli BETWEEN 0 AND 100000000), -- thousandths; 0 with 'due'
    day INTEGER CHECK (day BETWEEN -25567 AND 84005), -- the due day; NULL: not about a day
    cycle_day INTEGER CHECK (cycle_day BETWEEN -25567 AND 84005) -- a day of the cycle meant; NULL: any
) STRICT;
CREATE INDEX override_of_holder ON override (holder_id, pool);

-- A file that proves an activity; the file itself lies in the evidence folder, named by its hash.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    activity_id INTEGER NOT NULL REFERENCES activity, -- what it proves
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of the content, hex digits
    name TEXT NOT NULL,                            -- the file's own name, only data
    size INTEGER NOT NULL CHECK (size BETWEEN 0 AND 52428800), -- bytes
    added_ms INTEGER NOT NULL,                     -- ms since 1970-01-01T00:00:00Z
    UNIQUE (activity_id, holder_id, sha256)
) STRICT;

-- What is known of the reminders of one obligation. Not part of the history.
CREATE TABLE reminder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    key TEXT NOT NULL CHECK (key <> ''),           -- the obligation
    lead_days INTEGER NOT NULL,                    -- days before the stage that the state is about
    state TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'shown', 'acknowledged')), -- how far
    attempts INTEGER NOT NULL CHECK (attempts >= 0), -- shows begun for this lead time
    claimed_usec INTEGER,                          -- µs since 1970-01-01T00:00:00Z; NULL: never
    shown_usec INTEGER,                            -- µs since 1970-01-01T00:00:00Z; NULL: never
    snoozed_usec INTEGER,                          -- silent until, µs since 1970; NULL: not snoozed
    server TEXT,                                   -- notification server that took it; NULL: none
    UNIQUE (holder_id, key)
) STRICT;

-- Calendar items as last published. Not part of the history.
CREATE TABLE published (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- the item's UID in calendars, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    pool TEXT NOT NULL,                            -- id of the pool
    clock TEXT NOT NULL CHECK (clock IN ('units', 'dues')), -- which deadline
    kind TEXT NOT NULL,                            -- name of the stage
    lead_days INTEGER NOT NULL,                    -- days before the stage; 0: the stage itself
    stage_day INTEGER NOT NULL CHECK (stage_day BETWEEN -25567 AND 84005), -- day of the stage
    day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005), -- day of the event
    summary TEXT NOT NULL,                         -- plain text
    description TEXT NOT NULL,                     -- plain text
    sequence INTEGER NOT NULL CHECK (sequence >= 0), -- one more with each change
    created_usec INTEGER NOT NULL,                 -- µs since 1970-01-01T00:00:00Z
    changed_usec INTEGER NOT NULL,                 -- µs since 1970-01-01T00:00:00Z
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)) -- 1: no longer wanted
) STRICT;
CREATE INDEX published_of_holder ON published (holder_id, day, uid);

-- History: one row a command, chained by hashes, only ever added to.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY,                    -- 1, 2, 3 … without a gap
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    at_ms INTEGER NOT NULL,                        -- ms since 1970-01-01T00:00:00Z
    summary TEXT NOT NULL,                         -- one line for people
    records INTEGER NOT NULL CHECK (records > 0),  -- how many changes
    changes TEXT NOT NULL,                         -- JSON: [{table, uid, before, after}, …]
    undoes INTEGER UNIQUE REFERENCES journal,      -- entry that it takes back; NULL: none
    hash TEXT NOT NULL CHECK (length(hash) = 64)   -- SHA-256 of the hash before and all of the above
) STRICT;
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'history is never changed'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'history is never removed'); END;

-- Where the history ends, so that a lost tail is noticed.
CREATE TABLE journal_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),         -- one row
    number INTEGER NOT NULL CHECK (number >= 0),   -- of the newest entry; 0: none yet
    hash TEXT NOT NULL CHECK (length(hash) = 64)   -- of the newest entry; zeros: none yet
) STRICT;
