#include "CCLD2.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>

const char *cld2_language(const char *text, int length) {
    bool isReliable = false;
    return CLD2::LanguageCode(CLD2::DetectLanguage(text, length, true, &isReliable));
}
