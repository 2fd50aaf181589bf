/*
** Pictures: emoji sequences (Unicode Technical Standard #51) and emoticons made of marks.
*/
#include <string.h>

#include "token/scan.h"

enum { ZWJ = 0x200D, VARIATION_16 = 0xFE0F, KEYCAP = 0x20E3 };

static int is_modifier(uint32_t c) {
    return c == VARIATION_16 || c == 0xFE0E || c == KEYCAP || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           (c >= 0xE0020 && c <= 0xE007F);
}

static int is_flag_letter(uint32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* One emoji with its modifiers, joined by ZWJ to more of them; a flag's two letters. */
uint32_t scan_picture(const Scanner *s, uint32_t at) {
    const char *z = s->text;
    uint32_t length, c = text_decode(z + at, &length), end = at + length;

    if (is_flag_letter(c) && is_flag_letter(text_decode(z + end, &length))) return end + length;
    for (;;) {
        c = text_decode(z + end, &length);
        if (is_modifier(c)) {
            end += length;
        } else if (c == ZWJ && class_at(z + end + length) >= CLASS_SYMBOL) {
            end += length;
            text_decode(z + end, &length);
            end += length;
        } else {
            return end;
        }
    }
}

/* The end of a run of one character out of `set`; `at` when another stands there. */
static uint32_t run_of(const char *z, uint32_t at, const char *set) {
    uint32_t end = at;
    if (!z[at] || !strchr(set, z[at])) return at;
    while (z[end] == z[at]) end++;
    return end;
}

static int stands_alone(const char *z, uint32_t end) {
    return !class_is_word(class_at(z + end));
}

/* Leaves closing brackets that belong to the text: "(hier :-))" */
static uint32_t leave_brackets(const Scanner *s, uint32_t eyes, uint32_t end) {
    int open = s->round;
    while (open-- > 0 && end - eyes > 2 && s->text[end - 1] == ')' && s->text[end - 2] == ')')
        end--;
    return end;
}

/* Eyes, perhaps a nose, a mouth: the end, or `at`. Spaced ones (": )") stand between spaces. */
static uint32_t scan_face(const Scanner *s, uint32_t at) {
    const char *z = s->text;
    uint32_t end = at + 1, mouth;
    int touched = touches(s, at);

    if (z[end] && strchr("-o^O'", z[end]) && z[end + 1] && strchr(")(DPpO/\\|*3]", z[end + 1]))
        end++;
    mouth = run_of(z, end, ")(]*|");
    if (mouth == end && !touched) mouth = run_of(z, end, "DPpO/\\3");
    if (mouth > end && stands_alone(z, mouth)) return leave_brackets(s, at, mouth);
    if (!touched && z[end] == ' ' && z[end + 1] && strchr(")(", z[end + 1]) &&
        class_at(z + end + 2) <= CLASS_LINE) {
        return end + 2;
    }
    return at;
}

/* :wink: */
static uint32_t scan_named(const char *z, uint32_t at) {
    uint32_t end = at + 1;
    while (end - at < 32 && ((z[end] >= 'a' && z[end] <= 'z') || z[end] == '_')) end++;
    return end > at + 2 && z[end] == ':' && stands_alone(z, end + 1) ? end + 1 : at;
}

/* :-) ;) =D :P 8-) <3 ^^ *_* -_- (-: :wink: */
uint32_t scan_emoticon(const Scanner *s, uint32_t at) {
    const char *z = s->text;
    uint32_t end;
    int touched = touches(s, at);

    switch (z[at]) {
    case ':':
    case ';':
        end = scan_face(s, at);
        return end == at && z[at] == ':' && !touched ? scan_named(z, at) : end;
    case '=':
        return touched && class_is_word(class_at(z + at - 1)) ? at : scan_face(s, at);
    case '8':
        return !touched && z[at + 1] && strchr(":-", z[at + 1]) && z[at + 2] == ')' ? at + 3 : at;
    case '^':
    case '*':
    case '-':
        if (z[at] == '^' && z[at + 1] == '^') return run_of(z, at, "^");
        return !touched && z[at + 1] == '_' && z[at + 2] == z[at] ? at + 3 : at;
    case '<':
        return !touched && z[at + 1] == '3' && stands_alone(z, at + 2) ? at + 2 : at;
    case '(':
        end = at + 1 + (z[at + 1] == '-');
        return !touched && z[end] && strchr(":;", z[end]) && class_at(z + end + 1) <= CLASS_LINE
                   ? end + 1
                   : at;
    default:
        return at;
    }
}
