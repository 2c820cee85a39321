// Writes every n-gram of orders 1 to N, one a line, for `sort | uniq -c`:
//
//     ngram_lines N < FILE    FILE holds a document a line, one blank between its tokens
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

int main(int count, char **arguments) {
    const size_t order = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 3;
    std::ios::sync_with_stdio(false);
    std::string line, out;
    std::vector<size_t> ends;
    while (std::getline(std::cin, line)) {
        ends.clear();
        for (size_t at = line.find(' '); at != std::string::npos; at = line.find(' ', at + 1)) ends.push_back(at);
        if (!line.empty()) ends.push_back(line.size());
        out.clear();
        size_t start = 0;
        for (size_t first = 0; first < ends.size(); start = ends[first] + 1, first++) {
            for (size_t last = first; last < ends.size() && last < first + order; last++) {
                out.append(line, start, ends[last] - start).push_back('\n');
            }
        }
        std::fwrite(out.data(), 1, out.size(), stdout);
    }
    return std::fflush(stdout) ? 1 : 0;
}
