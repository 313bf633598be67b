# The way to a credential: nothing is recorded, all comes from the command line and the rules.
$ ceu path CPC-A --claim course --claim job=12
X-membership: an active membership of AAPC, needed before the exam; a recorded membership meets it
  confidence A, sources S13
P-months: 24 months, made up of an 80-hour preparation course (course, counts 12), Practicode (practicode, counts 12) and months on the job (job, as many as there are)
  24 of 24 months: met
  confidence B, sources S15, S16, S18
$ ceu path cpc-a --claim job=3 --claim job=8
X-membership: an active membership of AAPC, needed before the exam; a recorded membership meets it
  confidence A, sources S13
P-months: 24 months, made up of an 80-hour preparation course (course, counts 12), Practicode (practicode, counts 12) and months on the job (job, as many as there are)
  11 of 24 months: 13 missing
  confidence B, sources S15, S16, S18
$ ceu path CPC-A --claim nope
2> ceu: the rules of CPC-A have no part “nope”; see: ceu path CPC-A
[exit 2]
$ ceu path CPC-A --claim job
2> ceu: how many months? --claim job=MONTHS
[exit 2]
$ ceu path CPC-A --claim course=3
2> ceu: “course” always counts 12 months; state it without a number
[exit 2]
$ ceu path CPC-A --claim job=0
2> ceu: “0” is no number of months from 1 to 1200
[exit 2]
$ ceu path CPC-A --claim course --json
{"schema":"ceu.path/1","type":"CPC-A","body":"aapc","standing":"none","steps":[],"prerequisites":[{"rule":"X-membership","text":"an active membership of AAPC, needed before the exam; a recorded membership meets it","recommended":false,"met":false,"done":null,"confidence":"A","sources":["S13"]}],"experience":[{"rule":"P-months","text":"24 months, made up of an 80-hour preparation course (course, counts 12), Practicode (practicode, counts 12) and months on the job (job, as many as there are)","need_months":24,"counted_months":12,"missing_months":12,"met":false,"recommended":false,"confidence":"B","sources":["S15","S16","S18"]}],"exams":[],"stages":[],"notices":[]}
$ ceu path CMRS --enrolled 2026-11-23 --paid 2026-11-23
M5-membership: membership of AMBA, needed before the exam; a recorded membership meets it
  confidence B, sources S52
M5: it must be finished within 45 days of the enrolment; it must be completed within 12 months of the payment
  enrolled 2026-11-23: finish by 2027-01-07
  paid 2026-11-23: complete by 2027-11-23
  confidence B, sources S52
$ ceu path CMRS --paid 2026-11-23 --json
{"schema":"ceu.path/1","type":"CMRS","body":"amba","standing":"none","steps":[],"prerequisites":[{"rule":"M5-membership","text":"membership of AMBA, needed before the exam; a recorded membership meets it","recommended":false,"met":false,"done":null,"confidence":"B","sources":["S52"]}],"experience":[],"exams":[{"rule":"M5","text":"it must be finished within 45 days of the enrolment; it must be completed within 12 months of the payment","days":[{"term":"complete","from":"2026-11-23","day":"2027-11-23"}],"confidence":"B","sources":["S52"]}],"stages":[],"notices":[]}
# The rules of the day that is stated hold, whatever is in force today.
$ ceu path CCS --approved 2026-11-23 --failed 2026-11-23 --at 2026-11-23
X-CCS: a high-school diploma, needed before the exam
  confidence A, sources S40
X-CCS-courses: coding courses and 1 year of coding, recommended before the exam, not required; one of those called “routes” is enough
  confidence A, sources S40
X-CCS-years: 2 years of coding, recommended before the exam, not required; one of those called “routes” is enough
  confidence A, sources S40
X-CCS-associate: CCA and 1 year of coding, recommended before the exam, not required; one of those called “routes” is enough
  confidence A, sources S40
X-CCS-other: another coding credential and 1 year of coding, recommended before the exam, not required; one of those called “routes” is enough
  confidence A, sources S40
X-CCS-holder: CCS-P, RHIT or RHIA held, recommended before the exam, not required; one of those called “routes” is enough; met by holding any of CCS-P, RHIT and RHIA
  confidence A, sources S40
X-window: the exam must be sat within 120 days of the approval
  approved 2026-11-23: sit the exam by 2027-03-23
  confidence A, sources S40, S42
X-extension: the exam must be sat within 120 days of the approval; that can be extended in steps of 30 days; the extensions together are at most 90 days; an extension is asked for at least 14 days before the end
  approved 2026-11-23: sit the exam by 2027-03-23
  approved 2026-11-23: with the longest extension by 2027-06-21
  confidence B, sources S42
X-retest: 30 days to wait after a failed attempt
  failed 2026-11-23: another attempt from 2026-12-23
  confidence B, sources S42
$ ceu path RHIA --failed 2026-11-23 --at 2026-11-23 | tail -3
X-retest-others: 90 days to wait after a failed attempt
  failed 2026-11-23: another attempt from 2027-02-21
  confidence B, sources S42
$ ceu path CCS --failed 2023-09-10 --at 2026-11-23 | grep failed
X-retest: 30 days to wait after a failed attempt
# Most credentials have no such rules.
$ ceu path CPC
X-membership: an active membership of AAPC, needed before the exam; a recorded membership meets it
  confidence A, sources S13
No rule of AAPC counts months or days on the way to CPC.
$ ceu path CPCA
2> ceu: no rules for a credential “CPCA”; did you mean CPC?
[exit 1]
$ ceu list
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
