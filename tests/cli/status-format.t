# Status bars and prompts. Without records a bar is empty and a prompt silent; a person is told.
$ ceu status --brief --urgent
$ ceu status --format "%{summary}"
$ ceu status --format waybar
{"text":"","alt":"none","tooltip":"","class":"none","percentage":0}
$ ceu status --brief
2> ceu: nothing is recorded yet (no store at “$HOME/data/ceud/ceu.db”): begin with `ceu init` or `ceu credential add`, or put a backup there
[exit 1]
$ ceu init --credential CPC=2024-03-14 --renews aapc=2027-03 --at 2026-10-01 | head -1
ready: $HOME/data/ceud/ceu.db
$ ceu credential add CCS --earned 2025-06-14 --at 2026-10-01
CCS added: AHIMA renews 2027-06-13 (every 24 months from the day certified)
$ ceu membership set aapc --dues-paid-to 2028-03-31 --at 2026-10-01
AAPC membership recorded
  AAPC renews 2027-03 (odd month, odd years)
# A prompt: only what is due soon or overdue.
$ ceu status --brief --urgent --at 2026-10-01
$ ceu status --brief --urgent --at 2027-02-01
AAPC 0/36 due 2027-03-31 (58 d, day assumed)
$ ceu status --brief --urgent --check --at 2027-04-01
AAPC 0/36 due 2027-03-31 (1 d overdue, day assumed) · AHIMA 0/20 due 2027-06-13 (73 d, day assumed)
[exit 4]
# A line of one's own.
$ ceu status --format "%{body} %{missing} missing, %{days} d" --at 2027-02-01
AAPC 36 missing, 58 d
$ ceu status --format "%{body}: %{counted}/%{required} %{percent}%% %{due} %{urgency}" --each --at 2027-02-01
AAPC: 0/36 0% 2027-03-31 soon
AHIMA: 0/20 0% 2027-06-13 later
$ ceu status --format "%{body}" --each --urgent --at 2027-02-01
AAPC
$ ceu status --format "%{credentials}: %{next} (%{urgent})" --at 2027-06-01
CPC: AAPC: earn and log 36 more (2)
$ ceu status --format "%{days}" --urgent --at 2026-10-01
# The forms that bars read.
$ ceu status --format waybar --urgent --at 2027-02-01
{"text":"AAPC 0/36 due 2027-03-31 (58 d, day assumed)","alt":"soon","tooltip":"AAPC 0/36 due 2027-03-31 (58 d, day assumed)\nAHIMA 0/20 due 2027-06-13 (132 d, day assumed)\n\nAAPC: earn and log 36 more","class":"soon","percentage":0}
$ ceu status --format waybar --urgent --at 2026-10-01
{"text":"","alt":"later","tooltip":"AAPC 0/36 due 2027-03-31 (181 d, day assumed)\nAHIMA 0/20 due 2027-06-13 (255 d, day assumed)","class":"later","percentage":0}
$ ceu status --format i3bar --at 2027-06-01
{"name":"ceu","full_text":"AAPC 0/36 due 2027-03-31 (62 d overdue, day assumed) +1","short_text":"AAPC -62 d +1","color":"#ff5555","urgent":true,"markup":"none"}
$ ceu status --format polybar --at 2027-06-01
%{F#ff5555}AAPC 0/36 due 2027-03-31 (62 d overdue, day assumed) +1%{F-}
$ ceu status --format polybar --at 2026-10-01
AAPC 0/36 due 2027-03-31 (181 d, day assumed)
$ ceu status --format polybar --urgent --at 2026-10-01
$ ceu status --format tmux --urgent --at 2027-02-01
#[fg=#e5a50a]AAPC 0/36 due 2027-03-31 (58 d, day assumed)#[default]
# What cannot be.
$ ceu status --format "%{body} %{dais}"
2> ceu: --format: column 9: there is no “%{dais}”; did you mean “%{days}”?
[exit 2]
$ ceu status --format "100%"
2> ceu: --format: column 4: there is no “%”; a percent sign itself is “%%”
[exit 2]
$ ceu status --format waybr
2> ceu: --format: there is no format “waybr”; did you mean “waybar”?
[exit 2]
$ ceu status --format ""
2> ceu: --format: “” is no format that we know, and as a template it shows nothing: it has no placeholder such as “%{summary}”
[exit 2]
$ ceu status --each
2> ceu: --each goes with a template: --format "%{summary}" --each
[exit 2]
$ ceu status --format waybar --each
2> ceu: --each goes with a template: --format "%{summary}" --each
[exit 2]
$ ceu status --urgent
2> ceu: --urgent goes with --brief or --format
[exit 2]
$ ceu status --brief --format waybar
2> ceu: --brief, --format and --json are three ways to say it: choose one
[exit 2]
$ ceu status --format waybar --json
2> {"schema":"ceu.error/1","code":"usage","message":"--brief, --format and --json are three ways to say it: choose one","exit_code":2}
[exit 2]
