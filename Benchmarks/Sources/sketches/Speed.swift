import Foundation
import NGramStatistics

/// Nanoseconds of processor time for one update, with the items ready in memory.
enum Speed {
    static func measure() throws {
        let stream = Streams.skewed(1, count: 2_000_000, types: 50_000)
        let texts = stream.map(\.text)
        let distinct = (0..<stream.count).map { Streams.number(1, $0).text }
        time("hll", stream.count) {
            var sketch = HyperLogLog(precision: 12)
            for text in distinct { sketch.insert(text) }
            return sketch.estimate().value
        }
        time("countmin", stream.count) {
            var sketch = CountMinSketch(width: 1000, depth: 5)
            for text in texts { sketch.add(text) }
            return Double(sketch.bounds(texts[0]).upper)
        }
        time("frequent", stream.count) {
            var sketch = SpaceSaving(capacity: 768)
            for text in texts { sketch.add(text) }
            return Double(sketch.errorBound)
        }
        time("kll", stream.count) {
            var sketch = KLLSketch(accuracy: 200)
            for value in stream { sketch.add(value) }
            return Double(sketch.quantile(0.5) ?? 0)
        }
    }

    private static func time(_ name: String, _ count: Int, _ body: () -> Double) {
        let start = clock()
        let value = body()
        row(name, "speed", "nanoseconds", Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e9 / Double(count))
        FileHandle.standardError.write(Data("\(name) \(value)\n".utf8))
    }
}
