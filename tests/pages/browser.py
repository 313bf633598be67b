#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of `ceu report transcript --format html` in Chromium: phone, desktop, dark, paper. Pictures go to $CEU_TEST_PICTURES."""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
from chromium import Chromium, Tab  # noqa: E402
from home import Checks, Home  # noqa: E402

DAY = ["--at", "2026-11-23"]
HTML = ["report", "transcript", "--format", "html", *DAY]
HOSTILE = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script><b>"
ACTIVITIES = 40
# name: width, options of the tab
VIEWS = {"phone": (390, {"phone": True}), "phone-small": (320, {"phone": True}), "desktop": (1280, {}), "dark": (1280, {"dark": True}),
         "phone-dark": (390, {"phone": True, "dark": True})}

# What stands out of the window; the row of titles, which a phone hides, aside.
TOO_WIDE = """Array.from(document.querySelectorAll('body *')).filter(e => !e.closest('thead') && e.getBoundingClientRect().width > 0 &&
  (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)).map(e => e.outerHTML.slice(0, 200))"""
# Each text with its real contrast against what lies behind it.
CONTRAST = """(() => {
  const parts = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => { const [r, g, b] = parts(c).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                       return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const clear = c => parts(c).length > 3 && parts(c)[3] === 0;
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!clear(c)) return c; }
                        return 'rgb(255, 255, 255)'; };
  let least = 99, count = 0;
  for (const e of document.querySelectorAll('body *')) {
    if (!Array.from(e.childNodes).some(n => n.nodeType === 3 && n.textContent.trim()) || ['title', 'desc'].includes(e.tagName)) continue;
    const style = getComputedStyle(e), one = light(e.tagName === 'text' ? style.fill : style.color), two = light(ground(e));
    least = Math.min(least, (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05));
    count++;
  }
  return [least, count];
})()"""
SMALLEST = """Math.min(...Array.from(document.querySelectorAll('body *')).filter(e => e.getBoundingClientRect().width > 0).map(e =>
  parseFloat(getComputedStyle(e).fontSize) * (e.ownerSVGElement ? e.ownerSVGElement.getBoundingClientRect().width / 360 : 1)))"""
# Words that lie on other words.
COVERED = """(() => {
  const boxes = Array.from(document.querySelectorAll('svg')).flatMap(svg => {
    const texts = Array.from(svg.querySelectorAll('text')).map(t => [t.textContent, t.getBoundingClientRect()]);
    return texts.flatMap(([a, x], i) => texts.slice(i + 1).filter(([b, y]) =>
      x.left < y.right - 1 && y.left < x.right - 1 && x.top < y.bottom - 3 && y.top < x.bottom - 3).map(([b]) => a + ' / ' + b));
  });
  return boxes;
})()"""


def record(home):
    home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--number", "01234567", *DAY)
    home.ok("credential", "add", "CCS", "--earned", "2025-06-14", *DAY)
    home.ok("membership", "set", "aapc", "--renews", "2027-03", *DAY)
    rows = [f"Course {i:02} about a subject with a longer name,2026-{i % 9 + 1:02}-11,0.5,AAPC,WEB{i:08}" for i in range(ACTIVITIES)]
    rows += [f"{HOSTILE},2026-02-03,1,{'w' * 300},X1", f"{'long' * 100},2026-02-04,1,AAPC,{'7' * 200}"]
    (home.path / "work" / "rows.csv").write_text("Title,Date,CEUs,Provider,Index\n" + "\n".join(rows) + "\n", encoding="utf-8")
    home.ok("import", "rows.csv", *DAY)


def check_closed(checks, tab, path, name):
    """Nothing but the page itself was asked for, nothing ran, nothing was complained of."""
    urls = [event["request"]["url"] for event in tab.happened("Network.requestWillBeSent")]
    checks.equal(urls, [path.as_uri()], f"{name}: what was loaded")
    complaints = [event["entry"]["text"] for event in tab.happened("Log.entryAdded")] + tab.happened("Runtime.exceptionThrown")
    checks.equal(complaints, [], f"{name}: complaints of the browser")
    checks.equal(tab.ask("typeof window.hacked"), "undefined", f"{name}: a script of a title ran")
    checks.equal(tab.ask("document.querySelectorAll('img, script, b').length"), 0, f"{name}: markup of a title")


def check_policy(checks, tab, name):
    """The policy of the page, tried: a script that gets into it all the same does not run, a picture from elsewhere is not loaded."""
    tab.ask("""(() => { const s = document.createElement('script'); s.textContent = 'window.hacked = 1'; document.body.append(s);
                        const i = document.createElement('img'); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i); })()""")
    checks.equal(tab.ask("typeof window.hacked"), "undefined", f"{name}: the policy lets a script run")
    said = " ".join(event["entry"]["text"] for event in tab.happened("Log.entryAdded"))
    checks.that("script" in said and "img-src" in said, f"{name}: the policy did not refuse both: {said}")


def check_layout(checks, tab, name, width):
    checks.equal(tab.ask("innerWidth"), width, f"{name}: width")
    checks.that(tab.ask("document.documentElement.scrollWidth") <= width, f"{name}: it scrolls sideways")
    checks.equal(tab.ask(TOO_WIDE), [], f"{name}: out of the window")
    checks.equal(tab.ask(COVERED), [], f"{name}: words on words")
    least, count = tab.ask(CONTRAST)
    checks.that(count > 100 and least >= 4.5, f"{name}: contrast {least} of {count} texts")
    smallest = tab.ask(SMALLEST)
    least = 10.5 if width >= 360 else 8.5
    checks.that(smallest >= least, f"{name}: letters of {smallest} px")


def check_picture(checks, tab, folder, name, dark):
    path = folder / f"transcript-{name}.png"
    path.write_bytes(tab.picture())
    said = subprocess.run(["identify", "-format", "%k %[fx:mean] %w", path], capture_output=True, text=True, check=True, timeout=60).stdout.split()
    checks.that(int(said[0]) >= 20, f"{name}: a picture of {said[0]} colours")
    checks.that((float(said[1]) < 0.5) == dark, f"{name}: brightness {said[1]}")
    return said


def check_heard(checks, tab):
    """What a screen reader is told: headings, pictures with names and words, tables with their headers also on a phone."""
    nodes = tab.call("Accessibility.getFullAXTree")["nodes"]
    heard = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored") and "role" in node]
    roles = [role for role, _ in heard]
    for role, least in (("heading", 8), ("table", 4), ("columnheader", 20), ("rowheader", ACTIVITIES), ("row", ACTIVITIES)):
        checks.that(roles.count(role) >= least, f"{roles.count(role)} times {role}, not {least}")
    pictures = [name for role, name in heard if role in ("image", "img", "graphics-document")]
    checks.that(len(pictures) >= 6 and all("Progress" in name or "Units" in name or "dates" in name for name in pictures), f"pictures: {pictures}")


def check_paper(checks, browser, path, folder):
    """Printed from the browser the page says the same."""
    tab = Tab(browser, 1280, dark=True)
    tab.load(path)
    (folder / "printed.pdf").write_bytes(tab.pages())
    text = subprocess.run(["pdftotext", "-raw", folder / "printed.pdf", "-"], capture_output=True, text=True, check=True, timeout=60).stdout
    words = "".join(text.split())
    for i in range(ACTIVITIES):
        checks.that(f"Course{i:02}about" in words, f"paper: Course {i} is missing")
    for title in ("Unitsovertime", "Whathappenswhen", "Tosettle"):
        checks.that(title in words, f"paper: {title} is missing")
    data = subprocess.run(["pdftoppm", "-r", "20", "-f", "1", "-l", "1", folder / "printed.pdf"], capture_output=True, check=True, timeout=60).stdout
    pixels = data.split(b"\n", 3)[3]
    checks.that(sum(pixels) / len(pixels) > 200, "a dark screen prints on dark paper")


def check_far_above(checks, browser, home):
    """Many times what is required: the labels of the line keep off each other."""
    (home.path / "work" / "much.csv").write_text("Title,Date,CEUs\nMuch,2026-05-05,900\n", encoding="utf-8")
    home.ok("import", "much.csv", *DAY)
    home.ok(*HTML, "--output", "much.html")
    tab = Tab(browser, 390, phone=True)
    tab.load(home.path / "work" / "much.html")
    checks.equal(tab.ask(COVERED), [], "far above: words on words")


def main():
    checks = Checks()
    with Home() as home:
        record(home)
        folder = pathlib.Path(os.environ.get("CEU_TEST_PICTURES", home.path))
        path = home.path / "work" / "transcript.html"
        home.ok(*HTML, "--output", path.name)
        with Chromium(home.path) as browser:
            for name, (width, options) in VIEWS.items():
                tab = Tab(browser, width, **options)
                tab.load(path)
                check_closed(checks, tab, path, name)
                check_layout(checks, tab, name, width)
                check_picture(checks, tab, folder, name, options.get("dark", False))
                if name in ("phone", "desktop"):
                    check_heard(checks, tab)
            check_policy(checks, tab, name)
            check_paper(checks, browser, path, folder)
            check_far_above(checks, browser, home)
    checks.finish()


if __name__ == "__main__":
    main()
