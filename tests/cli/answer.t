# Packs that ask: a small one of one's own.
$ mkdir -p "$XDG_CONFIG_HOME/ceud/rules" && cat > "$XDG_CONFIG_HOME/ceud/rules/tiny.yaml" <<'END' && ceu rules check
> format: 1
> body: {id: tiny, name: Tiny, title: Tiny body}
> verified: 2026-01-31
> sources: {S1: here}
> credentials: [{id: AB, title: Alpha}, {id: CD, title: Charlie}]
> traits: [{id: boss, title: Do you supervise others?, values: [yes, no, sometimes]}, {id: hired, title: Since when are you employed?}]
> rules:
> - {id: R1, pool: all, source: S1, confidence: A}
> - {id: R2, anchor: {kind: birth, first: within}, source: S1, confidence: A}
> - {id: R3, length: {months: 24, leap-day: clamp}, source: S1, confidence: A}
> - {id: R4, total: {flat: 10}, source: S1, confidence: A}
> - {id: R5, if: {boss: yes}, duty: {title: A course for supervisors}, source: S1, confidence: A}
> - {id: R6, prerequisite: {title: A high-school diploma}, source: S1, confidence: A}
> END
The rules are fine.
# Nothing is asked before there is anything.
$ ceu answer
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
$ ceu credential add CPC --earned 2024-03-14 --at 2026-11-23
CPC added: AAPC renews by the membership's month: state yours, or the due date in your account: ceu membership set aapc --renews YYYY-MM
$ ceu answer
The rules ask nothing.
$ ceu answer --json
{"schema":"ceu.questions/1","questions":[]}
$ ceu credential add AB --earned 2024-05-10 --at 2026-11-23 | head -1 | cut -c1-10
AB added: 
$ ceu answer
Body  Question  In words                      Possible               Answer
tiny  boss      Do you supervise others?      yes, no or sometimes   -
tiny  hired     Since when are you employed?  YYYY-MM-DD or YYYY-MM  -
-     birth     When were you born?           YYYY-MM-DD or YYYY-MM  -
# A word of the rules, a day, the holder's birthday.
$ ceu answer tiny boss YES --at 2026-11-23 | head -1
tiny boss: yes
$ ceu answer Tiny hired 2019-04 --at 2026-11-23 | head -1
tiny hired: 2019-04
$ ceu answer birth 1984-11-05 --at 2026-11-23 | head -1
birth: 1984-11-05
$ ceu answer
Body  Question  In words                      Possible               Answer
tiny  boss      Do you supervise others?      yes, no or sometimes   yes
tiny  hired     Since when are you employed?  YYYY-MM-DD or YYYY-MM  2019-04
-     birth     When were you born?           YYYY-MM-DD or YYYY-MM  1984-11-05
$ ceu answer tiny --json
{"schema":"ceu.questions/1","questions":[{"body":"tiny","trait":"boss","title":"Do you supervise others?","values":["yes","no","sometimes"],"value":"yes"},{"body":"tiny","trait":"hired","title":"Since when are you employed?","values":[],"value":"2019-04"},{"body":null,"trait":"birth","title":"When were you born?","values":[],"value":"1984-11-05"}]}
# Another answer takes the place of the first; "none" takes it back, and undo too.
$ ceu answer tiny boss sometimes --at 2026-11-23 | head -1
tiny boss: sometimes
$ ceu answer tiny hired none --at 2026-11-23 | head -1
tiny hired is not answered any more
$ ceu answer tiny birth 1984-11 --at 2026-11-23 | head -1
birth: 1984-11
$ ceu undo
taken back: answer birth: 1984-11
$ ceu answer
Body  Question  In words                      Possible               Answer
tiny  boss      Do you supervise others?      yes, no or sometimes   sometimes
tiny  hired     Since when are you employed?  YYYY-MM-DD or YYYY-MM  -
-     birth     When were you born?           YYYY-MM-DD or YYYY-MM  1984-11-05
$ ceu verify | head -4
ok    database: SQLite finds its pages, indexes and values in order
ok    references: every record refers to records that exist
ok    history: 9 entries, each chained to the one before
ok    records: 4 records, all as the history leaves them
# What is no answer.
$ ceu answer tiny boss yse
2> ceu: boss is yes, no or sometimes, not “yse”; did you mean yes?
[exit 2]
$ ceu answer tiny boss perhaps
2> ceu: boss is yes, no or sometimes, not “perhaps”
[exit 2]
$ ceu answer tiny bos yes
2> ceu: Tiny has no question “bos”; did you mean boss?
[exit 1]
$ ceu answer tiny wings two
2> ceu: Tiny has no question “wings”; there are: boss, hired
[exit 1]
$ ceu answer tinny boss yes
2> ceu: no body “tinny”; did you mean “tiny”?
[exit 1]
$ ceu answer tiny hired 2019
2> ceu: “2019” is no day: write YYYY-MM-DD or YYYY-MM, such as 1984-11-05
[exit 2]
$ ceu answer tiny hired 2019-02-30
2> ceu: “2019-02-30” is no day: write YYYY-MM-DD or YYYY-MM, such as 1984-11-05
[exit 2]
$ ceu answer birth 2031-01 --at 2026-11-23
2> ceu: 2031-01 is in the future: a birthday has been
[exit 2]
$ ceu answer birth none --at 2026-11-23 | head -1
birth is not answered any more
$ ceu answer birth none --at 2026-11-23
2> ceu: birth is not answered; see: ceu answer
[exit 1]
$ ceu answer tiny boss
2> ceu: “answer” needs BODY TRAIT ANSWER, or birth and a day; the questions: ceu answer
[exit 2]
$ ceu answer aapc boss yes
2> ceu: AAPC has no question “boss”; there is none
[exit 1]
# A question that the rules ask no more: the answer is kept, shown and can be taken back.
$ sed -i 's/id: boss/id: chief/; s/boss: yes/chief: yes/' "$XDG_CONFIG_HOME/ceud/rules/tiny.yaml"; ceu answer
Body  Question  In words                      Possible               Answer
tiny  chief     Do you supervise others?      yes, no or sometimes   -
tiny  hired     Since when are you employed?  YYYY-MM-DD or YYYY-MM  -
-     birth     When were you born?           YYYY-MM-DD or YYYY-MM  -
tiny  boss      -                             -                      sometimes
$ ceu answer tiny boss yes
2> ceu: Tiny has no question “boss”; there are: chief, hired
[exit 1]
$ ceu answer tiny boss none --at 2026-11-23 | head -1
tiny boss is not answered any more
$ ceu history | grep -c answer
9
