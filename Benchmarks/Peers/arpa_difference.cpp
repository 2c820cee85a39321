// The largest difference between two ARPA files: usage: arpa_difference A B. Prints for each order the n-grams that both have,
// those that only one has, and the largest differences of probability and of back-off with the n-grams that show them. Exits with 1
// where one file lacks an n-gram of the other or a difference is above 1e-5.
//
// n-grams are told apart by 64-bit hashes of their words.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

struct Values { float probability, backoff; };
struct Hash { size_t operator()(uint64_t key) const { return key; } };
using Section = std::unordered_map<uint64_t, Values, Hash>;

static std::string_view map(const char *path) {
    int file = open(path, O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status)) { perror(path); exit(2); }
    return {static_cast<char *>(mmap(nullptr, status.st_size, PROT_READ, MAP_PRIVATE, file, 0)), static_cast<size_t>(status.st_size)};
}

static uint64_t hash(std::string_view words) {
    uint64_t state = 0x9E3779B97F4A7C15u ^ words.size();
    for (unsigned char byte : words) state = (state ^ byte) * 0x100000001B3u;
    state ^= state >> 29;
    return state * 0xBF58476D1CE4E5B9u ^ (state >> 32);
}

// Calls a body with order, words, probability and back-off of each line.
template <class Body> static void read(std::string_view text, Body body) {
    int order = 0;
    size_t start = 0;
    while (start < text.size()) {
        size_t end = text.find('\n', start);
        if (end == text.npos) end = text.size();
        std::string_view line = text.substr(start, end - start);
        start = end + 1;
        if (line.empty()) continue;
        if (line[0] == '\\') { order = line.size() > 7 && line.substr(2) == "-grams:" ? line[1] - '0' : 0; continue; }
        if (!order) continue;
        size_t tab = line.find('\t'), second = line.find('\t', tab + 1);
        float backoff = second == line.npos ? 0 : strtof(line.data() + second + 1, nullptr);
        body(order, line.substr(tab + 1, (second == line.npos ? line.size() : second) - tab - 1), strtof(line.data(), nullptr), backoff);
    }
}

int main(int, char **arguments) {
    std::vector<Section> sections(8);
    read(map(arguments[1]), [&](int order, std::string_view words, float probability, float backoff) {
        sections[order].emplace(hash(words), Values{probability, backoff});
    });
    struct Result { uint64_t both = 0, onlySecond = 0; double largest[2] = {0, 0}; std::string where[2]; };
    std::vector<Result> results(8);
    read(map(arguments[2]), [&](int order, std::string_view words, float probability, float backoff) {
        Result &result = results[order];
        auto found = sections[order].find(hash(words));
        if (found == sections[order].end()) { result.onlySecond++; return; }
        result.both++;
        double differences[2] = {std::fabs(double(probability) - found->second.probability),
                                 std::fabs(double(backoff) - found->second.backoff)};
        for (int i = 0; i < 2; i++)
            if (!(differences[i] <= result.largest[i])) { result.largest[i] = differences[i]; result.where[i] = words; }
    });
    bool agrees = true;
    for (int order = 1; order < 8; order++) {
        const Result &result = results[order];
        if (sections[order].empty() && !result.onlySecond) continue;
        uint64_t onlyFirst = sections[order].size() - result.both;
        printf("order %d: %llu in both, %llu and %llu in one; probability %.3g (%s), back-off %.3g (%s)\n", order,
               (unsigned long long)result.both, (unsigned long long)onlyFirst, (unsigned long long)result.onlySecond,
               result.largest[0], result.where[0].c_str(), result.largest[1], result.where[1].c_str());
        agrees = agrees && !onlyFirst && !result.onlySecond && result.largest[0] <= 1e-5 && result.largest[1] <= 1e-5;
    }
    return agrees ? 0 : 1;
}
