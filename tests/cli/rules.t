# One line a body, by name; the widths follow the longest title.
$ ceu rules list | tr -s ' ' | head -4
Body Title Types Rules Verified File
aapc American Academy of Professional Coders 34 69 2026-11-23 $SOURCE/data/rules/aapc.yaml
acdis Association of Clinical Documentation Integrity Specialists 1 13 2026-11-23 $SOURCE/data/rules/acdis.yaml
acfe Association of Certified Fraud Examiners 1 13 2026-11-23 $SOURCE/data/rules/acfe.yaml
$ ceu rules show ambaa
2> ceu: no body “ambaa”; did you mean “amba”?
[exit 1]
$ ceu rules show AMBA | head -12
AMBA
  American Medical Billing Association
  checked against its sources on: 2026-11-23
  file: $SOURCE/data/rules/amba.yaml
  your account says what binds:
    https://www.americanmedicalbillingassociation.com/cmrs-information

Credentials
  CMRS: Certified Medical Reimbursement Specialist (billing)

What is counted together
  rule M0 (confidence A, source S50): all credentials of the body share one
$ ceu rules check
The rules are fine.
$ printf 'format: 1\nbody: mine\nname: Mine\nnonsense: 3\nrules:\n  - {id: X, kind: totl}\n' > mine.yaml; ceu rules check mine.yaml
mine.yaml:1:1: error: the pack lacks “verified”
mine.yaml:2:7: error: “body” must be a map of keys and values
mine.yaml:3:1: error: unknown key “name” in the pack
mine.yaml:4:1: error: unknown key “nonsense” in the pack
mine.yaml:6:3: warning: no rule of the kind “pool”, “anchor”, “length”, “total”: not everything can be worked out
mine.yaml:6:5: error: a rule lacks “confidence”
mine.yaml:6:5: error: the rule states nothing: no kind (“anchor”, “total”, “require” …), no “note”, no “unknown”
mine.yaml:6:5: error: a rule lacks “source” (only confidence U may do without)
mine.yaml:6:13: error: unknown key “kind” in a rule
[exit 1]
$ ceu rules check mine.yaml --json | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["schema"], d["ok"], sorted(d["faults"][0]))'
ceu.check/1 False ['column', 'line', 'message', 'path', 'warning']
$ ceu rules check "$SOURCE"/data/rules/*.yaml
The rules are fine.
$ ceu rules check missing.yaml
2> ceu: cannot read missing.yaml: No such file or directory; nothing was changed
[exit 1]
$ head -c 300000 /dev/zero > zero.yaml && ceu rules check zero.yaml
2> ceu: zero.yaml is larger than 256 KiB; nothing was changed
[exit 1]
$ ceu rules list --json | python3 -c 'import json,sys; d = json.load(sys.stdin); ids = [b["id"] for b in d["bodies"]]; print(d["schema"], ids[:2], ids == sorted(ids), len(ids) >= 16)'
ceu.rules/1 ['aapc', 'acdis'] True True
# A faulty pack of one's own is told, with its place.
$ mkdir -p "$XDG_CONFIG_HOME/ceud/rules" && cp mine.yaml "$XDG_CONFIG_HOME/ceud/rules/" && ceu rules list
2> ceu: a rule pack is faulty, so no due date can be trusted: $HOME/config/ceud/rules/mine.yaml:1:1: the pack lacks “verified” (and 7 more); correct or remove it, and see “ceu rules check”
[exit 1]
