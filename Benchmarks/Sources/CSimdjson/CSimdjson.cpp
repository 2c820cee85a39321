#include "CSimdjson.h"

#include <cstring>
#include <simdjson.h>
#include <string_view>

size_t simdjson_text_bytes(const char *bytes, size_t count, size_t *refused) {
    size_t sum = 0;
    try {
        simdjson::ondemand::parser parser;
        const char *const end = bytes + count;
        while (bytes < end) {
            const char *found = static_cast<const char *>(memchr(bytes, '\n', end - bytes));
            const char *line_end = found ? found : end;
            const size_t length = line_end - bytes;
            if (length > 0) {
                simdjson::ondemand::document document;
                std::string_view text;
                const auto error = parser.iterate(bytes, length, end - bytes + simdjson::SIMDJSON_PADDING).get(document);
                if (error || document["text"].get_string().get(text)) {
                    *refused += 1;
                } else {
                    sum += text.size();
                }
            }
            bytes = line_end + 1;
        }
    } catch (...) {
        *refused += 1;
    }
    return sum;
}
