# What is recorded on the way to a credential. The guild is made up: prerequisites, experience, an exam of every term.
$ mkdir -p "$XDG_CONFIG_HOME/ceud/rules" && cat > "$XDG_CONFIG_HOME/ceud/rules/guild.yaml" <<'END' && ceu rules check
> format: 1
> body: {id: guild, name: Guild, title: The Guild}
> verified: 2026-11-01
> sources:
>   S1: "https://guild.example/exam"
> credentials:
>   - {id: GLD, title: Guildsman}
>   - {id: GLD-A, title: Apprentice}
> rules:
>   - {id: pool, pool: all, source: S1, confidence: A}
>   - {id: anchor, anchor: {kind: earned}, source: S1, confidence: A}
>   - {id: length, length: {months: 24, last-day: before, leap-day: clamp}, source: S1, confidence: A}
>   - {id: total, total: {flat: 20}, source: S1, confidence: A}
>   - {id: school, for: GLD, prerequisite: {title: a school diploma}, source: S1, confidence: A}
>   - {id: course, for: GLD, prerequisite: {title: the guild's course, group: training}, source: S1, confidence: A}
>   - {id: master, for: GLD, prerequisite: {title: a year with a master, group: training}, source: S1, confidence: A}
>   - {id: books, for: GLD, prerequisite: {title: the guild's books, recommended: yes}, source: S1, confidence: B}
>   - id: months
>     experience: {need-months: 24, parts: [{id: course, title: a course, months: 12}, {id: job, title: months on the job, months: each}]}
>     source: S1
>     confidence: A
>   - {id: window, for: GLD, exam: {eligible-days: 120, extend-days: 30, extend-max-days: 90, extend-ask-days: 14, retest-days: 30}, source: S1, confidence: A}
> END
The rules are fine.
# Without a store, and without a candidate, it stays a question.
$ ceu path GLD --approved 2026-11-23 --record --at 2026-11-23
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
$ ceu path GLD --claim job=12 --at 2026-11-23
school: a school diploma, needed before the exam
  confidence A, sources S1
course: the guild's course, needed before the exam; one of those called “training” is enough
  confidence A, sources S1
master: a year with a master, needed before the exam; one of those called “training” is enough
  confidence A, sources S1
books: the guild's books, recommended before the exam, not required
  confidence B, sources S1
months: 24 months, made up of a course (course, counts 12) and months on the job (job, as many as there are)
  12 of 24 months: 12 missing
  confidence A, sources S1
window: the exam must be sat within 120 days of the approval; that can be extended in steps of 30 days; the extensions together are at most 90 days; an extension is asked for at least 14 days before the end; 30 days to wait after a failed attempt
  confidence A, sources S1
$ ceu credential add GLD --at 2026-11-23
GLD added as a candidate: what it needs and what comes next: ceu path GLD
$ ceu path GLD --at 2026-11-23
GLD of Guild: you are a candidate
school: a school diploma, needed before the exam
  needed
  confidence A, sources S1
course: the guild's course, needed before the exam; one of those called “training” is enough
  needed, or one like it
  confidence A, sources S1
master: a year with a master, needed before the exam; one of those called “training” is enough
  needed, or one like it
  confidence A, sources S1
books: the guild's books, recommended before the exam, not required
  confidence B, sources S1
months: 24 months, made up of a course (course, counts 12) and months on the job (job, as many as there are)
  0 of 24 months: 24 missing
  confidence A, sources S1
window: the exam must be sat within 120 days of the approval; that can be extended in steps of 30 days; the extensions together are at most 90 days; an extension is asked for at least 14 days before the end; 30 days to wait after a failed attempt
  confidence A, sources S1
next: needed: a school diploma
  ceu path GLD --met school --on DATE --record
next: needed: the guild's course, or a year with a master
  ceu path GLD --met course --on DATE --record
next: 24 months of experience missing
  ceu path GLD --claim job=MONTHS --record
$ ceu status --at 2026-11-23
Guild · GLD · candidate                              no day of the exam is known
  a school diploma      ○ needed
  the guild's course    ○ needed, or one like it
  a year with a master  ○ needed, or one like it
  the guild's books     ○ recommended
  Experience (months)   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0 of 24  24 missing

What to do next
  Guild GLD: needed: a school diploma
    ceu path GLD --met school --on DATE --record
  Guild GLD: needed: the guild's course, or a year with a master
    ceu path GLD --met course --on DATE --record
  Guild GLD: 24 months of experience missing
    ceu path GLD --claim job=MONTHS --record
# Stated, but not recorded: looked at only.
$ ceu path GLD --met school --approved 2026-11-23 --at 2026-11-23 | grep -A1 "school\|^20\|^Nothing"
school: a school diploma, needed before the exam
  done 2026-11-23
--
2027-03-09  Ask for an extension
2027-03-23  Sit the exam
next: needed: the guild's course, or a year with a master
--
Nothing of what you stated is recorded: add --record.
$ ceu path GLD --at 2026-11-23 --json
{"schema":"ceu.path/1","type":"GLD","body":"guild","standing":"candidate","steps":[],"prerequisites":[{"rule":"school","text":"a school diploma, needed before the exam","recommended":false,"met":false,"done":null,"confidence":"A","sources":["S1"]},{"rule":"course","text":"the guild's course, needed before the exam; one of those called “training” is enough","recommended":false,"met":false,"done":null,"confidence":"A","sources":["S1"]},{"rule":"master","text":"a year with a master, needed before the exam; one of those called “training” is enough","recommended":false,"met":false,"done":null,"confidence":"A","sources":["S1"]},{"rule":"books","text":"the guild's books, recommended before the exam, not required","recommended":true,"met":false,"done":null,"confidence":"B","sources":["S1"]}],"experience":[{"rule":"months","text":"24 months, made up of a course (course, counts 12) and months on the job (job, as many as there are)","need_months":24,"counted_months":0,"missing_months":24,"met":false,"recommended":false,"confidence":"A","sources":["S1"]}],"exams":[{"rule":"window","text":"the exam must be sat within 120 days of the approval; that can be extended in steps of 30 days; the extensions together are at most 90 days; an extension is asked for at least 14 days before the end; 30 days to wait after a failed attempt","days":[],"confidence":"A","sources":["S1"]}],"stages":[],"notices":[{"kind":"next","text":"needed: a school diploma","remedy":"ceu path GLD --met school --on DATE --record","rule":"school"},{"kind":"next","text":"needed: the guild's course, or a year with a master","remedy":"ceu path GLD --met course --on DATE --record","rule":"course"},{"kind":"next","text":"24 months of experience missing","remedy":"ceu path GLD --claim job=MONTHS --record","rule":"months"}]}
# Recorded, one change each, and taken back.
$ ceu path GLD --met school --met MASTER --on 2026-01-15 --record --at 2026-11-23
GLD recorded: met school 2026-01-15, met master 2026-01-15
  24 months of experience missing: ceu path GLD --claim job=MONTHS --record
$ ceu path GLD --claim course --claim job=11 --record --at 2026-11-23
GLD recorded: course, job 11 months
  1 month of experience missing: ceu path GLD --claim job=MONTHS --record
$ ceu path GLD --claim job=1 --record --at 2026-11-23
GLD recorded: job 1 month
  apply for the exam; record the approval: ceu path GLD --approved DATE --record
$ ceu path GLD --approved 2026-11-23 --record --at 2026-11-23
GLD recorded: approved 2026-11-23
  Ask for an extension: 2027-03-09
  Sit the exam: 2027-03-23
  make an appointment for the exam; record its day: ceu path GLD --registered DATE --record
$ ceu path GLD --extended 30=2026-12-01 --registered 2027-02-01 --record --at 2026-12-01
GLD recorded: registered 2027-02-01, extended 30 days 2026-12-01
  Exam: 2027-02-01
  Sit the exam: 2027-04-22
  the exam is on 2027-02-01
$ ceu path GLD --at 2026-12-01
GLD of Guild: you are a candidate, with all that is needed before the exam
  step 1: course
  step 2: job 11 months
  step 3: job 1 month
  step 4: approved 2026-11-23
  step 6: extended 30 days 2026-12-01
  step 5: registered 2027-02-01
school: a school diploma, needed before the exam
  done 2026-01-15
  confidence A, sources S1
course: the guild's course, needed before the exam; one of those called “training” is enough
  done 2026-01-15: one of several is enough: a year with a master
  confidence A, sources S1
master: a year with a master, needed before the exam; one of those called “training” is enough
  done 2026-01-15
  confidence A, sources S1
books: the guild's books, recommended before the exam, not required
  confidence B, sources S1
months: 24 months, made up of a course (course, counts 12) and months on the job (job, as many as there are)
  24 of 24 months: met
  confidence A, sources S1
window: the exam must be sat within 120 days of the approval; that can be extended in steps of 30 days; the extensions together are at most 90 days; an extension is asked for at least 14 days before the end; 30 days to wait after a failed attempt
  confidence A, sources S1
2027-02-01  Exam
2027-04-08  Ask for an extension, over
2027-04-22  Sit the exam
next: the exam is on 2027-02-01
$ ceu history | head -3
No  When                  What
 6  YYYY-MM-DDThh:mm:ssZ  path GLD: registered 2027-02-01, extended 30 days 2026-12-01
 5  YYYY-MM-DDThh:mm:ssZ  path GLD: approved 2026-11-23
$ ceu undo
taken back: path GLD: registered 2027-02-01, extended 30 days 2026-12-01
$ ceu path GLD --at 2026-12-01 | grep "step\|^20"
  step 1: course
  step 2: job 11 months
  step 3: job 1 month
  step 4: approved 2026-11-23
window: the exam must be sat within 120 days of the approval; that can be extended in steps of 30 days; the extensions together are at most 90 days; an extension is asked for at least 14 days before the end; 30 days to wait after a failed attempt
2027-03-09  Ask for an extension
2027-03-23  Sit the exam
$ ceu path GLD --remove-step 2 --at 2026-12-01
step 2 of GLD removed; take it back with: ceu undo
$ ceu path GLD --remove-step 2 --at 2026-12-01
2> ceu: GLD has no recorded step 2; see: ceu path GLD
[exit 1]
$ ceu undo
taken back: path GLD: remove step 2
$ ceu status --brief --at 2026-12-01
Guild GLD candidate, sit the exam by 2027-03-23 (112 d)
$ ceu due --at 2026-12-01 | head -4
2027-03-09  in 98 days    Guild GLD: Ask for an extension
                          rule window (confidence A, source S1)
2027-03-23  in 112 days   Guild GLD: Sit the exam
                          rule window (confidence A, source S1)
$ ceu explain GLD --at 2026-12-01 | head -16
Guild GLD
  rules checked on: 2026-11-01
  rules from: $HOME/config/ceud/rules/guild.yaml
  judged on: 2026-12-01

What you stated
  GLD: Guildsman, not earned yet
    in good standing on: 2026-11-23
  experience: course
  experience: job, 11 months
  experience: job, 1 month
  approved: 2026-11-23

What is required
  a school diploma: done 2026-01-15
    rule school (confidence A, source S1): a school diploma, needed before the
# What cannot be.
$ ceu path GLD --met nothing --record --at 2026-12-01
2> ceu: the rules of GLD have no prerequisite “nothing”; see: ceu path GLD
[exit 2]
$ ceu path GLD --extended 0 --record --at 2026-12-01
2> ceu: “0” is no number of days from 1 to 3660
[exit 2]
$ ceu path GLD --extended 30=2026-02-31 --record --at 2026-12-01
2> ceu: --extended: there is no day “2026-02-31”
[exit 2]
$ ceu path GLD --failed 2026-12-02 --record --at 2026-12-01
2> ceu: 2026-12-02 is in the future: it cannot be recorded yet
[exit 2]
$ ceu path GLD --met books --on 2026-12-02 --record --at 2026-12-01
2> ceu: 2026-12-02 is in the future: it cannot be recorded yet
[exit 2]
$ ceu path GLD --met school --on 2026-01-15 --record --at 2026-12-01
2> ceu: school is recorded already on 2026-01-15; nothing was added
[exit 1]
$ ceu path GLD --passed 2026-12-02 --at 2026-12-01
2> ceu: 2026-12-02 is in the future: a credential is certified on a day that has been
[exit 2]
$ ceu path GLD --record --at 2026-12-01
2> ceu: nothing is stated that could be recorded; see: ceu help path
[exit 2]
$ ceu path GLD --remove-step x --at 2026-12-01
2> ceu: “x” is not a number of a record
[exit 2]
$ ceu submit GLD --on 2026-12-01 --at 2026-12-01
2> ceu: GLD is not earned yet: there is nothing to renew; see: ceu path GLD
[exit 1]
$ ceu __complete -- path GLD --met "" | head -2
school	a school diploma
course	the guild's course
$ ceu __complete -- path GLD --remove-step "" | head -2
1	course
2	job 11 months
# Failed, another attempt, passed: it is held, and its first cycle follows.
$ ceu path GLD --failed 2027-02-01 --record --at 2027-02-01
GLD recorded: failed 2027-02-01
  Another attempt possible: 2027-03-03
  apply for the exam, for another attempt from 2027-03-03 on; record the approval: ceu path GLD --approved DATE --record
$ ceu path GLD --approved 2027-03-03 --record --at 2027-03-03
GLD recorded: approved 2027-03-03
  Ask for an extension: 2027-06-17
  Sit the exam: 2027-07-01
  make an appointment for the exam; record its day: ceu path GLD --registered DATE --record
$ ceu path GLD --passed 2027-04-05 --at 2027-04-06
GLD passed: Guild renews 2029-04-04 (every 24 months from the day certified)
$ ceu status --brief --at 2027-04-06
Guild 0/20 due 2029-04-04 (729 d)
$ ceu path GLD --approved 2027-04-06 --record --at 2027-04-06
2> ceu: GLD is held since 2027-04-05: only experience can be recorded (--claim)
[exit 1]
$ ceu undo && ceu status --brief --at 2027-04-06
taken back: path GLD: passed 2027-04-05
Guild GLD candidate, sit the exam by 2027-07-01 (86 d)
$ ceu credential edit GLD --earned 2027-04-05 --at 2027-04-06
GLD changed
  Guild renews 2029-04-04 (every 24 months from the day certified)
$ ceu verify
ok    database: SQLite finds its pages, indexes and values in order
ok    references: every record refers to records that exist
ok    history: 14 entries, each chained to the one before
ok    records: 9 records, all as the history leaves them
ok    reminders and calendar: 0 reminders and 0 calendar items can be read
ok    evidence: 0 files, all as they were attached
# Experience of what is held: an apprentice.
$ ceu credential add GLD-A --earned 2026-01-10 --at 2026-11-23
GLD-A added: Guild renews 2028-01-09 (every 24 months from the day certified)
$ ceu path GLD-A --claim course --record --at 2026-11-23
GLD-A recorded: course
$ ceu path GLD-A --claim job=12 --at 2026-11-23
  step 9: course
months: 24 months, made up of a course (course, counts 12) and months on the job (job, as many as there are)
  24 of 24 months: met
  confidence A, sources S1
The experience that GLD-A waits for is complete: show it to Guild.
$ ceu path GLD-A --claim job=12 --record --at 2026-11-23
GLD-A recorded: job 12 months
  the experience is complete: show it to Guild
$ ceu path GLD-A --at 2026-11-23 --json | grep -o '"standing":"[a-z]*"\|"counted_months":[0-9]*'
"standing":"held"
"counted_months":24
