"""Lines of web pages with what they are, for ext/train/boilerplate.c.

    python3 ext/train/page_lines.py DATA >lines.tsv

DATA/pages holds pages of news sites with their text (fundus) and pages of the web at large with pieces that must and that
must not be in the text (trafilatura); DATA/lines holds lines that another tool extracted. Each page gives two texts, as a
tool leaves them that takes too much: the lines of the innermost element that holds four fifths of the prose, and of the
element around it.

Output, tab-separated: "document", set, publisher, 1 when it is for training and 0 when only to be measured; then its
lines, 1 (text), 0 (boilerplate) or ? (not known) and the line; an empty line ends the document.
"""
import glob
import gzip
import html.parser
import json
import re
import sys
import urllib.parse

BLOCKS = set("""address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul""".split())
UNREAD = set("""applet audio canvas embed head iframe map math noscript object option script select style svg template textarea
    video""".split())
EMPTY = set("area base br col embed hr img input link meta param source track wbr".split())
HELD = 0.8         # share of the prose that the innermost element holds
PROSE_WORDS = 10   # shortest line of prose
SHINGLE = 4
ALIKE = 0.6        # share of a line's shingles that are in the page's text, from which on it is text


class Lines(html.parser.HTMLParser):
    """The page's lines, each with the elements around it."""

    def __init__(self):
        super().__init__()
        self.elements, self.stack, self.unread = [], [], 0  # an element is (tag, parent)
        self.lines, self.here, self.links, self.in_link = [], [], 0, 0

    def handle_starttag(self, tag, attributes):
        if tag == "br":
            self.here.append(" ")
        if tag in BLOCKS:
            self.end_line()
        if tag in EMPTY:
            return
        values = dict(attributes)
        style = (values.get("style") or "").replace(" ", "").lower()
        hidden = tag in UNREAD or "hidden" in values or "display:none" in style
        self.elements.append((tag, self.stack[-1][0] if self.stack else None))
        self.stack.append((len(self.elements) - 1, hidden))
        self.unread += hidden
        self.in_link += tag == "a"

    def handle_endtag(self, tag):
        if not any(self.elements[element][0] == tag for element, _ in self.stack):
            return
        while self.stack:
            element, hidden = self.stack[-1]
            name = self.elements[element][0]
            if name in BLOCKS:
                self.end_line()
            self.stack.pop()
            self.unread -= hidden
            self.in_link -= name == "a"
            if name == tag:
                break

    def handle_data(self, data):
        if not self.unread and self.stack:
            self.here.append(data)
            self.links += len(data.strip()) if self.in_link else 0

    def end_line(self):
        text = plain("".join(self.here))
        if text:
            around, element = [], self.stack[-1][0] if self.stack else None
            while element is not None:
                around.append(element)
                element = self.elements[element][1]
            prose = len(words(text)) if len(words(text)) >= PROSE_WORDS and self.links < 0.3 * len(text) else 0
            self.lines.append((text, around, prose))
        self.here, self.links = [], 0


def plain(text):
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b-\u200f\u2060\ufeff\0]", "", text)).strip()


def words(text):
    return re.findall(r"\w+", text.lower())


def decode(data):
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:100000], re.I)
    for name in ("utf-8-sig", declared.group(1).decode() if declared else "cp1252"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            pass
    return data.decode("cp1252", "replace")


def texts(path):
    """The two texts of a page, each a list of lines."""
    with gzip.open(path) as f:
        page = Lines()
        page.feed(decode(f.read()))
        page.end_line()
    held = {}
    for _, around, prose in page.lines:
        for element in around:
            held[element] = held.get(element, 0) + prose
    if not held:
        return
    inner = max(element for element in held if held[element] >= HELD * max(held.values()))
    for element in (inner, page.elements[inner][1]):
        if element is not None:
            yield [text for text, around, _ in page.lines if element in around]


def shingles(text):
    w = words(text)
    return list(zip(*(w[i:] for i in range(SHINGLE))))


def label_news(line, gold, whole, title):
    if line.lower() == title.lower():
        return "?"  # the headline, which a text may have or not
    if len(words(line)) < SHINGLE:
        return "1" if line.lower() in gold else "0"
    found = [s in whole for s in shingles(line)]
    return "1" if sum(found) > ALIKE * len(found) else "0"


def label_web(line, lines, wanted, unwanted):
    for label, pieces in (("1", wanted), ("0", unwanted)):
        for piece in pieces:
            # a piece that many lines have says something only of those that it fills
            if piece in line and (len(piece) > 0.3 * len(line) or sum(piece in other for other in lines) == 1):
                return label
    return "?"


def publisher(url):
    return ".".join(urllib.parse.urlparse(url).netloc.split(":")[0].split(".")[-2:])


def write(name, group, train, lines, labels):
    print("document", name, group, train, sep="\t")
    for line, label in zip(lines, labels):
        print(label if label in ("0", "1") else "?", plain(line), sep="\t")
    print()


def main(data):
    for path in sorted(glob.glob(data + "/pages/fundus/gold/*.json")):
        with open(path, encoding="utf-8") as f:
            gold = json.load(f)
        blocks = [plain(text) for _, text in gold["blocks"]]
        whole = set(shingles("\n".join(blocks)))
        for lines in texts(path.replace("/gold/", "/html/").replace(".json", ".html.gz")):
            write("news pages", publisher(gold.get("url", "")), 1, lines,
                  [label_news(line, {b.lower() for b in blocks}, whole, plain(gold.get("title") or "")) for line in lines])
    with open(data + "/pages/trafilatura/evaldata.json", encoding="utf-8") as f:
        for url, page in json.load(f).items():
            wanted, unwanted = ([plain(piece) for piece in page[key]] for key in ("with", "without"))
            for lines in texts(data + "/pages/trafilatura/html/" + page["local"]):
                write("web pages", publisher(url), 1, lines, [label_web(line, lines, wanted, unwanted) for line in lines])
    with open(data + "/lines/extracted_lines.jsonl", encoding="utf-8") as f:
        for page in map(json.loads, f):
            write("extracted news", publisher(page["url"]), 0, page["text"], map(str, page["labels"]))
    for part in ("train", "dev"):
        with open(f"{data}/lines/turku_{part}.json", encoding="utf-8") as f:
            for i, page in enumerate(json.load(f)):
                write("extracted web, " + part, str(i), 0, page["text"], map(str, page["labels"]))


if __name__ == "__main__":
    main(sys.argv[1])
