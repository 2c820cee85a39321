#include <stddef.h>
#include <stdint.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

// Part of libFuzzer: mutates `size` bytes in place, into at most `maximumSize`, and returns how many there are.
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t maximumSize);
