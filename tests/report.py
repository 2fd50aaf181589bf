"""Tests the report (sql/report.sql) as its reader sees it: make report_test.

    LIBRARY=build/presse.so SQLITE3=sqlite3 python3 tests/report.py FOLDER

Makes pages in FOLDER from four corpora: the demo's articles; rows written by hand whose numbers are known and whose texts
try to be HTML (tests/corpus/report.sql); the same without dates and sources; none at all. Reads each as a parser does, then opens it in a
headless Chromium: light, dark, on a phone of 360 pixels, on paper. Only the standard library is used. What the page is made of, and its
numbers, are tested in tests/report.sql. The pictures stay in FOLDER. The last line is "N passed, N failed".
"""

import collections
import html.parser
import os
import re
import struct
import subprocess
import sys
import zlib

from browser import Browser

LIBRARY = os.environ.get("LIBRARY", "build/presse.so")
SQLITE3 = os.environ.get("SQLITE3", "sqlite3")
SECTIONS = ["ueberblick", "verlauf", "namen", "neu", "stimmen", "betraege", "woerter", "netz", "kopien", "beiwerk"]
VOID = {"meta", "br", "img", "hr", "input", "link"}

CORPORA = {
    "demo": "",
    "known": ".read tests/corpus/report.sql",
    "undated": ".read tests/corpus/report.sql\nUPDATE article_document SET date = NULL, source = NULL;",
    "empty": ".read tests/corpus/report.sql\n" + "\n".join(
        f"DELETE FROM article_{layer};" for layer in
        ("relation", "quote", "time", "value", "entity", "term", "sentence", "paragraph", "document")),
}

passed = failed = 0


def check(condition, what, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {what}{': ' if detail else ''}{detail}")


def make_page(name, folder):
    """The page of a corpus, made by the shell as a user would."""
    script = os.path.join(folder, name + ".sql")
    page = os.path.join(folder, name + ".html")
    with open(script, "w", encoding="utf-8") as file:
        file.write(f".load {LIBRARY}\n.output /dev/null\n.read tests/corpus/annotated.sql\n{CORPORA[name]}\n.output\n"
                   f".parameter set :out \"'{page}'\"\n.read sql/report.sql\n")
    if os.path.exists(page):
        os.remove(page)
    done = subprocess.run([SQLITE3, "-batch", "-bail", "-init", "/dev/null", ":memory:", ".read " + script],
                          capture_output=True, text=True)
    size = os.path.getsize(page) if os.path.exists(page) else 0
    check(done.returncode == 0 and done.stdout + done.stderr == f"{page}: {size} bytes\n", f"{name}: the report is written and says so",
          done.stdout + done.stderr)
    check(0 < size < 1_000_000, f"{name}: less than a megabyte", str(size))
    return page


class Reader(html.parser.HTMLParser):
    """Reads a page strictly: what is opened is closed, in order. Collects what the checks want to know."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.errors, self.tags, self.headings, self.text = [], [], [], [], collections.defaultdict(str)
        self.section = None
        self.feed(text)
        self.close()
        if self.open:
            self.errors.append(f"never closed: {self.open}")

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if len(dict(attributes)) != len(attributes):
            self.errors.append(f"an attribute twice in {tag}")
        if tag == "section":
            self.section = dict(attributes).get("id")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.errors.append(f"</{tag}> at {self.getpos()} with {self.open[-3:]} open")
        else:
            self.open.pop()
        if tag == "section":
            self.section = None

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "desc", "title"):
            self.text[self.section] += data


def read_page(name, page):
    """What a parser finds: well-formed, self-contained, accessible."""
    with open(page, encoding="utf-8") as file:
        text = file.read()
    reader = Reader(text)
    check(not reader.errors, f"{name}: well-formed", "; ".join(reader.errors[:3]))
    ids = [a["id"] for _, a in reader.tags if "id" in a]
    check(len(ids) == len(set(ids)), f"{name}: each id once")
    targets = [a["href"][1:] for t, a in reader.tags if t == "a"]
    labels = [i for _, a in reader.tags for i in a.get("aria-labelledby", "").split()]
    check(set(targets + labels) <= set(ids), f"{name}: links and labels lead somewhere", str(set(targets + labels) - set(ids)))
    check(("html", {"lang": "de"}) in reader.tags, f"{name}: in German")

    # nothing from elsewhere, nothing that runs
    style = "".join(re.findall("<style>(.*?)</style>", text, re.S))
    check(style and not re.search(r"@import|url\(|https?:|//", style), f"{name}: the style refers to nothing")
    check(not {t for t, _ in reader.tags} & {"script", "img", "iframe", "object", "embed", "link", "audio", "video", "source", "use", "base"},
          f"{name}: no element that loads or runs")
    bad = [(t, k) for t, a in reader.tags for k, v in a.items()
           if k.startswith("on") or k in ("src", "srcset", "background") or re.search(r"//|url\(|javascript:", v or "")
           or k in ("href", "xlink:href") and not v.startswith("#")]
    check(not bad, f"{name}: no attribute that loads or runs", str(bad[:3]))

    check(reader.headings[0] == 1 and reader.headings.count(1) == 1, f"{name}: one h1, first")
    check(all(b <= a + 1 for a, b in zip(reader.headings, reader.headings[1:])), f"{name}: no level of headings is left out", str(reader.headings))
    tables = text.split("<table")[1:]
    check(all(re.match(r"[^>]*><thead><tr>(<th scope=\"col\"[^>]*>.*?</th>)+</tr></thead>", t) for t in tables), f"{name}: tables have headers")
    pictures = re.findall(r"<svg([^>]*)>(.{0,7})", text)
    check(all("aria-hidden" in a or 'role="img"' in a and inner == "<title " [:7] or 'role="img"' in a and inner.startswith("<title")
              for a, inner in pictures), f"{name}: pictures have a title")
    check("NULL" not in text and not re.search(r"\b\d+\.\d\b(?! )", "".join(reader.text.values()).replace("presse 0.1.0", "")), f"{name}: numbers are German, none is missing",
          str(re.findall(r".{20}\b\d+\.\d\b(?! ).{9}", "".join(reader.text.values()))[:3]))
    return reader


def decode(path):
    """Rows of pixels of a PNG with 8-bit RGB or RGBA, as Chromium writes it."""
    with open(path, "rb") as file:
        data = file.read()
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    step = {2: 3, 6: 4}[colour]
    assert depth == 8
    raw, stride, rows, above = zlib.decompress(packed), width * step, [], bytearray(width * step)
    for y in range(height):
        how, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for x in range(stride) if how else ():
            left, up, corner = (line[x - step], above[x], above[x - step]) if x >= step else (0, above[x], 0)
            if how == 1:
                add = left
            elif how == 2:
                add = up
            elif how == 3:
                add = (left + up) // 2
            else:
                guess = left + up - corner
                add = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
            line[x] = line[x] + add & 255
        rows.append([bytes(line[x:x + 3]) for x in range(0, stride, step)])
        above = line
    return rows


def look(what, path, dark):
    """The picture has a background of the right brightness, and something on it in every band."""
    rows = decode(path)
    background, count = collections.Counter(p for row in rows for p in row).most_common(1)[0]
    share = count / (len(rows) * len(rows[0]))
    check((sum(background) < 150) == dark and 0.5 < share < 0.985, f"{what}: text on a {'dark' if dark else 'light'} ground",
          f"{background.hex()} {share:.3f}")
    band = 200  # rows, 400 pixels of the page; the emptiest band has at least a line of text
    inked = [sum(p != background for row in rows[y:y + band] for p in row) / (band * len(rows[0]))
             for y in range(0, len(rows) - band + 1, band)]
    check(inked and min(inked) > 0.004, f"{what}: something to see in every band", " ".join(f"{i:.3f}" for i in inked))
    return len({p for row in rows for p in row})


# every text's colour against what is behind it: the least contrast (WCAG 2), and whose it is
CONTRAST = """(() => {
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  let least = [99, ''];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || e.closest('title, desc, style') || !e.getClientRects().length) continue;
    let ground = null;
    for (let p = e; p && !ground; p = p.parentElement) {
      const c = rgb(getComputedStyle(p).backgroundColor);
      if (c.length === 3 || c[3] > 0) ground = c;
    }
    const ink = getComputedStyle(e), a = light(rgb(e.closest('svg') ? ink.fill : ink.color)), b = light(ground || [255, 255, 255]);
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (contrast < least[0]) least = [contrast, walk.currentNode.data.slice(0, 30)];
  }
  return least;
})()"""

# what stands out at the right, if anything does
OVERFLOW = """[...document.querySelectorAll('body *')].filter(e => !e.closest('title, desc') && e.getClientRects().length
  && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.tagName + ' ' + e.textContent.slice(0, 30)).slice(0, 3)"""

# labels of the drawing that is shown: the least distance of two anchors, in the size of the letters
DISTANCE = """(() => {
  const size = t => parseFloat(getComputedStyle(t).fontSize), seats = [...document.querySelectorAll('.drawing svg')]
    .filter(s => s.getClientRects().length).flatMap(s => [...s.querySelectorAll('circle')]
    .map(c => { const m = c.getCTM(); return [m.e + m.a * c.cx.baseVal.value, m.f + m.d * c.cy.baseVal.value, size(c.parentNode.querySelector('text')) * Math.hypot(m.a, m.b)]; }));
  let least = 99;
  seats.forEach((a, i) => seats.slice(i + 1).forEach(b => least = Math.min(least, Math.hypot(a[0] - b[0], a[1] - b[1]) / a[2])));
  return [seats.length, least];
})()"""


def look_at_page(browser, name, page):
    """What a reader sees: light, dark, on a phone, on paper."""
    for view, width, dark in (("light", 1280, False), ("dark", 1280, True), ("phone", 360, False)):
        what = f"{name}, {view}"
        browser.open(page, width=width, dark=dark)
        check(browser.requests == ["file://" + os.path.abspath(page)], f"{what}: nothing else is asked for", str(browser.requests[1:4]))
        inner, outer = browser.value("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        check(inner == outer == width and not browser.value(OVERFLOW), f"{what}: as wide as the window", f"{inner} {browser.value(OVERFLOW)}")
        contrast, text = browser.value(CONTRAST)
        check(4.5 <= contrast < 99, f"{what}: contrast of at least 4.5", f"{contrast:.2f} {text}")
        if name == "demo":
            labels, distance = browser.value(DISTANCE)
            check(labels > 10 and distance >= 1, f"{what}: labels of the network apart", f"{labels} {distance:.2f}")
        picture = page.replace(".html", f"-{view}.png")
        browser.picture(picture)
        browser.picture(picture + ".half", scale=0.5)  # decoded in a quarter of the time
        colours = look(what, picture + ".half", dark)
        os.remove(picture + ".half")
        check(name != "demo" or colours > 100, f"{what}: colours", str(colours))
    for width in (320, 480, 630, 768, 910, 1024, 1920):
        browser.open(page, width=width)
        check(browser.value("document.documentElement.scrollWidth") == width and not browser.value(OVERFLOW), f"{name}: {width} pixels are enough",
              str(browser.value(OVERFLOW)))
    browser.open(page, width=700, dark=True, media="print")
    paper, nav = browser.value("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('nav') || document.head).display]")
    check(paper == "rgb(255, 255, 255)" and nav == "none", f"{name}, on paper: white, without links", f"{paper} {nav}")
    check(not browser.value(OVERFLOW), f"{name}, on paper: as wide as the paper", str(browser.value(OVERFLOW)))


def main(folder):
    os.makedirs(folder, exist_ok=True)
    pages = {name: make_page(name, folder) for name in CORPORA}
    read = {name: read_page(name, page) for name, page in pages.items()}

    # the demo's articles: ten, each of another source and day (tests/articles)
    demo = read["demo"].text
    check([t[1].get("id") for t in read["demo"].tags if t[0] == "section"] == SECTIONS, "demo: all sections, in order")
    check("10 Artikel aus 10 Quellen, erschienen vom 13. Juni 2024 bis zum 24. Oktober 2025" in demo["ueberblick"], "demo: overview", demo["ueberblick"])
    for section, words in (("namen", "Halberg Antriebe"), ("namen", "Renate Sievers"), ("neu", "Petra Lüdemann"), ("stimmen", "Friederike Tangermann"),
                           ("betraege", "3,9 Mrd.\u00a0€"), ("betraege", "46 Mio.\u00a0CHF"), ("woerter", "Oktober 2025"), ("netz", "Brunsbüttel"), ("beiwerk", "Newsletter")):
        check(words in demo[section], f"demo: {words} in {section}", demo[section][:200])

    # rows written by hand; their arithmetic is in tests/report.sql
    known = read["known"].text
    for section, words in (
            ("ueberblick", "5 Artikel aus 2 Quellen"), ("verlauf", "Artikel je Tag"), ("namen", "Karl Ott & Sohn2"), ("neu", "Emden"),
            ("stimmen", "4 Zitate: 50 Prozent wörtlich, 25 Prozent in indirekter Rede, 25 Prozent berichtet"), ("stimmen", "<sollen>"),
            ("betraege", "2,5 Mio.\u00a0€Das koste 2,5 Millionen Euro, sagte Anna Berg, die <img src=x onerror=alert(1)> leitet."),
            ("betraege", "90 Mio.\u00a0US-$"), ("betraege", "1.250,5\u00a0€"), ("woerter", "März 20253 ArtikelBrücke20"), ("netz", "Karl Ott & Sohn und Stadtwerke20,61"),
            ("kopien", '<script>document.title = "hacked"</script> Die Brücke'), ("kopien", "\" onmouseover=\"document.title = 'hacked'\" x=\""),
            ("beiwerk", "LohnezeitungVerweise, Autorenzeile24510,0\u00a0%")):
        check(words in known[section], f"known: {words} in {section}", known[section][:400])
    check("Deutschland" not in str(dict(known)) and "mehr dazu" not in str(dict(known)) and "99\u00a0%" not in str(dict(known)),
          "known: neither derived names nor boilerplate")
    undated = read["undated"].text
    check("Kein Artikel hat ein Datum" in undated["verlauf"] and "ohne Quelle" in undated["beiwerk"], "undated: says so")
    check("neu" not in [t[1].get("id") for t in read["undated"].tags if t[0] == "section"], "undated: no week")
    check("Noch keine Artikel" in read["empty"].text[None] and len(read["empty"].headings) == 3, "empty: a page that says so")

    with Browser() as browser:
        for name, page in pages.items():
            look_at_page(browser, name, page)
        browser.open(pages["known"])
        check(browser.value("document.title") == "Nachrichten in Zahlen" and "onmouseover=" in browser.value("document.body.innerText"),
              "known: what tries to be HTML is text")
    print(f"{passed} passed, {failed} failed")
    return failed == 0


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1] if len(sys.argv) > 1 else "build/report"))
