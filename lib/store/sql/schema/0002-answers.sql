-- Schema 2. Answers to the questions of the rules, duties fulfilled, the way to a credential; an activity may be
-- kept for some credentials, and be in semester hours.

-- The table of activities, built anew: neither a check nor a generated column can be changed in place.
CREATE TABLE activity_2 (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    done INTEGER NOT NULL CHECK (done BETWEEN -25567 AND 84005), -- day it was completed
    milli INTEGER NOT NULL CHECK (milli BETWEEN 0 AND 100000000), -- thousandths of the unit
    unit TEXT NOT NULL CHECK (unit IN ('ceu', 'hour', 'minute', 'iacet', 'semester')), -- what the number means
    planned INTEGER NOT NULL CHECK (planned IN (0, 1)), -- 1: not done yet
    pin INTEGER CHECK (pin BETWEEN -25567 AND 84005), -- count in the cycle with this day; NULL: our choice
    pin_for TEXT,                                  -- count for these credential types, separated by ','; NULL: our choice
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
        x'1f' || coalesce(origin, '') || x'1f' || coalesce(accepted_by, '') || x'1f' ||
        coalesce(pin_for, '') || x'1f' || coalesce(note, '')
    ) STORED
) STRICT;
INSERT INTO activity_2 (id, uid, holder_id, done, milli, unit, planned, pin, title, provider, index_number,
                        format, topics, origin, accepted_by, note)
SELECT id, uid, holder_id, done, milli, unit, planned, pin, title, provider, index_number, format, topics,
       origin, accepted_by, note
  FROM activity;
-- The numbers go on where they were, even if the newest activity is gone.
DELETE FROM sqlite_sequence WHERE name = 'activity_2';
UPDATE sqlite_sequence SET name = 'activity_2' WHERE name = 'activity';
DROP TABLE activity;
ALTER TABLE activity_2 RENAME TO activity;
CREATE INDEX activity_by_day ON activity (holder_id, done, id, line);

-- The holder's answer to a question of the rules.
CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    body TEXT CHECK (body <> ''),                  -- id of the body that asks; NULL: the holder's own, for all
    trait TEXT NOT NULL CHECK (trait <> ''),       -- id of the question
    value TEXT NOT NULL CHECK (value <> '')        -- one of its answers, or a day as text
) STRICT;
CREATE UNIQUE INDEX answer_of_body ON answer (holder_id, coalesce(body, ''), trait);

-- A duty fulfilled, an act done, a prerequisite met: what a rule names and no unit measures.
CREATE TABLE deed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    pool TEXT NOT NULL CHECK (pool <> ''),         -- id of the pool
    subject TEXT NOT NULL CHECK (subject <> ''),   -- id of the rule
    day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005), -- day it was done
    note TEXT                                      -- free text; NULL: none
) STRICT;
CREATE INDEX deed_by_day ON deed (holder_id, day);

-- One step on the way to a credential.
CREATE TABLE path_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    credential_id INTEGER NOT NULL REFERENCES credential, -- the credential pursued
    kind TEXT NOT NULL CHECK                       -- what happened
        (kind IN ('experience', 'approved', 'extended', 'enrolled', 'paid', 'registered', 'failed')),
    part TEXT CHECK ((part IS NULL) = (kind <> 'experience')), -- part of an experience rule; NULL: another kind
    amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 36500), -- months of experience, days of an extension
    day INTEGER CHECK (day BETWEEN -25567 AND 84005), -- when; NULL: not stated, of experience alone
    note TEXT,                                     -- free text; NULL: none
    CHECK (day IS NOT NULL OR kind = 'experience')
) STRICT;
CREATE INDEX path_step_of_credential ON path_step (credential_id, holder_id, day);
