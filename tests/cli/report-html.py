#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of `ceu report transcript --format html`, held by rules: whole, closed to the outside, readable by everyone."""
import re
from html.parser import HTMLParser

import html5lib

from home import Checks, Home

VOID = {"meta", "br", "hr", "img", "input", "link", "base"}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;\u202e-->]]>"
SHOWN = HOSTILE.replace("\u202e", "\\u202e")
POLICY = {"default-src": "'none'", "style-src": "'unsafe-inline'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "base", "form", "input", "img", "image", "use", "foreignobject", "a", "style-src"}
LOADING = {"src", "href", "srcset", "action", "xlink:href", "data", "poster", "style", "background"}
# Colours of the style: those of words need a contrast of 4.5, those of pictures 3, against the ground.
WORDS, PICTURES = ("text", "quiet"), ("border", "plain", "good", "warning", "bad")


class Node:
    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent, self.children, self.text = name, attributes, parent, [], ""

    def all(self, *names):
        for child in self.children:
            if not names or child.name in names:
                yield child
            yield from child.all(*names)

    def words(self):
        return self.text + "".join(child.words() for child in self.children)


class Page(HTMLParser):
    """A tree; what does not close what it opened is a fault."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = self.now = Node("", {}, None)
        self.faults = []
        self.feed(text)
        self.close()
        if self.now is not self.root:
            self.faults.append(f"<{self.now.name}> is not closed")

    def handle_starttag(self, tag, attrs):
        if len(dict(attrs)) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        node = Node(tag, dict(attrs), self.now)
        self.now.children.append(node)
        if tag not in VOID:
            self.now = node

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.now.name != tag:
            self.faults.append(f"</{tag}> closes <{self.now.name}>")
            return
        self.now = self.now.parent

    def handle_data(self, data):
        self.now.text += data


def closed_faults(page, text):
    """Nothing runs, nothing is loaded."""
    for node in page.root.all():
        if node.name in FORBIDDEN:
            yield f"<{node.name}> has no place in the page"
        for name in node.attributes:
            if name.startswith("on") or name in LOADING:
                yield f"<{node.name} {name}=…>"
    style = "".join(node.words() for node in page.root.all("style"))
    if re.search(r"url\(|@import|expression|//", style):
        yield "the style loads something"
    policies = [node.attributes["content"] for node in page.root.all("meta")
                if node.attributes.get("http-equiv") == "Content-Security-Policy"]
    wanted = [dict(part.strip().split(" ", 1) for part in policy.split(";")) for policy in policies]
    if wanted != [POLICY]:
        yield f"the policy is {policies}"
    if re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", text):
        yield "a control character"


def structure_faults(page):
    """Headings, names and tables, for who hears the page."""
    roots = list(page.root.all("html"))
    if [root.attributes.get("lang") for root in roots] != ["en"]:
        yield "the page does not say its language"
    levels = [int(node.name[1]) for node in page.root.all("h1", "h2", "h3", "h4")]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "there is not one <h1>"
    if any(after > before + 1 for before, after in zip(levels, levels[1:])):
        yield f"a heading skips a level: {levels}"
    ids = [node.attributes["id"] for node in page.root.all() if "id" in node.attributes]
    if len(ids) != len(set(ids)):
        yield "an id is there twice"
    for node in page.root.all():
        for name in node.attributes.get("aria-labelledby", "").split():
            if name not in ids:
                yield f"nothing is called {name}"
    for table in page.root.all("table"):
        yield from table_faults(table)


def table_faults(table):
    captions = [node for node in table.children if node.name == "caption"]
    heads = [node for part in table.all("thead") for node in part.all("th", "td")]
    if len(captions) != 1 or not captions[0].words().strip():
        yield "a table has no caption"
    if not heads or any(node.name != "th" or node.attributes.get("scope") != "col" or not node.words() for node in heads):
        yield "a table has a column without a header"
    titles = [node.words() for node in heads]
    for row in [row for part in table.all("tbody") for row in part.all("tr")]:
        cells = row.children
        if len(cells) != len(heads):
            yield f"a row of {len(cells)} cells under {len(heads)} headers"
        if [node.attributes.get("scope") for node in cells if node.name == "th"] != ["row"]:
            yield "a row without its one header"
        if any(node.name == "td" and node.attributes.get("data-title") not in titles for node in cells):
            yield "a cell that a phone shows without its title"


def picture_faults(page):
    """Each picture has a name and says its content in words; all of it lies within its frame."""
    for picture in page.root.all("svg"):
        named = [node for node in picture.children[:2]]
        names = picture.attributes.get("aria-labelledby", "").split()
        if picture.attributes.get("role") != "img" or [node.name for node in named] != ["title", "desc"]:
            yield "a picture without role, title and description"
        elif [node.attributes.get("id") for node in named] != names or not all(node.words().strip() for node in named):
            yield "a picture is not named by its title and description"
        width, height = [float(part) for part in picture.attributes.get("viewbox", "0 0 0 0").split()[2:]]
        for node in picture.all("line", "rect", "circle", "text", "path"):
            for name, value in node.attributes.items():
                across = name in ("x", "x1", "x2", "cx")
                if (across or name in ("y", "y1", "y2", "cy")) and not 0 <= float(value) <= (width if across else height):
                    yield f"{node.name} {name}={value} is out of the picture"
            for letter, value in re.findall(r"([HV])([-\d.]+)", node.attributes.get("d", "")):
                if not 0 <= float(value) <= (width if letter == "H" else height):
                    yield f"the line goes to {letter}{value}"


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast_faults(page):
    style = "".join(node.words() for node in page.root.all("style"))
    themes = [dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", block)) for block in re.findall(r":root\{([^}]*)\}", style)]
    if len(themes) != 2 or set(themes[0]) != set(themes[1]):
        yield "light and dark do not name the same colours"
    for theme in themes:
        ground = luminance(theme["ground"])
        for names, least in ((WORDS, 4.5), (PICTURES, 3)):
            for name in names:
                other = luminance(theme[name])
                ratio = (max(ground, other) + 0.05) / (min(ground, other) + 0.05)
                if ratio < least:
                    yield f"{name} {theme[name]} on {theme['ground']}: contrast {ratio:.2f}, not {least}"


def form_faults(text):
    """What the standard's own way of reading has to forgive."""
    parser = html5lib.HTMLParser()
    parser.parse(text)
    return [f"{line}:{column}: {code} {about}" for (line, column), code, about in parser.errors]


def faults_of(text):
    page = Page(text)
    return [*page.faults, *form_faults(text), *closed_faults(page, text), *structure_faults(page), *picture_faults(page), *contrast_faults(page)]


# What the rules must find: a rule that finds nothing is no rule.
SPOILT = [
    ("</main>", "<script>1</script></main>"), ("</table>", ""), ("<p>", "<p onclick=\"x\">"), ("</h1>", "</h1><h4>x</h4>"),
    ("<html lang=\"en\">", "<html>"), (" role=\"img\"", ""), ("</desc>", "</desc><text x=\"400\" y=\"1\">x</text>"),
    ("<caption>", "<caption></caption><caption>"), ("scope=\"row\"", ""), ("scope=\"col\"", ""), ("default-src 'none'", "default-src *"),
    ("--quiet:#555b66", "--quiet:#999999"), ("<main>", "<main><img src=\"data:,\">"), ("aria-labelledby=\"part-", "aria-labelledby=\"p-"),
    ("body{", "body{background:url(x);"), ("</h1>", "\u202e</h1>"), ("</td></tr>", "</td><td data-title=\"No\">x</td></tr>"),
]


def record(home):
    day = ["--at", "2026-11-23"]
    home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--number", "<b>1</b>", *day)
    home.ok("credential", "add", "CCS", "--earned", "2025-06-14", *day)
    home.ok("credential", "add", "CPMA", *day)
    home.ok("membership", "set", "aapc", "--renews", "2027-03", *day)
    (home.path / "work" / "rows.csv").write_text(
        "Title,Date,CEUs,Provider\n" + "".join(f"Course {i},2025-{i % 9 + 1:02}-11,1.5,AAPC\n" for i in range(12)), encoding="utf-8")
    home.ok("import", "rows.csv", *day)
    (home.path / "work" / "hostile.csv").write_text(
        "Title,Date,CEUs,Provider,Index\n\"" + HOSTILE.replace('"', '""') + "\",2026-11-03,1.5,\"" + HOSTILE.replace('"', '""')
        + "\",\"<i>\"\n", encoding="utf-8")
    home.ok("import", "hostile.csv", *day)


def check_pages(checks, home):
    for words in ([], ["CPC"], ["CCS"]):
        for day in ("2025-06-14", "2026-11-23", "2027-03-31", "2027-12-01"):
            text = home.ok("report", "transcript", *words, "--format", "html", "--at", day)
            for fault in faults_of(text):
                checks.that(False, f"{words} on {day}: {fault}")
            checks.that("<script" not in text and "<img" not in text and "<b>" not in text, f"{words} on {day}: raw text")


def check_content(checks, home):
    text = home.ok("report", "transcript", "--format", "html", "--at", "2026-11-23")
    words = Page(text).root.words()
    checks.that(SHOWN in words, "the hostile title is not shown as it was typed")
    for course in (f"Course {i}" for i in range(12)):
        checks.that(course in words, f"{course} is missing")
    kinds = [node.words() for node in Page(text).root.all("title")]
    for title in ("Progress by requirement", "Units over time against the needed pace", "The dates on a timeline"):
        checks.that(title in kinds, f"the picture “{title}” is missing")
    again = home.ok("report", "transcript", "--format", "html", "--at", "2026-11-23", TZ="Pacific/Kiritimati", COLUMNS="40", LC_ALL="C")
    checks.that(again == text, "the page rests on zone, width or locale")
    home.ok("report", "transcript", "--format", "html", "--output", "page.html", "--at", "2026-11-23")
    checks.that((home.path / "work" / "page.html").read_text(encoding="utf-8") == text, "the file is another page")
    for old, new in SPOILT:
        checks.that(old in text, f"nothing to spoil: {old}")
        checks.that(faults_of(text.replace(old, new, 1)) != [], f"no rule minds “{new}” for “{old}”")


def main():
    checks = Checks()
    with Home() as home:
        empty = home.run("report", "transcript", "--format", "html")
        checks.that(empty.returncode == 1 and empty.stdout == b"", "without records there is no page")
        record(home)
        check_pages(checks, home)
        check_content(checks, home)
    checks.finish()


if __name__ == "__main__":
    main()
