-- Schema 3. What the programs themselves remember from one run to the next.

-- Named values of ours: the newest day that could be trusted, the day of the last mail. Not part of the history.
CREATE TABLE state (
    holder_id INTEGER NOT NULL REFERENCES holder,  -- whose
    name TEXT NOT NULL CHECK (name <> ''),         -- what is remembered
    value TEXT NOT NULL,                           -- as its reader writes it
    PRIMARY KEY (holder_id, name)
) STRICT;
