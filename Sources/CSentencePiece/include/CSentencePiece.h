#ifndef ALIGNKIT_CSENTENCEPIECE_H
#define ALIGNKIT_CSENTENCEPIECE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What SentencePiece says went wrong: UTF-8, ended by a zero, cut where it is longer.
typedef struct {
    char text[256];
} alignkit_sentencepiece_message;

/// Reads a model. NULL, and a message, where it cannot be read.
void *alignkit_sentencepiece_open(const uint8_t *model, size_t count, alignkit_sentencepiece_message *message);

/// Frees a model.
void alignkit_sentencepiece_close(void *model);

/// Cuts a text and gives each piece to `emit`: its bytes in the normalised text, or the byte that it stands for.
///
/// Several threads may use one model. Returns 0, or 1 and a message where SentencePiece fails.
int alignkit_sentencepiece_cut(
    const void *model, const uint8_t *text, size_t count, void *context,
    void (*emit)(void *context, const uint8_t *piece, size_t count), alignkit_sentencepiece_message *message);

#ifdef __cplusplus
}
#endif

#endif
