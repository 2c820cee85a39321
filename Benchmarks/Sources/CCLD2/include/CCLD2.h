#ifndef CCLD2_H
#define CCLD2_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The code of the language that CLD2 finds in plain text.
const char *cld2_language(const char *text, int length);

#ifdef __cplusplus
}
#endif

#endif
