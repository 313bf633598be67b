# Certificates wait as drafts, and count once they are confirmed.
$ ceu inbox
No draft waits.
Drop certificates into $HOME/data/ceud/inbox
$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu membership set aapc --renews 2027-03 --at 2026-11-23
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
$ printf 'one' >one.pdf; printf 'two' >two.pdf; cp one.pdf copy.pdf; printf '' >empty.pdf; ln -s one.pdf link.pdf
$ ceu inbox add one.pdf two.pdf
2 drafts: nothing counts before you confirm it
  draft 1: one.pdf, to be stated: title, units, date: ceu inbox confirm 1 --title … --units … --on …
  one.pdf: pdftotext cannot read it: it is damaged, or encrypted with a password
  draft 2: two.pdf, to be stated: title, units, date: ceu inbox confirm 2 --title … --units … --on …
  two.pdf: pdftotext cannot read it: it is damaged, or encrypted with a password
$ ceu inbox add copy.pdf
no new draft
  copy.pdf is draft 1 already
$ ceu inbox add empty.pdf
2> ceu: “empty.pdf” is empty; nothing was recorded
[exit 1]
$ ceu inbox add link.pdf
2> ceu: “link.pdf” is a symbolic link; nothing was recorded: name the file that it points to
[exit 1]
$ ceu inbox add missing.pdf
2> ceu: cannot read “missing.pdf” (No such file or directory); nothing was recorded
[exit 1]
$ ceu inbox add . --json
2> {"schema":"ceu.error/1","code":"failed","message":"“.” is not a file; nothing was recorded","exit_code":1}
[exit 1]
# None of them counts, and status says that they wait.
$ ceu inbox
No  File     Date  Units  Unit  Title  Provider  To be stated
 1  one.pdf  -     -      -     -      -         title; units; date
 2  two.pdf  -     -      -     -      -         title; units; date
  ceu inbox confirm 1 --title … --units … --on …
  ceu inbox confirm 2 --title … --units … --on …
What was taken in lies in $HOME/data/ceud/inbox/done
None of them counts before that. Not one of yours: ceu inbox discard NUMBER
$ ceu list
Nothing is logged yet. Begin with: ceu log UNITS TITLE
$ ceu status --at 2026-11-23 | tail -2

2 certificates in the inbox, not counted yet: ceu inbox
# What is missing is named, and nothing is recorded.
$ ceu inbox confirm 1 --title "Denials" --at 2026-11-23
2> ceu: draft 1 needs what is not sure yet (units, date); nothing was recorded: ceu inbox confirm 1 --units … --on …
[exit 2]
$ ceu inbox confirm 1 --title "Denials" --units many --on 2026-11-03 --at 2026-11-23
2> ceu: “many” is not a number of units such as 2, 1.5 or 0.125
[exit 2]
$ ceu inbox confirm 1 --title "Denials" --units 1 --on 2027-11-03 --at 2026-11-23
2> ceu: 2027-11-03 is in the future, and a certificate is about what was done; if the date is right, add --yes
[exit 2]
$ ceu inbox confirm 7 --title "Denials" --units 1 --on 2026-11-03 --at 2026-11-23
2> ceu: there is no draft 7; see: ceu inbox
[exit 1]
$ ceu inbox confirm 1 --title "Denials" --units 1.5 --on 2026-11-03 --provider AAPC --index W1 --at 2026-11-23
1: 1.5 CEU “Denials” on 2026-11-03
  AAPC: counts 1.5, now 1.5 of 36
$ ceu inbox
No  File     Date  Units  Unit  Title  Provider  To be stated
 2  two.pdf  -     -      -     -      -         title; units; date
  ceu inbox confirm 2 --title … --units … --on …
What was taken in lies in $HOME/data/ceud/inbox/done
None of them counts before that. Not one of yours: ceu inbox discard NUMBER
# Its file is known from now on; the same event twice is none.
$ ceu inbox add copy.pdf
no new draft
  copy.pdf is kept already, with activity 1: no draft of it
$ ceu inbox confirm 2 --title "Denials" --units 1.5 --on 2026-11-03 --provider AAPC --index W1 --at 2026-11-23
2> ceu: number 1 of this day has the same title; nothing was added. If the file is its proof: ceu inbox confirm 2 --proof-of 1 (if it is another event, add --again)
[exit 1]
$ ceu inbox confirm 2 --proof-of 99
2> ceu: there is no activity 99; see: ceu list
[exit 1]
$ ceu inbox confirm 2 --proof-of 1
1: the file is kept as its proof
$ ceu show 1 --at 2026-11-23 | grep pdf | cut -c1-10
two.pdf   
one.pdf   
$ ceu undo
taken back: attach draft 2 to 1
$ ceu inbox discard 2
discarded; take it back with: ceu undo
  2: two.pdf
$ ceu inbox
No draft waits.
Drop certificates into $HOME/data/ceud/inbox
$ ceu undo
taken back: discard draft 2: two.pdf
$ ceu inbox discard 2 99
2> ceu: there is no draft 99; see: ceu inbox
[exit 1]
$ ceu history --limit 3 | sed 's/^ *[0-9]* *[0-9TZ:-]* *//'
No  When                  What
undo: discard draft 2: two.pdf  undo
discard draft 2: two.pdf        taken back
undo: attach draft 2 to 1       undo
# The folder. What is no file stays where it is.
$ ceu config set inbox.folder "$HOME/no-such"
inbox.folder = $HOME/no-such
$ ceu inbox scan
2> ceu: there is no folder “$HOME/no-such”: make it, or set inbox.folder to another
[exit 1]
$ ceu config set inbox.folder "$HOME/work/drop"
inbox.folder = $HOME/work/drop
$ mkdir -p drop/sub && ceu inbox scan
nothing new in $HOME/work/drop
  sub is a folder: drop the files themselves
$ ceu config set inbox.folder none
inbox.folder = none
$ ceu inbox scan
no folder is watched (inbox.folder = none)
$ ceu inbox discard 2
discarded; take it back with: ceu undo
  2: two.pdf
$ ceu inbox
No draft waits.
No folder is watched (inbox.folder = none): ceu inbox add FILE
$ ceu verify
ok    database: SQLite finds its pages, indexes and values in order
ok    references: every record refers to records that exist
ok    history: 12 entries, each chained to the one before
ok    records: 4 records, all as the history leaves them
ok    reminders and calendar: 0 reminders and 0 calendar items can be read
ok    evidence: 1 files, all as they were attached
ok    evidence without a record: 1 files that no record refers to (an attachment or a draft that was taken back or cut off): 3fc4ccfe745870e2
