# names.awk: chooses the names worth carrying (see names.sh). Running text comes on standard input.
#
# Letters in names.txt: l place, o organisation, m work, product or event, p person in full, f first name,
# s surname, d derived word ("deutsch", stem of the adjective; "Franzose"), a also an ordinary word: evidence
# is needed, n begins a longer name. In nouns.txt: w ordinary noun, h also as the head of a compound.

function split_words(name, w,    k, n, raw, i) {
    gsub(/[,;:!?()"\[\]]/, " ", name)
    n = split(name, raw, " ")
    k = 0
    for (i = 1; i <= n; i++) {
        if (length(raw[i]) > 3) sub(/\.$/, "", raw[i])
        if (raw[i] != "") w[++k] = raw[i]
    }
    return k
}

function capital(s) { return s ~ /^[A-Z]/ || s ~ /^\303[\200-\236]/ || s ~ /^[\304\305]/ }

function lower(s) {
    s = tolower(s)
    gsub(/\303\204/, "\303\244", s); gsub(/\303\226/, "\303\266", s); gsub(/\303\234/, "\303\274", s)
    return s
}

function strip_legal(name,    before) {
    do {
        before = name
        sub(/[ ,]+(AG|SE|GmbH|KGaA|KG|OHG|Inc|Inc\.|Corp|Corp\.|Corporation|Company|Co|Co\.|Ltd|Ltd\.|Limited|PLC|Plc|plc|S\.A\.|SA|N\.V\.|NV|AB|ASA|ASA\.|Oyj|S\.p\.A\.|SpA|LLC|L\.P\.|LP|A\/S|Holding|Holdings|Group|Aktiengesellschaft|&|\(.*\)|ag|The|Incorporated|Platforms|S\.E\.|eG|mbH|Bhd|Berhad|PCL|Tbk|Public|AS|Motor|Motors)$/, "", name)
    } while (name != before)
    return name
}

function add(name, letters, source,    k, i, key, w) {
    gsub(/  +/, " ", name)
    sub(/^ /, "", name); sub(/ $/, "", name)
    if (length(name) < 2 || length(name) > 60 || name ~ /^[*'-]|-$/) return
    if (source == "gold" && name ~ /\/| und$| der$| des$| für$|^[a-z].* | [-–] /) return
    if (source != "known" && source != "gold") {
        if (name ~ /[,;:!?()"\[\]\/@*\302]|[0-9][0-9][0-9]| - |^(Der|Die|Das|The|In|Am) /) return
        if (!capital(name) && !(source == "club" && name ~ /^1\. /)) return
        if (letters ~ /[fs]/ && (name ~ / / || name ~ /^[A-Z]+$/)) return
        if (letters ~ /[fs]/ && length(name) < 3) return
    }
    k = split_words(name, w)
    if (k == 0 || k > 6) return
    key = w[1]
    for (i = 2; i <= k; i++) key = key " " w[i]
    if (!(key in spelled)) { spelled[key] = name; words[key] = k }
    if (source == "known" && letters == "-") { never[key] = 1; return }
    if (source == "known" && letters == "a") { doubtful[key] = 1; return }
    if (source == "known") sure[key] = sure[key] letters
    if (index(has[key], letters) == 0) has[key] = has[key] letters
    if (index(from[key], source) == 0) from[key] = from[key] " " source
    if (letters ~ /[lomp]/ && longest[w[1]] < k) longest[w[1]] = k
    if (k == 1) small[lower(key)] = 1
}

function derived_stem(form) {
    if (form ~ /-/) sub(/.*-/, "", form)
    if (capital(form)) { sub(/innen$/, "", form); sub(/in$/, "", form); sub(/[ns]$/, "", form) }
    else sub(/(e|en|er|em|es)$/, "", form)
    return form
}

# The gold sentence in t[1..k], g[1..k]: adds its mentions (phase 1) or counts the candidates in it (phase 2)
function gold_sentence(phase,    i, j, n, key, type, end, x, inside) {
    for (i = 1; i <= k; i++) {
        if (g[i] ~ /^I-/) inside = 1; else inside = 0
        end = i
        while (g[i] ~ /^B-/ && g[end + 1] ~ /^I-/ && end < k) end++
        if (phase == 1) {
            if (g[i] !~ /^B-/) continue
            type = substr(g[i], 3)
            key = t[i]
            for (j = i + 1; j <= end; j++) key = key " " t[j]
            if (type == "LOC") add(key, "l", "gold")
            if (type == "ORG") add(key, "o", "gold")
            if (type == "OTH") add(key, "m", "gold")
            if (type == "PER" && end > i) {
                add(key, "p", "gold"); add(t[end], "s", "gold")
                if (end == i + 1) add(t[i], "f", "gold")
            }
            if (type == "LOCderiv" && end == i) deriv[derived_stem(t[i])]++
            continue
        }
        stem_of = derived_stem(t[i])
        if ((stem_of in deriv) && g[i] !~ /^I-/) { if (g[i] == "B-LOCderiv") deriv_yes[stem_of]++; else deriv_no[stem_of]++ }
        if (g[i] ~ /^B-PER$/) { if (end > i) given_yes[t[i]]++; else single_yes[t[i]]++ }
        else if (!inside) given_no[t[i]]++
        n = longest[t[i]]
        key = ""
        for (j = i; j <= k && j < i + n; j++) {
            key = key == "" ? t[j] : key " " t[j]
            if (!(key in has)) continue
            if (g[i] ~ /^B-/ && end == j) {
                yes[key]++
                x = substr(g[i], 3)
                of[key, x == "OTH" ? "m" : x == "LOC" ? "l" : x == "ORG" ? "o" : x == "PER" ? "p" : "x"]++
            } else if (g[i] == "O") no[key]++
        }
    }
}

function read_gold(phase,    line, f) {
    k = 0
    while ((getline line < gold) > 0) {
        if (line == "") { if (k) gold_sentence(phase); k = 0; continue }
        split(line, f, "\t")
        t[++k] = f[1]; g[k] = f[2]; g[k + 1] = "O"
    }
    if (k) gold_sentence(phase)
    close(gold)
}

BEGIN {
    while ((getline line < candidates) > 0) {
        split(line, f, "\t")
        if (f[3] == "derived") { deriv[derived_stem(f[1])]++; continue }
        if (f[3] ~ /company|large/) add(strip_legal(f[1]), f[2], f[3])
        else add(f[1], f[2], f[3])
    }
    while ((getline line < lexicon) > 0) {
        split(line, f, "\t")
        if (f[2] == "S") noun[f[1]] = 1; else proper[f[1]] = 1
    }
    read_gold(1)
    read_gold(2)
    d = "der die das den dem des ein eine einen einem einer eines kein keine keinen keiner diese dieser dieses diesen " \
        "diesem jede jeder jedes jeden sein seine seinen seiner seinem ihr ihre ihren ihrer ihrem unser unsere unseren " \
        "unserer mein meine meinen meiner im am zum zur vom beim ins viele vielen alle allen aller mehrere wenige " \
        "neue neuen neuer neues große großen großer gute guten guter ersten erste andere anderen zwei drei solche " \
        "mehr welche welcher gegen ohne"
    n = split(d, f, " ")
    for (i = 1; i <= n; i++) determiner[f[i]] = 1
}

/^#/ { next }

{
    gsub(/[,;:!?()"\[\]\/]|\342\200[\230-\237\246\223]|\302[\253\253\273]/, " & ")
    n = split($0, t, " ")
    start = 1
    for (i = 1; i <= n; i++) {
        word = t[i]
        stop = 0
        if (length(word) > 3 && word ~ /\.$/) { sub(/\.$/, "", word); stop = 1 }
        t[i] = word
        if (word ~ /^[a-z\303]/ && !capital(word)) {
            if (word in small) low[word]++
        } else if (word ~ /^[A-Z]|^\303/) {
            if (!start) {
                seen[word]++
                if (t[i - 1] in determiner) article[word]++
            }
        }
        start = stop || word ~ /^[.!?:]$/ || word ~ /^\342/
    }
    for (i = 1; i <= n; i++) {
        if (!(t[i] in longest)) continue
        key = t[i]
        for (j = i + 1; j <= n && j < i + longest[t[i]]; j++) {
            key = key " " t[j]
            if (key in has) many[key]++
        }
    }
}

# Is this single word also an ordinary one? 2: hardly ever a name
function ordinary(key,    all, share, l) {
    all = seen[key] + 0
    l = low[lower(key)] + 0
    share = all ? article[key] / all : 0
    if (all >= 5 && (share > 0.3 || l > 4 * all)) return 2
    if (all < 5 && ((key in noun) || l >= 5) && !(key in proper)) return 2
    if (l > 0.1 * all && l >= 3) return 1
    if ((key in noun) || share > 0.15) return 1
    return 0
}

END {
    for (key in has) {
        letters = has[key]; source = from[key]; single = words[key] == 1
        count = single ? seen[key] + 0 : many[key] + 0
        known = source ~ /known/
        y = yes[key] + 0; o = no[key] + 0
        doubt = single ? ordinary(key) : 0
        out = ""
        # what the marked text says overrules the lists: the type, and whether it is a name at all
        best = ""; top = 0
        for (i = 1; i <= 4; i++) {
            c = substr("lomp", i, 1)
            if (of[key, c] > top) { top = of[key, c]; best = c }
        }
        if (y + o >= 2 && y < 0.2 * (y + o) && !known) lists = ""
        else {
            lists = letters
            gsub(/[fs]/, "", lists)
            if (known && sure[key] !~ /[lomp]/) lists = ""
            else if (known && !(top > 2 && best != "p" && top > 0.7 * y)) { lists = sure[key]; gsub(/[fs]/, "", lists) }
            else if (top >= 2 && best == "p" && single) lists = ""
            else if (top >= 2) lists = best
            else if (length(lists) > 1) lists = lists ~ /l/ ? "l" : lists ~ /p/ ? "p" : substr(lists, 1, 1)
        }
        if (key in never) lists = ""
        if (source == " gold" && key ~ /[^s]s$/ && (substr(key, 1, length(key) - 1) in has)) lists = "" # a genitive
        if (source == " gold" && single && match(key, /-[A-Z]/) && has[substr(key, 1, RSTART - 1)] ~ /^o/) {
            lists = "" # "EU-Kommission" is a part
        }
        if (single && letters ~ /f/ && !known && top < 2 && source !~ /country|town|city/) lists = ""
        if (lists != "" && !known) {
            keep = 1
            if (source ~ /gold/) keep = y > o && (top > 1 || !single || doubt == 0)
            if (source !~ /gold/ || !keep) {
                keep = source ~ /country|town|city|large/ || count >= 2 && source ~ /village|place|party/ || \
                    count >= 2 && !single || count >= 4 && source ~ /club|company|brand|research|team|event/
                if (single && source ~ /brand|company|research/ && source !~ /large/ && \
                    (letters ~ /[lfs]/ || key ~ /^[A-Z][A-Z]?$/ || doubt)) keep = 0
                if (single && key ~ /^[A-Z][A-Z]$/ && source !~ /country/) keep = 0
                if (source ~ /place/ && single && letters ~ /[fs]/ && count < 20) keep = 0
                if (doubt == 2) keep = 0
            }
            if (!keep) lists = ""
            if (length(key) < 3 && y == 0) lists = ""
        }
        if (lists != "") {
            out = lists
            if (known) { doubt = (doubt == 2 && source ~ /town/) || (y + o >= 3 && y < 0.5 * (y + o)) }
            else if (y + o >= 3) doubt = y < 0.7 * (y + o)
            if (doubt || key in doubtful) out = out "a"
        }
        if (letters ~ /f/ && single && (doubt < 2 || given_yes[key] > 1)) {
            gy = given_yes[key] + 0; gn = given_no[key] + 0
            if (known || gy > 0.3 * (gy + gn) || gy + gn < 3) {
                out = out "f"
                if (doubt && gy < 0.7 * (gy + gn) && out !~ /a/) out = out "a"
            }
        }
        if (letters ~ /s/ && single && doubt < 2 && (source ~ /gold/ || count >= 8)) {
            out = out "s"
            if ((doubt || length(key) < 4) && out !~ /a/ && lists == "") out = out "a"
        }
        if (out == "") continue
        result[spelled[key]] = out
        if (out ~ /[lomp]/ && !single) { split(spelled[key], w, " "); prefix[w[1]] = 1 }
    }
    for (key in prefix) result[key] = result[key] "n"
    for (key in deriv) {
        if (length(key) < 4 || (key in proper) && key !~ /er$/) continue
        if (deriv_yes[key] + 0 >= 0.6 * (deriv_yes[key] + deriv_no[key])) result[key] = result[key] "d"
    }
    for (name in result) print name "\t" result[name] > names

    # ordinary nouns: those that stand behind articles; a compound is left out when its head is one
    for (key in seen) {
        if (seen[key] < 8 || length(key) < 3 || key ~ /^[A-Z][A-Z]|[0-9.-]/) continue
        if (article[key] < 0.12 * seen[key] && !(article[key] > 0.04 * seen[key] && (key in noun))) continue
        if (from[key] ~ /known/ || yes[key] > no[key] || result[key] ~ /[lomp]/ && result[key] !~ /a/) continue
        common[key] = 1
        stem[lower(key)] = 1
    }
    n = split("bach berg burg dorf feld wald haus stein mann baum hof heim brunn furt kirchen hausen bauer müller " \
        "meister land see au stadt werk garten brück brücke kopf born thal tal rode kamp busch zell weiler holz " \
        "felde bergs bergen steine schmidt bad ern ing eich horn hagen beck loh leben rath reut ried ende", f, " ")
    for (i = 1; i <= n; i++) no_head[f[i]] = 1
    for (key in common) {
        word = lower(key)
        whole = 1
        for (i = 3; i <= length(word) - 3 && whole; i++) {
            tail = substr(word, i)
            if (length(tail) >= 5 && (tail in stem) && !(tail in no_head)) whole = 0
        }
        if (whole) print word "\t" (length(word) >= 5 && !(word in no_head) ? "hw" : "w") > nouns
    }
}
