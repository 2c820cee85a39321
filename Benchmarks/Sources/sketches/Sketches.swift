import Foundation
import NGramStatistics

/// Prints errors and speeds of the sketches as lines `sketch,variant,metric,value`, one for each trial:
///
///     sketches errors TRIALS
///     sketches speed ROUNDS
@main
struct Sketches {
    static let length = 100_000
    static let types = 50_000.0

    static func main() throws {
        guard CommandLine.arguments.count == 3, let number = Int(CommandLine.arguments[2]) else {
            FileHandle.standardError.write(Data("usage: sketches errors TRIALS | speed ROUNDS\n".utf8))
            exit(2)
        }
        if CommandLine.arguments[1] == "speed" {
            for _ in 0..<number { try Speed.measure() }
        } else {
            for trial in 0..<number {
                for count in [1_000, 20_000, 200_000] { distinct(trial, count) }
                try counts(trial)
                try frequent(trial)
                try quantiles(trial)
            }
        }
    }

    private static func distinct(_ trial: Int, _ count: Int) {
        var sketch = HyperLogLog(precision: 12)
        for index in 0..<count { sketch.insert(Streams.number(trial, index).text) }
        let estimate = sketch.estimate(confidence: 0.9545)
        let variant = "n=\(count)"
        row("hll", variant, "error", estimate.value / Double(count) - 1)
        row("hll", variant, "held", estimate.interval.contains(Double(count)) ? 1 : 0)
        row("hll", variant, "bytes", Double(sketch.encoded.count))
    }

    private static func counts(_ trial: Int) throws {
        let stream = Streams.skewed(trial, count: length, types: types)
        let truth = Streams.counts(stream)
        var plain = CountMinSketch(width: 1000, depth: 5)
        var conservative = ConservativeCountMinSketch(
            relativeError: 2.718_281_828_459_045 / 1000, failureProbability: 0.007)
        for item in stream {
            plain.add(item.text)
            conservative.add(item.text)
        }
        for (variant, estimate) in [
            ("plain", { plain.bounds($0).upper }), ("conservative", { conservative.bounds($0).upper }),
        ] as [(String, ([UInt8]) -> UInt64)] {
            let errors = truth.map { Double(estimate($0.key.text)) - Double($0.value) }
            row("countmin", variant, "mean", errors.reduce(0, +) / Double(errors.count) / Double(length))
            row("countmin", variant, "largest", (errors.max() ?? 0) / Double(length))
            row(
                "countmin", variant, "beyond",
                Double(errors.filter { $0 > plain.errorBound }.count) / Double(errors.count))
        }
        row("countmin", "plain", "bound", plain.relativeError)
    }

    private static func frequent(_ trial: Int) throws {
        let stream = Streams.skewed(trial, count: length, types: types)
        let truth = Streams.counts(stream)
        func sketch(_ items: some Sequence<UInt64>) -> SpaceSaving {
            var sketch = SpaceSaving(capacity: 768)
            for item in items { sketch.add(item.text) }
            return sketch
        }
        var merged = sketch(stream[0..<length / 8])
        for part in 1..<8 { try merged.merge(sketch(stream[part * length / 8..<(part + 1) * length / 8])) }
        for (variant, sketch) in [("one", sketch(stream)), ("merged", merged)] {
            var (misses, largest, widths) = (0, 0.0, 0.0)
            let top = Set(truth.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(50).map(\.key))
            for (item, count) in truth {
                let bounds = sketch.bounds(item.text)
                if !bounds.contains(count) { misses += 1 }
                largest = max(largest, Double(bounds.upper) - Double(count), Double(count) - Double(bounds.lower))
                if top.contains(item) { widths += Double(bounds.upper - bounds.lower) / 50 }
            }
            row("frequent", variant, "misses", Double(misses))
            row("frequent", variant, "largest", largest / Double(length))
            row("frequent", variant, "width50", widths / Double(length))
            row("frequent", variant, "bound", Double(sketch.errorBound) / Double(length))
            row("frequent", variant, "bytes", Double(sketch.encoded.count))
        }
    }

    private static func quantiles(_ trial: Int) throws {
        let stream = Streams.skewed(trial, count: length, types: 1_000_000)
        let sorted = stream.sorted()
        func sketch(_ items: some Sequence<UInt64>, seed: Int) -> KLLSketch {
            var sketch = KLLSketch(accuracy: 200, seed: UInt64(seed))
            for item in items { sketch.add(item) }
            return sketch
        }
        var merged = sketch(stream[0..<length / 8], seed: trial)
        for part in 1..<8 {
            try merged.merge(sketch(stream[part * length / 8..<(part + 1) * length / 8], seed: 1_000 * part + trial))
        }
        for (variant, sketch) in [("one", sketch(stream, seed: trial)), ("merged", merged)] {
            var (squares, largest, held) = (0.0, 0.0, 0.0)
            for percent in 1...99 {
                let value = sorted[percent * length / 100]
                let truth = Double(sorted.partitioningIndex { $0 > value }) / Double(length)
                let error = abs(sketch.rank(of: value) - truth)
                squares += error * error / 99
                largest = max(largest, error)
                if error <= sketch.rankError(confidence: 0.99) { held += 1.0 / 99 }
            }
            row("kll", variant, "rms", squares.squareRoot())
            row("kll", variant, "largest", largest)
            row("kll", variant, "held", held)
            row("kll", variant, "bound", sketch.rankError(confidence: 0.99))
            row("kll", variant, "retained", Double(sketch.retainedCount))
            row("kll", variant, "bytes", Double(sketch.encoded.count))
        }
    }
}

extension RandomAccessCollection {
    /// First index from which a condition holds, where it holds for all after one that it holds for.
    func partitioningIndex(where belongs: (Element) -> Bool) -> Index {
        var (low, length) = (startIndex, count)
        while length > 0 {
            let middle = index(low, offsetBy: length / 2)
            if belongs(self[middle]) {
                length /= 2
            } else {
                low = index(after: middle)
                length -= length / 2 + 1
            }
        }
        return low
    }
}
