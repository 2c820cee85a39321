// The bundled model of the language identifier, as bytes of the program itself.
#ifndef CLANGUAGEMODEL_H
#define CLANGUAGEMODEL_H

#include <stddef.h>
#include <stdint.h>

/// Where the bytes begin; aligned to 64.
const uint8_t *bundled_language_model(void);

/// How many there are.
size_t bundled_language_model_size(void);

#endif
