// Apache DataSketches (C++, headers only) on the streams of Sources/sketches: nanoseconds of processor time for one update,
// with the items ready in memory, as lines `sketch,speed,nanoseconds,value`.
//
//   c++ -O3 -std=c++17 -I DATASKETCHES/{common,hll,count,fi,kll}/include datasketches.cpp -o datasketches && ./datasketches ROUNDS
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "count_min.hpp"
#include "frequent_items_sketch.hpp"
#include "hll.hpp"
#include "kll_sketch.hpp"

static uint64_t number(uint64_t trial, uint64_t index) {
    uint64_t z = (trial << 32) + (index + 1) * 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

template <typename Body>
static void measure(const char* name, size_t count, Body body) {
    const clock_t start = clock();
    const double value = body();
    std::printf("%s,speed,nanoseconds,%f\n", name, double(clock() - start) / CLOCKS_PER_SEC * 1e9 / double(count));
    std::fprintf(stderr, "%s %f\n", name, value);
}

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 1;
    const size_t count = 2000000;
    std::vector<uint64_t> stream;
    std::vector<std::string> texts, distinct;
    for (size_t i = 0; i < count; ++i) {
        stream.push_back(uint64_t(std::exp(double(number(1, i) >> 11) * 0x1p-53 * std::log(50000.0))));
        texts.push_back(std::to_string(stream.back()));
        distinct.push_back(std::to_string(number(1, i)));
    }
    for (int round = 0; round < rounds; ++round) {
        measure("hll", count, [&] {
            datasketches::hll_sketch sketch(12, datasketches::HLL_8);
            for (const auto& text : distinct) sketch.update(text);
            return sketch.get_estimate();
        });
        measure("countmin", count, [&] {
            datasketches::count_min_sketch<uint64_t> sketch(5, 1000);
            for (const auto& text : texts) sketch.update(text, 1);
            return double(sketch.get_estimate(texts[0]));
        });
        measure("frequent", count, [&] {
            datasketches::frequent_items_sketch<std::string> sketch(10);
            for (const auto& text : texts) sketch.update(text);
            return double(sketch.get_maximum_error());
        });
        measure("kll", count, [&] {
            datasketches::kll_sketch<uint64_t> sketch(200);
            for (const auto value : stream) sketch.update(value);
            return double(sketch.get_quantile(0.5));
        });
    }
}
