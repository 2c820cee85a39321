#include "CLanguageModel.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t model[] __attribute__((aligned(64))) = {
#embed "languages.model"
};

const uint8_t *bundled_language_model(void) { return model; }

size_t bundled_language_model_size(void) { return sizeof model; }
