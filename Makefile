# presse: German news text as SQL, a loadable extension for SQLite.   `make help` lists the targets.

CC ?= cc
CC_FOR_BUILD ?= $(CC)
CLANG ?= clang
SQLITE3 ?= sqlite3
CFLAGS ?= -O2 -g
PYTHON ?= python3
PREFIX ?= /usr/local
ARTICLES ?= ../shared/articles
DATA ?= ../shared/data
# articles of make corpus
N ?= 2000
# SANITIZE=address,undefined builds into a folder of its own, with the sanitizers in everything
SANITIZE ?=

BUILD := build$(if $(SANITIZE),/sanitize)
MACOS := $(filter Darwin,$(shell uname -s))
SUFFIX := $(if $(MACOS),dylib,so)
LIBRARY := $(BUILD)/presse.$(SUFFIX)

PACKAGES := icu-uc icu-i18n libpcre2-8 libxml-2.0
WARNINGS := -Wall -Wextra -Wshadow -Wconversion
OWN_CFLAGS = -std=c11 $(WARNINGS) -fPIC -fvisibility=hidden -Iext -I$(BUILD) -Wa,-I$(BUILD) -Wa,-Iext/data \
	$(PACKAGE_CFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
OWN_LDFLAGS = $(if $(SANITIZE),-fsanitize=$(SANITIZE)) $(LDFLAGS)
ifeq ($(MACOS),)
# -z nodelete: closing the last connection must not unload ICU, it would leak and be loaded again
SHARED := -shared -Wl,-z,nodelete -Wl,--version-script=ext/presse.map $(if $(SANITIZE),,-Wl,-z,defs)
else
SHARED := -dynamiclib -Wl,-exported_symbol,_sqlite3_presse_init
endif

SOURCES := ext/presse.c $(filter-out ext/train/%,$(wildcard ext/*/*.c))
OBJECTS := $(SOURCES:ext/%.c=$(BUILD)/so/%.o)
CORE := $(SOURCES:ext/%.c=$(BUILD)/core/%.o)
# word lists: a text file each in ext/data, compiled into a table that is used in place
WORD_LISTS := $(patsubst ext/data/words/%.txt,$(BUILD)/data/%.bin,$(wildcard ext/data/words/*.txt))
TESTS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/test_*.c))

all: $(LIBRARY)

TABLES := classes currencies german swiss names lexicon forms labels tagger lemmas compounds name_lists name_clusters recogniser \
	pages page_labels page_folds professions sentiment
.PHONY: models boilerplate all static demo report test report_test bench bench_corpus bench_pages compare_pages fuzz format install clean help reference \
	corpus notebook datasette_test clients_test $(TABLES)

help:
	@echo 'make                   build $(LIBRARY)'
	@echo 'make static            build $(BUILD)/libpresse.a, to be linked into a program'
	@echo 'make demo              build, fill build/demo.db with articles and run sql/demo.sql'
	@echo 'make report            a page of HTML about the articles of DB=, an annotated database, in OUT=build/report.html'
	@echo 'make corpus N=         fill build/corpus.db with N=$(N) articles: from DATA= where it is (DATA= for none), else invented'
	@echo 'make test              build and run all tests; SANITIZE=address,undefined adds the sanitizers'
	@echo 'make report_test       test the report in a headless Chromium'
	@echo 'make bench             speed of the layers and of SQL, beside ICU and FTS5 on the same text'
	@echo 'make bench_corpus      speed of presse_annotate on 1,000 and 10,000 articles, one and two threads'
	@echo 'make bench_pages       speed of pages beside libxml2 alone; pages made to be slow'
	@echo 'make compare_pages     speed of presse_text beside trafilatura and readability-lxml, where pip installs them'
	@echo 'make fuzz              fuzz the layers for SECONDS=60 (needs clang)'
	@echo 'make notebook          run docs/notebook/articles.ipynb in an environment of its own (needs a network the first time)'
	@echo 'make datasette_test    fetch and check the pages that docs/datasette.md describes (so does this one)'
	@echo 'make clients_test      check the commands of docs/clients.md that are Python (and this one)'
	@echo 'make format            put the sources into the house style (needs clang-format)'
	@echo 'make install PREFIX=   copy the library to PREFIX/lib (default $(PREFIX))'
	@echo 'make reference         write docs/reference.md from the rows of the functions'
	@echo 'make models TEXTS=     train the recogniser of names on annotated texts, see docs/entities.md'
	@echo 'make boilerplate       compare the points of boilerplate with a fit to pages (from DATA=)'
	@echo 'make TABLE             make a table in ext/data anew (from DATA=): $(TABLES)'
	@echo 'make clean             remove build'

# ---- set-up: what is missing is installed where apt is, and named elsewhere

ifneq ($(filter-out help clean format,$(or $(MAKECMDGOALS),all)),)
include $(BUILD)/config.mk
endif

DEBIAN := gcc libc6-dev pkg-config libsqlite3-dev sqlite3 libicu-dev libpcre2-dev libxml2-dev libstemmer-dev
define FIND
command -v $(CC) >/dev/null && command -v pkg-config >/dev/null && command -v $(SQLITE3) >/dev/null && \
pkg-config --exists sqlite3 $(PACKAGES) && \
echo '#include <libstemmer.h>' | $(CC) $(CFLAGS) -E -x c - >/dev/null 2>&1
endef

$(BUILD)/config.mk: Makefile
	@mkdir -p $(BUILD)
	@{ $(FIND); } || { command -v apt-get >/dev/null && { \
		sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; export DEBIAN_FRONTEND=noninteractive; \
		echo "installing $(DEBIAN)"; $$sudo apt-get update -qq >/dev/null; \
		$$sudo apt-get install -y -qq --no-install-recommends $(DEBIAN) >$(BUILD)/apt.log 2>&1 || \
		{ tail $(BUILD)/apt.log; exit 1; }; }; } || { \
		echo 'presse needs a C compiler, pkg-config, SQLite with its shell, ICU, PCRE2, libxml2 and libstemmer:'; \
		echo '  apt     $(DEBIAN)'; \
		echo '  dnf     gcc pkgconf sqlite sqlite-devel libicu-devel pcre2-devel libxml2-devel libstemmer-devel'; \
		echo '  pacman  gcc pkgconf sqlite icu pcre2 libxml2 snowball'; \
		echo '  brew    pkg-config sqlite icu4c pcre2 libxml2   (and export PKG_CONFIG_PATH as brew says); libstemmer from snowballstem.org'; exit 1; }
	@echo "PACKAGE_CFLAGS := $$(pkg-config --cflags sqlite3 $(PACKAGES))" >$@
	@echo "PACKAGE_LIBS := $$(pkg-config --libs $(PACKAGES)) -lstemmer -lm -pthread" >>$@
	@echo "SQLITE_LIBS := $$(pkg-config --libs sqlite3)" >>$@

# ---- the library

$(LIBRARY): $(OBJECTS) ext/presse.map
	$(CC) $(SHARED) -o $@ $(OBJECTS) $(OWN_LDFLAGS) $(PACKAGE_LIBS)

static: $(BUILD)/libpresse.a

# one object in which only the entry point is visible: it may be linked with anything
$(BUILD)/libpresse.a: $(CORE)
	@rm -f $@
ifeq ($(MACOS),)
	$(CC) -r -nostdlib -o $(BUILD)/libpresse.o $(CORE)
	objcopy --keep-global-symbol=sqlite3_presse_init $(BUILD)/libpresse.o
else
	ld -r -exported_symbol _sqlite3_presse_init -o $(BUILD)/libpresse.o $(CORE)
endif
	$(AR) rc $@ $(BUILD)/libpresse.o

# the inner loops that are worth wider registers
$(patsubst %,$(BUILD)/%.o,so/base/net core/base/net so/base/seal core/base/seal so/entity/recogniser core/entity/recogniser): CFLAGS += -O3

$(BUILD)/so/%.o: ext/%.c $(BUILD)/config.mk
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OWN_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/core/%.o: ext/%.c $(BUILD)/config.mk
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OWN_CFLAGS) -DSQLITE_CORE -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d) $(CORE:.o=.d) $(TESTS:=.d)

# ---- data

$(BUILD)/so/data/data.o $(BUILD)/core/data/data.o: $(WORD_LISTS) $(BUILD)/data/units.bin ext/data/classes.bin ext/data/german.bin \
	ext/data/lexicon.bin ext/data/forms.bin ext/data/tagger.bin \
	ext/data/lemmas.bin ext/data/compounds.bin ext/data/clusters.bin ext/data/lists.bin ext/data/recogniser.bin \
	ext/data/sentiment.bin
$(foreach file,annotate_source annotate_schema,$(BUILD)/so/sqlite/$(file).o $(BUILD)/core/sqlite/$(file).o): $(BUILD)/data/sum.h
$(BUILD)/so/token/cue.o $(BUILD)/core/token/cue.o: $(BUILD)/data/cue_table.h
$(BUILD)/so/value/unit.o $(BUILD)/core/value/unit.o: $(BUILD)/data/unit_table.h
$(BUILD)/so/time/table.o $(BUILD)/core/time/table.o: $(BUILD)/data/time_rules.h
$(BUILD)/so/page/article.o $(BUILD)/core/page/article.o: $(BUILD)/data/page_weights.h
$(BUILD)/so/speech/relation.o $(BUILD)/core/speech/relation.o: $(BUILD)/data/relation_table.h

$(BUILD)/train/weights: ext/train/weights.c ext/page/feature_name.c $(wildcard ext/page/*.h)
	@mkdir -p $(@D)
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -DSQLITE_CORE -Iext $(PACKAGE_CFLAGS) -o $@ ext/train/weights.c ext/page/feature_name.c

$(BUILD)/data/page_weights.h: ext/data/pages.txt $(BUILD)/train/weights
	@mkdir -p $(@D)
	$(BUILD)/train/weights $< >$@.new && mv $@.new $@

$(BUILD)/train/%: ext/train/%.c ext/base/hash.c ext/base/hash.h $(wildcard ext/token/*.h) ext/time/table.h ext/value/unit.h
	@mkdir -p $(@D)
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -Iext -o $@ $< ext/base/hash.c

$(BUILD)/data/%.bin: ext/data/words/%.txt $(BUILD)/train/words
	@mkdir -p $(@D)
	$(BUILD)/train/words $< $@

$(BUILD)/train/relations: ext/train/relations.c ext/word/tag.c ext/speech/relation.h ext/speech/relation_rule.h
	@mkdir -p $(@D)
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -Iext $(PACKAGE_CFLAGS) -o $@ $< ext/word/tag.c

$(BUILD)/data/relation_table.h: ext/data/relations.txt $(BUILD)/train/relations
	@mkdir -p $(@D)
	$(BUILD)/train/relations $< >$@.new && mv $@.new $@

$(BUILD)/data/cue_table.h: ext/data/boilerplate.txt $(BUILD)/train/cues
	@mkdir -p $(@D)
	$(BUILD)/train/cues $< >$@.new && mv $@.new $@

# the table of units and, beside it, their names
UNIT_FILES := ext/data/units.txt ext/data/currencies.txt
$(BUILD)/data/unit_table.h: $(UNIT_FILES) $(BUILD)/train/units
	@mkdir -p $(@D)
	$(BUILD)/train/units $(UNIT_FILES) $(BUILD)/data/units.txt >$@.new && mv $@.new $@
$(BUILD)/data/units.bin: $(BUILD)/data/unit_table.h $(BUILD)/train/words
	$(BUILD)/train/words $(BUILD)/data/units.txt $@

currencies:
	python3 -B ext/train/currencies.py $(DATA)/gazetteers/cldr-48.2-de >ext/data/currencies.txt

# a number that changes with any table or list: what presse_annotate kept is then made anew
DATA_FILES := $(sort $(wildcard ext/data/*.bin ext/data/*.txt ext/data/words/*.txt))
$(BUILD)/data/sum.h: $(DATA_FILES)
	@mkdir -p $(@D)
	cat $(DATA_FILES) | cksum | awk '{ print "#define DATA_SUM \"" $$1 "-" $$2 "\"" }' >$@

$(BUILD)/data/time_rules.h: ext/data/times.txt $(BUILD)/train/times
	@mkdir -p $(@D)
	$(BUILD)/train/times $< >$@.new && mv $@.new $@

.SECONDARY: $(BUILD)/train/words
.DELETE_ON_ERROR:

classes: $(BUILD)/config.mk
	@mkdir -p $(BUILD)/train
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -Iext $(PACKAGE_CFLAGS) -o $(BUILD)/train/classes ext/train/classes.c $(PACKAGE_LIBS)
	$(BUILD)/train/classes ext/data/classes.bin

german: $(BUILD)/config.mk
	@mkdir -p $(BUILD)/train
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -DSQLITE_CORE -Iext $(PACKAGE_CFLAGS) -o $(BUILD)/train/german \
		ext/train/german.c ext/base/text.c ext/base/arena.c $(SQLITE_LIBS) -lm
	xzcat $(DATA)/raw/bundestag_wp19_21.txt.xz | head -c 100000000 | $(BUILD)/train/german ext/data/german.bin

swiss:
	@mkdir -p $(BUILD)/train
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -Iext -o $(BUILD)/train/swiss ext/train/swiss.c ext/base/hash.c -lm
	xzcat $(DATA)/lexicon/german-pos-dict/german-pos-dict.tsv.xz >$(BUILD)/lexicon.tsv
	xzcat $(DATA)/lexicon/wordfreq_large_de.tsv.xz >$(BUILD)/frequencies.tsv
	$(BUILD)/train/swiss $(BUILD)/lexicon.tsv $(BUILD)/frequencies.tsv ext/data/words/names.txt ext/data/words/swiss.txt

lexicon:
	@mkdir -p $(BUILD)/train
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -Iext -o $(BUILD)/train/lexicon ext/train/lexicon.c ext/train/dictionary.c \
		ext/train/morphy.c ext/train/likelihood.c ext/train/automaton.c ext/train/keys.c ext/base/hash.c -lm
	xzcat $(DATA)/lexicon/german-pos-dict/german-pos-dict.tsv.xz >$(BUILD)/lexicon.tsv
	xzcat $(DATA)/lexicon/wordfreq_large_de.tsv.xz >$(BUILD)/frequencies.tsv
	$(BUILD)/train/lexicon $(BUILD)/lexicon.tsv $(BUILD)/frequencies.tsv ext/data/lexicon.bin

# from what make labels writes
lemmas:
	@mkdir -p $(BUILD)/train
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -Iext -o $(BUILD)/train/lemmas ext/train/lemmas.c \
		ext/base/hash.c ext/word/tag.c
	xzcat $(DATA)/lexicon/german-pos-dict/german-pos-dict.tsv.xz >$(BUILD)/lexicon.tsv
	$(BUILD)/train/lemmas ext/data/lemmas.txt $(BUILD)/train/gsd_train.tsv $(BUILD)/lexicon.tsv ext/data/lemmas.bin

# the splitter's table, from the library's lexicon and what make forms counted
# compares the points of ext/token/boilerplate.h with a fit to lines of pages; writes nothing
boilerplate: $(BUILD)/config.mk $(WORD_LISTS) $(BUILD)/data/cue_table.h
	@mkdir -p $(BUILD)/train
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -DSQLITE_CORE -Iext -I$(BUILD) -Wa,-I$(BUILD) -Wa,-Iext/data $(PACKAGE_CFLAGS) \
		-o $(BUILD)/train/boilerplate ext/train/boilerplate.c $(wildcard ext/token/*.c) ext/data/data.c \
		ext/base/arena.c ext/base/text.c ext/base/hash.c $(SQLITE_LIBS) -lm
	python3 ext/train/page_lines.py $(DATA) >$(BUILD)/train/lines.tsv
	$(BUILD)/train/boilerplate <$(BUILD)/train/lines.tsv

compounds: $(BUILD)/config.mk $(WORD_LISTS)
	@mkdir -p $(BUILD)/train
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -Iext -Wa,-I$(BUILD) -Wa,-Iext/data -o $(BUILD)/train/compounds \
		$(wildcard ext/train/compound*.c ext/word/compound*.c) ext/word/lexicon.c ext/word/form.c \
		ext/base/hash.c ext/data/data.c -lm
	$(BUILD)/train/compounds $(BUILD)/train/counts.tsv $(BUILD)/train/clusters.tsv ext/data/compounds.txt \
		ext/data/compounds.bin

# what the tagger is trained on; stays in build
labels:
	@mkdir -p $(BUILD)/train
	python3 -B ext/train/labels.py $(DATA) $(BUILD)/train

# from what make labels writes
tagger: $(BUILD)/train/gsd_train.tsv $(BUILD)/train/empirist.tsv $(CORE)
	$(CC_FOR_BUILD) -std=c11 -O3 -fno-math-errno $(WARNINGS) -DSQLITE_CORE -Iext $(PACKAGE_CFLAGS) -o $(BUILD)/train/tagger \
		ext/train/tagger.c ext/train/net.c $(CORE) $(OWN_LDFLAGS) $(SQLITE_LIBS) $(PACKAGE_LIBS)
	$(BUILD)/train/tagger ext/data/tagger.bin $(filter %.tsv,$^)

names:
	sh ext/train/names.sh $(DATA) ext/data/words

professions:
	sh ext/train/professions.sh $(DATA) ext/data/words/professions.txt

# raw text, cut by the library's own scanner; what follows -- counts for more, see ext/train/corpus.h
RAW_TEXTS = $(patsubst %,$(DATA)/raw/%.txt.xz,bundestag_wp17_18 bundestag_wp19_21) -- \
	$(patsubst %,$(DATA)/raw/%.txt.xz,wikipedia_klexikon wikipedia_it wikipedia_sentences wikinews_train)
CORPUS_PROGRAMS := $(patsubst %,$(BUILD)/train/%,counts clusters forms word_vectors)

$(CORPUS_PROGRAMS): $(BUILD)/train/%: ext/train/%.c $(wildcard ext/train/*.h) $(CORE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -O3 $(OWN_CFLAGS) -DSQLITE_CORE -o $@ $< ext/train/corpus.c ext/train/fuse.c $(CORE) $(PROGRAM_LIBS)

forms: $(CORPUS_PROGRAMS)
	$(BUILD)/train/counts $(BUILD)/train/counts.tsv $(RAW_TEXTS)
	$(BUILD)/train/clusters $(BUILD)/train/clusters.tsv $(BUILD)/train/counts.tsv $(RAW_TEXTS)
	$(BUILD)/train/forms ext/data/forms.bin $(BUILD)/train/counts.tsv $(BUILD)/train/clusters.tsv

# names: lists, clusters (from what make forms counted), and the recogniser that looks into both
NAME_PROGRAMS := $(patsubst %,$(BUILD)/train/%,name_lists name_clusters recogniser sentiment)

$(NAME_PROGRAMS): $(BUILD)/train/%: ext/train/%.c $(patsubst %,ext/train/%.c,corpus fuse seal net regress) $(wildcard ext/train/*.h) $(CORE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -O3 -fno-math-errno $(OWN_CFLAGS) -DSQLITE_CORE -o $@ $< \
		$(patsubst %,ext/train/%.c,corpus fuse seal net regress) $(CORE) $(PROGRAM_LIBS)

name_lists: $(BUILD)/train/name_lists
	python3 -B ext/train/name_lists.py $(DATA) $(BUILD)/train/lists.tsv
	$(BUILD)/train/name_lists ext/data/lists.bin $(BUILD)/train/lists.tsv

name_clusters: $(BUILD)/train/name_clusters
	$(BUILD)/train/name_clusters ext/data/clusters.bin $(BUILD)/train/counts.tsv $(filter-out --,$(RAW_TEXTS))

TEXTS ?= $(DATA)/ner/germeval2014_train.conll $(DATA)/ner/germeval2014_dev.conll
recogniser models: $(BUILD)/train/recogniser
	$(BUILD)/train/recogniser ext/data/recogniser.bin $(TEXTS)

# pages: which blocks are the article; `make page_folds` scores it by publishers that a model has not seen
$(BUILD)/train/pages: ext/train/pages.c $(CORE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -O3 $(OWN_CFLAGS) -DSQLITE_CORE -o $@ $< $(CORE) $(PROGRAM_LIBS)

PAGES := $(BUILD)/train/pages.d
page_labels: $(BUILD)/train/pages
	@mkdir -p $(PAGES)
	python3 -B ext/train/pages.py list $(DATA) $(PAGES)
	$(BUILD)/train/pages blocks $(PAGES)/list.tsv >$(PAGES)/blocks.tsv
	python3 -B ext/train/pages.py labels $(DATA) $(PAGES)

pages: page_labels
	TOP=200 $(BUILD)/train/pages fit $(PAGES)/list.tsv $(PAGES)/labels.tsv ext/data/pages.txt

page_folds: page_labels
	TOP=200 $(BUILD)/train/pages folds $(PAGES)/list.tsv $(PAGES)/labels.tsv $(PAGES)/rows.jsonl

# polarity: vectors of words from raw text, and what readers said of sentences of news
$(BUILD)/train/vectors.bin: $(BUILD)/train/word_vectors $(BUILD)/train/counts.tsv
	$(BUILD)/train/word_vectors $@ $(BUILD)/train/counts.tsv $(RAW_TEXTS)

sentiment: $(BUILD)/train/sentiment $(BUILD)/train/vectors.bin
	$(BUILD)/train/sentiment ext/data/sentiment.bin $(BUILD)/train/vectors.bin \
		$(DATA)/cues/german_polarity_lexicon.tsv $(DATA)/sentiment/gerntsa.json

# ---- tests

# flags of a program that is linked with the library's objects or with libpresse.a
PROGRAM_LIBS = $(OWN_LDFLAGS) $(SQLITE_LIBS) $(PACKAGE_LIBS) -pthread

$(BUILD)/tests/%: tests/%.c $(CORE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OWN_CFLAGS) -DSQLITE_CORE -MMD -MP -MF $@.d -MT $@ -o $@ $< $(CORE) $(PROGRAM_LIBS)

test: all static $(TESTS)
	@BUILD='$(BUILD)' LIBRARY='$(LIBRARY)' SANITIZE='$(SANITIZE)' SQLITE3='$(SQLITE3)' CC='$(CC)' \
	LINK='$(PACKAGE_CFLAGS) $(BUILD)/libpresse.a $(PROGRAM_LIBS)' ARTICLES='$(ARTICLES)' sh tests/run.sh

# the report as a reader sees it: a headless Chromium, driven by python3's standard library
report_test: $(LIBRARY)
	@python=$$(PYTHON='$(PYTHON)' sh tests/venv.sh) && browser=$$(sh tests/chromium.sh) && \
	LIBRARY='$(LIBRARY)' SQLITE3='$(SQLITE3)' BROWSER="$$browser" $$python -B tests/report.py build/report

# BENCH_TEXT=file measures on another text
bench: $(BUILD)/tests/bench
	@$(BUILD)/tests/bench $(or $(BENCH_TEXT),$(sort $(wildcard tests/articles/*.txt)))

# BENCH_CORPUS=file.db takes its table article, BENCH_ARTICLES=100000 goes on to so many
bench_corpus: $(BUILD)/tests/bench_corpus
	@$(BUILD)/tests/bench_corpus $(sort $(wildcard tests/articles/*.txt))

bench_pages: $(BUILD)/tests/bench_pages
	@$(BUILD)/tests/bench_pages $(or $(BENCH_PAGES),$(sort $(wildcard tests/pages/*.html)))

# the Debian package python3-venv, and a package index that pip knows, are needed for the other tools
compare_pages: $(LIBRARY)
	@$(PYTHON) -m venv build/compare 2>/dev/null && \
	build/compare/bin/pip install -q -U pip >build/compare/pip.log 2>&1 && \
	build/compare/bin/pip install -q trafilatura readability-lxml >>build/compare/pip.log 2>&1 || true
	@$$([ -x build/compare/bin/python3 ] && echo build/compare/bin/python3 || echo $(PYTHON)) -B tests/bench_pages.py \
		$(LIBRARY) $(or $(BENCH_PAGES),$(sort $(wildcard tests/pages/*.html)))

# ---- fuzzing: a build of its own with clang

SECONDS ?= 60
FUZZ := build/fuzz
CLANG_PACKAGES := clang libclang-rt-14-dev

$(BUILD)/tests/fuzz: tests/fuzz.c $(CORE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OWN_CFLAGS) -DSQLITE_CORE -fsanitize=fuzzer -o $@ $< $(CORE) $(PROGRAM_LIBS)

# the fuzzer need not hear of every comparison in the inner loops: it would do little else
$(FUZZ)/core/base/net.o: CFLAGS += -fno-sanitize-coverage=trace-cmp

# what was found before is kept in $(FUZZ)/corpus; an input that fails is kept in $(FUZZ)
fuzz:
	@mkdir -p $(FUZZ)/corpus
	@echo 'int LLVMFuzzerTestOneInput(const char *, unsigned long);' >$(FUZZ)/probe.c
	@echo 'int LLVMFuzzerTestOneInput(const char *p, unsigned long n) { return p && n > 4096; }' >>$(FUZZ)/probe.c
	@probe() { $(CLANG) -fsanitize=fuzzer,address -o $(FUZZ)/probe $(FUZZ)/probe.c 2>$(FUZZ)/probe.log; }; \
	probe || { command -v apt-get >/dev/null && { \
		sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; export DEBIAN_FRONTEND=noninteractive; \
		echo "installing $(CLANG_PACKAGES)"; $$sudo apt-get update -qq >/dev/null; \
		$$sudo apt-get install -y -qq --no-install-recommends $(CLANG_PACKAGES) >$(FUZZ)/apt.log 2>&1; \
		probe; }; } || { cat $(FUZZ)/probe.log; echo 'make fuzz needs clang with libFuzzer'; exit 1; }
	@$(MAKE) --no-print-directory BUILD=$(FUZZ) CC='$(CLANG)' CC_FOR_BUILD='$(CLANG)' \
		SANITIZE=address,undefined,fuzzer-no-link $(FUZZ)/tests/fuzz
	$(FUZZ)/tests/fuzz -max_total_time=$(SECONDS) -max_len=4096 -timeout=20 -print_final_stats=1 \
		-artifact_prefix=$(FUZZ)/ $(FUZZ)/corpus tests/articles tests/pages

# ---- use

# all articles of tests/articles and, where it is, of ARTICLES= in one table; then sql/demo.sql
demo: $(LIBRARY)
	@rm -f build/demo.db
	@for folder in tests/articles $(wildcard $(ARTICLES)); do \
		$(SQLITE3) -batch -init /dev/null build/demo.db ".parameter set :folder \"'$$folder'\"" \
			'.read sql/load.sql' || exit 1; done
	@$(SQLITE3) -batch -init /dev/null build/demo.db '.load $(LIBRARY)' '.read sql/demo.sql'

# the report about the annotated tables of DB=; without DB= about the articles of the demo
OUT ?= build/report.html
report: $(LIBRARY)
ifeq ($(DB),)
	@rm -f build/report.db
	@for folder in tests/articles $(wildcard $(ARTICLES)); do \
		$(SQLITE3) -batch -init /dev/null build/report.db ".parameter set :folder \"'$$folder'\"" \
			'.read sql/load.sql' || exit 1; done
	@$(SQLITE3) -batch -init /dev/null build/report.db '.load $(LIBRARY)' "SELECT presse_annotate('article')" >/dev/null
else
	@[ -f '$(DB)' ] || { echo 'make report: there is no $(DB)'; exit 1; }
	@[ "$$($(SQLITE3) -batch -init /dev/null '$(DB)' "SELECT count(*) FROM sqlite_schema WHERE name = 'article_document'")" = 1 ] || \
		{ echo "make report: $(DB) has no annotated tables; SELECT presse_annotate('article') makes them"; exit 1; }
endif
	@rm -f '$(OUT)'
	@$(SQLITE3) -bail -batch -init /dev/null '$(or $(DB),build/report.db)' '.load $(LIBRARY)' \
		".parameter set :out \"'$(OUT)'\"" '.read sql/report.sql' && [ -s '$(OUT)' ]
# articles to try corpora on: of DATA= where it is, else invented ones
corpus: $(LIBRARY)
	@rm -f build/corpus.db
	@if [ -f '$(DATA)/articles_10kgnad/dev.csv' ]; then \
		$(PYTHON) -B tests/corpus/generate.py build/corpus.db $(N) '$(DATA)' && \
		$(SQLITE3) -batch -init /dev/null build/corpus.db '.load $(LIBRARY)' '.read tests/corpus/pages.sql' && \
		$(PYTHON) -B tests/corpus/generate.py build/corpus.db $(N) '$(DATA)'; \
	else $(PYTHON) -B tests/corpus/generate.py build/corpus.db $(N); fi

# runs docs/notebook from its first cell to its last; UPDATE=1 keeps the outputs
notebook: $(LIBRARY)
	@python=$$(PYTHON='$(PYTHON)' sh tests/venv.sh notebook docs/notebook/requirements.txt) && rm -f build/articles.db && \
	$$python -B tests/corpus/generate.py build/articles.db 1000 && UPDATE='$(UPDATE)' $$python -B tests/notebook.py

# fetches the pages of a Datasette over annotated articles
datasette_test: $(LIBRARY)
	@python=$$(PYTHON='$(PYTHON)' sh tests/venv.sh datasette docs/datasette/requirements.txt) && \
	SQLITE3='$(SQLITE3)' LIBRARY='$(LIBRARY)' $$python -B tests/datasette.py

# the clients of docs/clients.md that are Python
clients_test: $(LIBRARY)
	@python=$$(PYTHON='$(PYTHON)' sh tests/venv.sh clients tests/clients.txt) && \
	SQLITE3='$(SQLITE3)' LIBRARY='$(LIBRARY)' $$python -B tests/clients.py

install: $(LIBRARY)
	install -d '$(DESTDIR)$(PREFIX)/lib'
	install -m 755 $(LIBRARY) '$(DESTDIR)$(PREFIX)/lib'

$(BUILD)/train/reference: ext/train/reference.c $(CORE)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OWN_CFLAGS) -DSQLITE_CORE -o $@ $< $(CORE) $(PROGRAM_LIBS)

reference: $(BUILD)/train/reference
	@mkdir -p docs
	$(BUILD)/train/reference >$(BUILD)/reference.md && mv $(BUILD)/reference.md docs/reference.md

format:
	clang-format -i $(wildcard ext/*.[ch] ext/*/*.[ch] tests/*.[ch])

clean:
	rm -rf build
