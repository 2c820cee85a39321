#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes of the field "text" of all lines, by simdjson's on-demand parser, one line at a time; a line that it refuses counts
/// in `refused`. At least 64 bytes behind `count` must be readable.
size_t simdjson_text_bytes(const char *bytes, size_t count, size_t *refused);

#ifdef __cplusplus
}
#endif

#endif
