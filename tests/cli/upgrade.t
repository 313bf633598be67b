# Records of the first version: the next command brings them up to date, even one that only looks, and keeps a copy.
$ mkdir -p "$XDG_DATA_HOME/ceud/evidence/c1" && chmod 700 "$XDG_DATA_HOME/ceud" && printf proof > "$XDG_DATA_HOME/ceud/evidence/c1/c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7"
$ python3 -c 'import os,sqlite3,sys; sqlite3.connect(os.environ["XDG_DATA_HOME"] + "/ceud/ceu.db").executescript(open(sys.argv[1]).read())' "$SOURCE/tests/store/schema-1.sql"
# A deadline that was published then.
$ python3 -c 'import os,sqlite3; db = sqlite3.connect(os.environ["XDG_DATA_HOME"] + "/ceud/ceu.db"); db.execute("INSERT INTO published VALUES(1,?,1,?,?,?,0,20908,20908,?,?,4,0,0,0)", ("b9a1d0c2-5d0c-4a57-8d0e-000000000001@ceud", "aapc", "units", "due", "CEUs due", "old")); db.commit()'
$ ceu doctor | grep records
warn  records: “$HOME/data/ceud/ceu.db” was written by an older version (schema 1 of 4) and is brought up to date by the next command that can write it; a copy is kept
$ ceu list --at 2026-11-26
No  Date        Units  Unit    Title            Provider  Planned  Proofs
 1  2026-05-17    1.5  ceu     2026 updates     AAPC      no            1
 2  2026-06-01     90  minute  Auditing basics  -         no            0
 3  2026-09-01      2  hour    Planned          -         yes           0
$ ls "$XDG_DATA_HOME/ceud/backup"
schema-1-0.db
$ ceu verify
ok    database: SQLite finds its pages, indexes and values in order
ok    references: every record refers to records that exist
ok    history: 15 entries, each chained to the one before
ok    records: 10 records, all as the history leaves them
ok    reminders and calendar: 1 reminders and 1 calendar items can be read
ok    evidence: 1 files, all as they were attached
$ ceu edit 1 --unit semester --pin-for cpc --at 2026-11-26 | head -1
1: 1.5 semester hours “2026 updates” on 2026-05-17
$ ceu log 1 "Numbers go on" --on 2026-06-04 --at 2026-11-26
6: 1 CEU “Numbers go on” on 2026-06-04
$ ceu verify | grep -v ^ok
[exit 1]
# It is the same event for ever: the text is of today, one number later.
$ ceu export ics --at 2026-11-26 | tr -d '\r' | grep -A12 b9a1d0c2 | grep -E '^(UID|SEQUENCE|DTSTART|SUMMARY)'
UID:b9a1d0c2-5d0c-4a57-8d0e-000000000001@ceud
SEQUENCE:5
DTSTART;VALUE=DATE:20270331
SUMMARY:AAPC: CEUs due (CPC) – date assumed
# Also of a copy of the records, in another home.
$ ceu calendar publish --path "$HOME/before.ics" --at 2026-11-26 >/dev/null && mkdir -p "$HOME/new/ceud" && chmod 700 "$HOME/new/ceud" && cp "$XDG_DATA_HOME/ceud/ceu.db" "$HOME/new/ceud" && XDG_DATA_HOME="$HOME/new" ceu calendar publish --path "$HOME/after.ics" --at 2026-11-26 >/dev/null && cmp "$HOME/before.ics" "$HOME/after.ics"
