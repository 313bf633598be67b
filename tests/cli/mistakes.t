# A typo is answered with the nearest word; nothing near, nothing guessed.
$ ceu lgo
2> ceu: no command “lgo”; did you mean “log”?
[exit 2]
$ ceu frobnicate
2> ceu: no command “frobnicate”; see: ceu help
[exit 2]
$ ceu credential ad
2> ceu: no command “credential ad”; did you mean “credential add”?
[exit 2]
$ ceu credential frobnicate
2> ceu: no command “credential frobnicate”; see: ceu help
[exit 2]
$ ceu calendar
2> ceu: “calendar” needs to know what to do; see: ceu help calendar
[exit 2]
$ ceu log --providr x 1 T
2> ceu: “log” has no option --providr; did you mean --provider?
[exit 2]
$ ceu log --frobnicate 1 T
2> ceu: “log” has no option --frobnicate
[exit 2]
$ ceu log -x 1 T
2> ceu: log: Unknown option -x
[exit 2]
$ ceu log 1
2> ceu: “log” needs UNITS TITLE
[exit 2]
$ ceu log 1 one two
2> ceu: “log” cannot use “two” (a text with blanks needs quotes)
[exit 2]
$ ceu log 1 T --on
2> ceu: log: Missing argument for --on
[exit 2]
$ ceu log 1 T --on 31.31.2026
2> ceu: --on: “31.31.2026” is not a date; write 2027-03-31, 2027-03, +30d, yesterday, “next friday” or “31 mar 2027”
[exit 2]
$ ceu credential add CPC --earned 01/02/2026
2> ceu: --earned: “01/02/2026” can be read as day/month or month/day; write it as YYYY-MM-DD
[exit 2]
$ ceu log 1 T --unit fortnight
2> ceu: --unit is one of ceu|hour|minute|iacet|semester, not “fortnight”
[exit 2]
$ ceu log many T
2> ceu: “many” is not a number of units such as 2, 1.5 or 0.125
[exit 2]
$ ceu log -- -1 T
2> ceu: “-1” is not a number of units such as 2, 1.5 or 0.125
[exit 2]
$ ceu log 1.2345 T
2> ceu: “1.2345” is not a number of units such as 2, 1.5 or 0.125
[exit 2]
$ ceu log 0 T
2> ceu: an activity has more than 0 units, not “0”
[exit 2]
$ ceu log 1000000 T
2> ceu: “1000000” is more than 100,000 units
[exit 2]
$ ceu log 1h T --unit minute
2> ceu: “1h” and --unit minute say different units
[exit 2]
$ ceu list --limit many
2> ceu: --limit is a number from 0 to 1000000000, not “many”
[exit 2]
$ ceu status extra
2> ceu: “status” cannot use “extra” (a text with blanks needs quotes)
[exit 2]
$ ceu status --at never
2> ceu: --at: “never” is not a date; write 2027-03-31, 2027-03, +30d, yesterday, “next friday” or “31 mar 2027”
[exit 2]
$ ceu completion tcsh
2> ceu: no completion for “tcsh”: bash, zsh or fish
[exit 2]
$ ceu completion bash --json
2> {"schema":"ceu.error/1","code":"usage","message":"“completion” has no --json","exit_code":2}
[exit 2]
# For a program the error is JSON too.
$ ceu lgo --json
2> {"schema":"ceu.error/1","code":"usage","message":"no command “lgo”; did you mean “log”?","exit_code":2}
[exit 2]
$ ceu show 99 --json
2> {"schema":"ceu.error/1","code":"not-found","message":"nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there","exit_code":1}
[exit 1]
