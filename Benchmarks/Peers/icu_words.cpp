// Lower-cased words by ICU, the peer of TextSegmentation's `words`:
//
//     icu_words time FILE    prints CPU seconds, words, their bytes and a checksum of all of them
//     icu_words pipe FILE    writes the words of each line, a blank between them
//
// FILE holds a document a line. ICU's root rules are tailored (CLDR) and use dictionaries for several scripts, so the rules
// of UAX #29 are given here as the standard has them; `time FILE root` times the root rules instead, whose words differ.
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

static const char *const rules = R"(
!!chain;
!!quoted_literals_only;
$CR = [\p{Word_Break = CR}];
$LF = [\p{Word_Break = LF}];
$Newline = [\p{Word_Break = Newline}];
$Ignored = [\p{Word_Break = Extend} \p{Word_Break = Format} \p{Word_Break = ZWJ}];
$ZWJ = [\p{Word_Break = ZWJ}];
$Pictographic = [\p{Extended_Pictographic}];
$Space = [\p{Word_Break = WSegSpace}];
$Hebrew = [\p{Word_Break = Hebrew_Letter}];
$Letter = [\p{Word_Break = ALetter} $Hebrew];
$Single = [\p{Word_Break = Single_Quote}];
$Double = [\p{Word_Break = Double_Quote}];
$MidNumLet = [\p{Word_Break = MidNumLet} $Single];
$MidLetter = [\p{Word_Break = MidLetter} $MidNumLet];
$MidNumber = [\p{Word_Break = MidNum} $MidNumLet];
$Digit = [\p{Word_Break = Numeric}];
$Katakana = [\p{Word_Break = Katakana}];
$Extender = [\p{Word_Break = ExtendNumLet}];
$Flag = [\p{Word_Break = Regional_Indicator}];
$CR $LF;
$ZWJ $Pictographic;
$Space $Space;
^$Ignored+;
[^$CR $LF $Newline $Ignored] $Ignored*;
$Letter $Ignored* $Letter;
$Letter $Ignored* $MidLetter $Ignored* $Letter;
$Hebrew $Ignored* $Single;
$Hebrew $Ignored* $Double $Ignored* $Hebrew;
$Digit $Ignored* $Digit;
$Letter $Ignored* $Digit;
$Digit $Ignored* $Letter;
$Digit $Ignored* $MidNumber $Ignored* $Digit;
$Katakana $Ignored* $Katakana;
[$Letter $Digit $Katakana $Extender] $Ignored* $Extender;
$Extender $Ignored* [$Letter $Digit $Katakana];
^$Flag $Ignored* $Flag;
.;
)";

static void check(UErrorCode status, const char *what) {
    if (U_FAILURE(status)) {
        std::fprintf(stderr, "icu_words: %s: %s\n", what, u_errorName(status));
        std::exit(1);
    }
}

/// A segment is a word if it holds a letter or number, or a scalar of the classes that rules WB5 to WB13 join.
static const USet *wordScalars() {
    const char *pattern =
        "[\\p{L}\\p{N}\\p{Word_Break=ALetter}\\p{Word_Break=Hebrew_Letter}\\p{Word_Break=Katakana}\\p{Word_Break=Numeric}]";
    UChar text[256];
    UErrorCode status = U_ZERO_ERROR;
    u_uastrcpy(text, pattern);
    USet *set = uset_openPattern(text, -1, &status);
    check(status, "set of letters");
    uset_freeze(set);
    return set;
}

static UBreakIterator *wordBreaks(bool root) {
    UErrorCode status = U_ZERO_ERROR;
    if (root) {
        UBreakIterator *breaks = ubrk_open(UBRK_WORD, "", nullptr, 0, &status);
        check(status, "root rules");
        return breaks;
    }
    std::vector<UChar> text(std::strlen(rules) + 1);
    u_uastrcpy(text.data(), rules);
    UParseError place;
    UBreakIterator *breaks = ubrk_openRules(text.data(), -1, nullptr, 0, &place, &status);
    if (U_FAILURE(status)) std::fprintf(stderr, "line %d, column %d\n", place.line, place.offset);
    check(status, "rules");
    return breaks;
}

/// Lower case and word breaks of one line at a time. UTF-16 within, which ICU breaks half as fast again as UTF-8.
class Segmenter {
public:
    explicit Segmenter(bool root) : breaks(wordBreaks(root)), letters(wordScalars()) {}

    template <class Body>
    void words(const char *line, int32_t count, Body body) {
        UErrorCode status = U_ZERO_ERROR;
        wide.resize(size_t(count) + 1);
        lower.resize(3 * size_t(count) + 1);
        int32_t wideCount = 0;
        u_strFromUTF8(wide.data(), int32_t(wide.size()), &wideCount, line, count, &status);
        int32_t lowerCount = u_strToLower(lower.data(), int32_t(lower.size()), wide.data(), wideCount, "", &status);
        check(status, "lower case");
        ubrk_setText(breaks, lower.data(), lowerCount, &status);
        check(status, "text");
        int32_t start = ubrk_first(breaks);
        for (int32_t end = ubrk_next(breaks); end != UBRK_DONE; start = end, end = ubrk_next(breaks)) {
            if (isWord(start, end)) body(lower.data() + start, end - start);
        }
    }

private:
    UBreakIterator *breaks;
    const USet *letters;
    std::vector<UChar> wide, lower;

    bool isWord(int32_t start, int32_t end) const {
        while (start < end) {
            UChar32 scalar;
            U16_NEXT(lower.data(), start, end, scalar);
            if (uset_contains(letters, scalar)) return true;
        }
        return false;
    }
};

static size_t byteCount(const UChar *word, int32_t count) {
    size_t bytes = 0;
    for (int32_t index = 0; index < count;) {
        UChar32 scalar;
        U16_NEXT(word, index, count, scalar);
        bytes += size_t(U8_LENGTH(scalar));
    }
    return bytes;
}

static size_t encode(const UChar *word, int32_t count, char *bytes) {
    int32_t length = 0;
    for (int32_t index = 0; index < count;) {
        UChar32 scalar;
        U16_NEXT(word, index, count, scalar);
        U8_APPEND_UNSAFE(bytes, length, scalar);
    }
    return size_t(length);
}

static std::string contents(const char *path) {
    FILE *file = std::fopen(path, "rb");
    if (!file) {
        std::perror(path);
        std::exit(1);
    }
    std::string all;
    std::vector<char> block(1 << 20);
    while (size_t count = std::fread(block.data(), 1, block.size(), file)) all.append(block.data(), count);
    std::fclose(file);
    return all;
}

template <class Body>
static void forEachLine(const std::string &all, Body body) {
    for (size_t start = 0; start < all.size();) {
        size_t end = all.find('\n', start);
        if (end == std::string::npos) end = all.size();
        body(all.data() + start, int32_t(end - start));
        start = end + 1;
    }
}

static double seconds() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

int main(int count, char **arguments) {
    if (count < 3) {
        std::fputs("usage: icu_words (time|pipe) FILE [root]\n", stderr);
        return 2;
    }
    Segmenter segmenter(count > 3 && !std::strcmp(arguments[3], "root"));
    std::string all = contents(arguments[2]);
    if (!std::strcmp(arguments[1], "pipe")) {
        std::vector<char> out;
        forEachLine(all, [&](const char *line, int32_t length) {
            out.resize(8 * size_t(length) + 2);
            size_t filled = 0;
            segmenter.words(line, length, [&](const UChar *word, int32_t units) {
                if (filled) out[filled++] = ' ';
                filled += encode(word, units, out.data() + filled);
            });
            out[filled++] = '\n';
            std::fwrite(out.data(), 1, filled, stdout);
        });
        return std::fflush(stdout) ? 1 : 0;
    }
    size_t words = 0, bytes = 0;
    double began = seconds();
    forEachLine(all, [&](const char *line, int32_t length) {
        segmenter.words(line, length, [&](const UChar *word, int32_t units) {
            words += 1;
            bytes += byteCount(word, units);
        });
    });
    double spent = seconds() - began;
    uint64_t checksum = 0xcbf29ce484222325;
    std::vector<char> out;
    forEachLine(all, [&](const char *line, int32_t length) {
        segmenter.words(line, length, [&](const UChar *word, int32_t units) {
            out.resize(4 * size_t(units));
            size_t filled = encode(word, units, out.data());
            for (size_t index = 0; index < filled; index++) checksum = (checksum ^ uint8_t(out[index])) * 0x100000001b3;
            checksum = (checksum ^ 0xFF) * 0x100000001b3;
        });
        checksum = (checksum ^ 0xFE) * 0x100000001b3;
    });
    std::printf("%.4f %zu %zu %016llx\n", spent, words, bytes, static_cast<unsigned long long>(checksum));
}
