// Instructions that Swift has no spelling for. Everything is `static inline`, so that it is inlined into Swift code.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Asks the processor to bring the cache line at an address nearer; a hint, never a fault.
static inline void kernel_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

/// Of the 16 bytes at an address, those that end a run of a JSON string (a quote, a backslash or a control character): the
/// lowest bit that is set is the first of them; higher bits may be false; 0: there is none.
static inline uint32_t kernel_json_stops(const uint8_t *bytes) {
#if defined(__SSE2__)
    const __m128i chunk = _mm_loadu_si128((const __m128i *)bytes);
    const __m128i quotes = _mm_cmpeq_epi8(chunk, _mm_set1_epi8('"'));
    const __m128i backslashes = _mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\'));
    const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(chunk, _mm_set1_epi8(0x1F)), chunk);
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), controls));
#else
    const uint64_t ones = 0x0101010101010101u;
    for (uint32_t half = 0; half < 16; half += 8) {
        uint64_t word;
        memcpy(&word, bytes + half, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap64(word);
#endif
        const uint64_t quotes = word ^ ones * '"';
        const uint64_t backslashes = word ^ ones * '\\';
        const uint64_t marks = (((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes) |
                                ((word - ones * 0x20) & ~word)) & ones * 0x80;
        if (marks) return 1u << (half + (uint32_t)(__builtin_ctzll(marks) >> 3));
    }
    return 0;
#endif
}

/// Of the 16 numbers at an address, those from `low` up to `low + span - 1`, wrapping around: a bit for each.
static inline uint32_t kernel_in_range_16(const uint32_t *numbers, uint32_t low, uint32_t span) {
#if defined(__SSE2__)
    const __m128i sign = _mm_set1_epi32((int)0x80000000u);
    const __m128i lows = _mm_set1_epi32((int)low);
    const __m128i ends = _mm_xor_si128(_mm_set1_epi32((int)span), sign);
    __m128i inside[4];
    for (int part = 0; part < 4; part += 1) {
        const __m128i four = _mm_loadu_si128((const __m128i *)(numbers + 4 * part));
        inside[part] = _mm_cmplt_epi32(_mm_xor_si128(_mm_sub_epi32(four, lows), sign), ends);
    }
    const __m128i first = _mm_packs_epi32(inside[0], inside[1]), second = _mm_packs_epi32(inside[2], inside[3]);
    return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(first, second));
#else
    uint32_t inside = 0;
    for (uint32_t index = 0; index < 16; index += 1) inside |= (uint32_t)(numbers[index] - low < span) << index;
    return inside;
#endif
}

/// Copies 16 bytes, which may overlap: the target gets what the source held.
static inline void kernel_copy_16(uint8_t *to, const uint8_t *from) {
    uint64_t words[2];
    memcpy(words, from, 16);
    memcpy(to, words, 16);
}

/// Copies exactly `count` bytes, fewer than 16, to an address before theirs.
static inline void kernel_copy_fewer(uint8_t *to, const uint8_t *from, uint32_t count) {
    if (count >= 8) {
        uint64_t first, last;
        memcpy(&first, from, 8);
        memcpy(&last, from + count - 8, 8);
        memcpy(to, &first, 8);
        memcpy(to + count - 8, &last, 8);
    } else {
        for (uint32_t index = 0; index < count; index += 1) to[index] = from[index];
    }
}

/// Adds 1 to a counter that other threads add to as well; other memory is not ordered by it.
static inline void kernel_increment(uint32_t *counter) { __atomic_fetch_add(counter, 1, __ATOMIC_RELAXED); }

/// Takes an amount off a counter that other threads take from as well; other memory is not ordered by it.
static inline void kernel_subtract(uint64_t *counter, uint64_t amount) {
    __atomic_fetch_sub(counter, amount, __ATOMIC_RELAXED);
}

/// Has pieces of memory of at least `count` bytes go back to the system when they are freed, where the C library has a say.
static inline void kernel_return_memory_from(int count) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, count);
#else
    (void)count;
#endif
}

/// Whether the processor has instructions for SHA-256.
int kernel_has_sha256(void);

/// Takes a block of 64 bytes into a state of SHA-256 (FIPS 180-4), where `kernel_has_sha256`.
void kernel_sha256_block(uint32_t state[8], const uint8_t *block);

#endif
