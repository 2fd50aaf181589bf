# The statements of a page of documentation, and the page with what they print: see page.sh.
#
#     awk -f tests/page.awk PAGE               the statements, with ".print @@N" before each block's
#     awk -v got=FILE -f tests/page.awk PAGE   the page; FILE is what these printed
#
# What is a statement: a block ```sql; its output is the block without a language behind it, if there is one. In other
# blocks the lines behind "sqlite> "; their output is what follows in the block.

function statement() { n++; if (!got) print ".print @@" n }
function answer() { if (got) printf "%s", out[n] }
function page(line) { if (got) print line }
# a line of a statement; presse is loaded already
function script(line) { if (!got && line !~ /^\.load /) print line }
# output that the page does not show must be no error
function unseen() { if (got && checked < n && out[n] ~ /(^|\n)([A-Z][a-z]+ error|Error):/) printf "```\n%s```\n", out[n]; checked = n }

BEGIN {
  while (got != "" && (getline line < got) > 0)
    if (line ~ /^@@[0-9]+$/) i = substr(line, 3); else out[i] = out[i] line "\n"
}

/^```/ && block == "" {
  block = $0 == "```sql" ? "sql" : $0 == "```" ? (behind ? "output" : "transcript") : "other"
  if (block != "output") unseen()
  page($0)
  if (block == "sql") statement()
  if (block == "output") { answer(); checked = n }
  behind = 0
  next
}
/^```/ {
  if (asked) { answer(); checked = n }
  behind = block == "sql"
  block = ""
  asked = 0
  page($0)
  next
}
block == "sql" { page($0); script($0); next }
block == "transcript" && /^sqlite> / {
  if (asked) answer()
  asked = 1
  statement()
  page($0)
  script(substr($0, 9))
  next
}
block == "transcript" && asked && /^   \.\.\.> / { page($0); script(substr($0, 9)); next }
block == "output" || asked { next }
{ if ($0 != "") { if (block == "") unseen(); behind = 0 }; page($0) }
END { unseen() }
