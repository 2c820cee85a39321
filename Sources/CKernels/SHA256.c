#include "CKernels.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

// Leaf 7: bit 29 of EBX; leaf 1: SSSE3 and SSE4.1 in ECX.
int kernel_has_sha256(void) {
    unsigned int a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & (1u << 9)) || !(c & (1u << 19))) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & (1u << 29)) ? 1 : 0;
}

// FIPS 180-4, 4.2.2.
static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// The instructions take the state as (A, B, E, F) and (C, D, G, H), the highest word first, and do two rounds each.
__attribute__((target("sha,sse4.1,ssse3"))) void kernel_sha256_block(uint32_t state[8], const uint8_t *block) {
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
    const __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
    const __m128i firstBefore = _mm_alignr_epi8(badc, hgfe, 8);
    const __m128i secondBefore = _mm_blend_epi16(hgfe, badc, 0xF0);
    __m128i first = firstBefore, second = secondBefore;
    __m128i words[4];
#pragma clang loop unroll(full)
    for (int step = 0; step < 16; step += 1) {
        __m128i four;
        if (step < 4) {
            four = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(block + 16 * step)), bigEndian);
        } else {
            const __m128i last = words[(step + 3) & 3];
            const __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(words[step & 3], words[(step + 1) & 3]),
                                              _mm_alignr_epi8(last, words[(step + 2) & 3], 4));
            four = _mm_sha256msg2_epu32(sum, last);
        }
        words[step & 3] = four;
        const __m128i keyed = _mm_add_epi32(four, _mm_load_si128((const __m128i *)(constants + 4 * step)));
        second = _mm_sha256rnds2_epu32(second, first, keyed);
        first = _mm_sha256rnds2_epu32(first, second, _mm_shuffle_epi32(keyed, 0x0E));
    }
    first = _mm_shuffle_epi32(_mm_add_epi32(first, firstBefore), 0x1B);
    second = _mm_shuffle_epi32(_mm_add_epi32(second, secondBefore), 0xB1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(first, second, 0xF0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(second, first, 8));
}

#else

int kernel_has_sha256(void) { return 0; }

void kernel_sha256_block(uint32_t state[8], const uint8_t *block) {
    (void)state;
    (void)block;
    __builtin_trap();
}

#endif
