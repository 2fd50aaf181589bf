"""currencies.py CLDR-FOLDER: the names of currencies in German, for ext/data/currencies.txt.

From numbers/currencies.json of Unicode CLDR, German: ISO 4217 code, symbols that are one currency's alone, names. An
adjective before the noun loses its ending ("schwedisch kronen"), as the reader takes it off the text's. What CLDR
does not have (short names, cents, thousands) is in units.txt.
"""
import json
import re
import sys

# codes that are words of running text, and what is no money
LEFT_OUT = set("ALL ANG BAM CUP GEL LAK MOP MUR PEN RON SOS TOP YER".split())
# nouns of several currencies, and symbols of units.txt
SHARED = {"$", "¥", "kr", "R", "Lei", "₤", "Kčs", "KM", "K", "L", "G", "Q", "P"}

table = json.load(open(sys.argv[1] + "/numbers/currencies.json"))["main"]["de"]["numbers"]["currencies"]
symbols = {}
for code, entry in table.items():
    for key, symbol in entry.items():
        if key.startswith("symbol"):
            symbols.setdefault(symbol, set()).add(code)

print("# Names of currencies, made by ext/train/currencies.py from Unicode CLDR 48.2 (numbers/currencies.json, German).")
print("# The columns are those of units.txt.")
for code, entry in sorted(table.items()):
    if code.startswith("X") and code not in ("XAF", "XOF", "XPF", "XCD"):
        continue
    names = [] if code in LEFT_OUT else ["=" + code]
    for symbol, codes in sorted(symbols.items()):
        if codes == {code} and symbol not in SHARED and not re.fullmatch("[A-Z]{3}", symbol):
            names.append("=" + symbol)
    for key, name in sorted(entry.items()):
        if not key.startswith("displayName") or re.search(r"[(\d]|–", name):
            continue
        words = name.lower().split()
        if len(words) == 2 and re.search("(e|er|es)$", words[0]) and words[0] not in ("schweizer", "hongkonger"):
            words[0] = re.sub("(e|er|es)$", "", words[0])
        if len(words) <= 3:
            names.append(" ".join(words))
    names = list(dict.fromkeys(names))
    if names:
        print("%s\tmoney\t1\t%s" % (code, "|".join(names)))
