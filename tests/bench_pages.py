"""Speed of presse_text beside Python's extractors on the same pages, in one process, one after the other.

    make compare_pages                      the pages of tests/pages; installs the others into build/compare if pip can
    make compare_pages BENCH_PAGES='...'    other pages

Processor time, the best of three rounds. A tool that is not there is left out.
"""
import sqlite3
import sys
import time

ROUNDS = 3


def presse(library):
    db = sqlite3.connect(":memory:")
    if not hasattr(db, "enable_load_extension"):
        sys.exit("this Python's sqlite3 cannot load extensions; make compare_pages PYTHON=/usr/bin/python3 may")
    db.enable_load_extension(True)
    db.load_extension(library)
    return lambda html: db.execute("SELECT presse_text(?)", (html,)).fetchone()[0]


def trafilatura():
    import trafilatura as tool
    return lambda html: tool.extract(html, include_comments=False)


def readability():
    import logging
    from readability import Document
    logging.disable(logging.CRITICAL)
    return lambda html: Document(html.decode("utf-8", "replace")).summary()


def measure(extract, pages):
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for page in pages:
            try:
                extract(page)
            except (ValueError, TypeError, ArithmeticError) as reason:
                print("  a page failed:", reason, file=sys.stderr)
        best = min(best, time.process_time() - began)
    return best


def main(library, files):
    pages = [open(name, "rb").read() for name in files]
    size = sum(map(len, pages)) / 1e6
    print(f"{len(pages)} pages, {size:.2f} MB")
    first = None
    tools = (("presse_text", lambda: presse(library)), ("trafilatura", trafilatura), ("readability-lxml", readability))
    for name, make in tools:
        try:
            extract = make()
        except ImportError:
            print(f"{name:18} not installed")
            continue
        seconds = measure(extract, pages)
        beside = f"   presse is {seconds / first:.0f} times as fast" if first else ""
        first = first or seconds
        print(f"{name:18}{size / seconds:8.1f} MB/s{len(pages) / seconds:9.0f} pages/s{beside}")


main(sys.argv[1], sys.argv[2:])
