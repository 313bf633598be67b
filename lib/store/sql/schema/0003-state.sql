-- Schema 3. What the programs themselves remember from one run to the next, and what the user does not want to hear.

-- Named values of ours: the newest day that could be trusted, the day of the last mail. Not part of the history.
CREATE TABLE state (
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    name TEXT NOT NULL CHECK (name <> ''),         -- what is remembered
    value TEXT NOT NULL,                           -- as its reader writes it
    PRIMARY KEY (holder_id, name)
) STRICT;

-- One show a day, and one more if the notification server was replaced; and which clock wrote the row.
ALTER TABLE reminder ADD COLUMN extra_usec INTEGER;   -- begun once more for a new server, µs since 1970; NULL: never
ALTER TABLE reminder ADD COLUMN changed_usec INTEGER; -- last change of the row, µs since 1970; NULL: not known

-- Reminders that the user does not want: of a body, a pool or a credential.
CREATE TABLE mute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,          -- number, never used twice
    uid TEXT NOT NULL UNIQUE,                      -- random UUID, for ever
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    subject TEXT NOT NULL CHECK (subject <> ''),   -- id of a body or a pool, or a credential type
    until INTEGER CHECK (until BETWEEN -25567 AND 84005), -- last silent day; NULL: without an end
    note TEXT                                      -- free text; NULL: none
) STRICT;
CREATE UNIQUE INDEX mute_of_subject ON mute (holder_id, subject);
