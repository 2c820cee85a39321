#include "CSimdjson.h"

#include <cstring>
#include <fcntl.h>
#include <simdjson.h>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

struct Sum {
    simdjson::ondemand::parser parser;
    size_t bytes = 0;
    size_t refused = 0;

    void add(const char *line, size_t length, size_t capacity) {
        if (length == 0) return;
        simdjson::ondemand::document document;
        std::string_view text;
        if (parser.iterate(line, length, capacity).get(document) || document["text"].get_string().get(text)) {
            refused += 1;
        } else {
            bytes += text.size();
        }
    }
};

} // namespace

size_t simdjson_text_bytes(const char *path, size_t *refused) {
    const size_t block = 1 << 20;
    const int file = open(path, O_RDONLY);
    Sum sum;
    try {
        std::vector<char> buffer(block + simdjson::SIMDJSON_PADDING);
        size_t filled = 0;
        while (true) {
            if (filled + simdjson::SIMDJSON_PADDING == buffer.size()) buffer.resize(buffer.size() + block);
            const ssize_t count =
                read(file, buffer.data() + filled, buffer.size() - simdjson::SIMDJSON_PADDING - filled);
            if (count < 0) sum.refused += 1;
            if (count <= 0) break;
            filled += count;
            const char *line = buffer.data();
            const char *const end = line + filled;
            while (const void *found = memchr(line, '\n', end - line)) {
                const char *const line_end = static_cast<const char *>(found);
                sum.add(line, line_end - line, buffer.data() + buffer.size() - line);
                line = line_end + 1;
            }
            filled = end - line;
            memmove(buffer.data(), line, filled);
        }
        sum.add(buffer.data(), filled, buffer.size());
    } catch (...) {
        sum.refused += 1;
    }
    close(file);
    *refused = sum.refused;
    return sum.bytes;
}
