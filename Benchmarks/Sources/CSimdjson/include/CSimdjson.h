#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes of the field "text" of all lines of a file, by simdjson's on-demand parser. The file is read in blocks of 1 MiB, as
/// CorpusIO does, and parsed one line at a time. A line that simdjson refuses counts in `refused`, as does a file that cannot
/// be read.
size_t simdjson_text_bytes(const char *path, size_t *refused);

#ifdef __cplusplus
}
#endif

#endif
