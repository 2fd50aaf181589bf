"""Training pages: which, and what is known of their blocks. See docs/pages.md.

    pages.py list DATA OUT      writes OUT/list.tsv (set, id, publisher, path) and the pages, unpacked
    pages.py labels DATA OUT    reads OUT/blocks.tsv (what `pages blocks` wrote), writes OUT/labels.tsv

A label is a line: page, block, 1 or 0, weight. Gold texts (fundus) label every block: 1 where more than 60 % of
its runs of four words stand in the gold text. Snippets label the blocks that hold them: those that must be in the
text where one block holds it, those that must not be in all.
"""
import collections
import glob
import gzip
import json
import os
import re
import sys
import unicodedata
import urllib.parse

# pages whose gold text is not the article that the page shows
SKIP = {"BoersenZeitung_2024_10_23", "Gamestar_2024_04_28", "Golem_2025_09_09", "RuhrNachrichten_2024_05_03",
        "SRF_2024_04_15", "Taz_2023_04_28", "WDR_2024_04_22", "WinFuture_2024_04_29", "ZDF_2024_04_22"}


def publisher(url, name):
    """The registered domain, so that folds do not share a site; all blogs of one host are one."""
    archived = re.search(r"archive\.org.*?/https?://([^/]+)", url)
    host = archived.group(1) if archived else urllib.parse.urlparse(url).netloc
    parts = host.split(":")[0].split(".")
    return ".".join(parts[-2:]).replace("n-tv.de", "ntv.de") if len(parts) > 1 else name.split("_")[0].split(".")[0]


def gold(data):
    """(set, id, publisher, path, gold) of every page, in order."""
    for file in sorted(glob.glob(data + "/pages/fundus/gold/*.json")):
        name = os.path.basename(file)[:-5]
        if name not in SKIP:
            g = json.load(open(file, encoding="utf-8"))
            yield "fundus", name, publisher(g.get("url", ""), name), f"{data}/pages/fundus/html/{name}.html.gz", g
    for url, g in json.load(open(data + "/pages/trafilatura/evaldata.json", encoding="utf-8")).items():
        name = g["local"][:-len(".html.gz")]
        yield "trafilatura", name, publisher(url, name), f"{data}/pages/trafilatura/html/{g['local']}", g


def plain(text):
    text = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def words(text):
    return re.findall(r"\w+", plain(text).lower())


def runs(tokens):
    return list(zip(*(tokens[i:] for i in range(4))))


def label_text(blocks, g):
    whole = set(runs(words("\n".join(t for _, t in g["blocks"]))))
    exact = {tuple(words(t)) for _, t in g["blocks"]}
    for i, text in blocks:
        w = words(text)
        if w:
            r = runs(w)
            yield i, (sum(x in whole for x in r) / len(r) if r else tuple(w) in exact) > .6


def label_snippets(blocks, g):
    label, texts = {}, [(i, plain(t)) for i, t in blocks]
    for kind, y in ("with", 1), ("without", 0):
        for snippet in g[kind] or ():
            s = plain(snippet)
            hits = [(i, t) for i, t in texts if s in t]
            for i, t in hits:
                if len(hits) == 1 or (not y and len(s) > .3 * len(t)):
                    label.setdefault(i, y)
    return label.items()


def main(command, data, out):
    pages = list(gold(data))
    if command == "list":
        os.makedirs(out + "/html", exist_ok=True)
        with open(out + "/list.tsv", "w", encoding="utf-8") as f:
            for i, (kind, name, site, path, _) in enumerate(pages):
                with gzip.open(path) as page, open(f"{out}/html/{i}.html", "wb") as copy:
                    copy.write(page.read())
                print(kind, name, site, f"{out}/html/{i}.html", sep="\t", file=f)
        return
    blocks = collections.defaultdict(list)
    for line in open(out + "/blocks.tsv", encoding="utf-8", newline="\n"):
        page, block, text = line.rstrip("\n").split("\t", 2)
        blocks[int(page)].append((int(block), text))
    with open(out + "/labels.tsv", "w", encoding="utf-8") as f:
        for i, (kind, _, _, _, g) in enumerate(pages):
            found = label_text(blocks[i], g) if kind == "fundus" else label_snippets(blocks[i], g)
            size = {b: len(words(t)) for b, t in blocks[i]}
            rows = [(b, int(y), (size[b] + 2) ** .5) for b, y in found]
            total = sum(w for _, _, w in rows)
            for b, y, w in rows:
                print(i, b, y, f"{2 * w / total if kind == 'fundus' else 1 / 6:.6f}", sep="\t", file=f)


if __name__ == "__main__":
    main(*sys.argv[1:])
