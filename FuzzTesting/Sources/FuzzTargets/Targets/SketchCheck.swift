import NGramStatistics

/// Sketches as bytes: read or refused, never a crash; what is read can be asked, merged and written.
///
/// Tried again with the hash put right and as each kind, since random bytes pass no hash.
enum SketchCheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        try readAll(bytes)
        guard bytes.count >= 17 else { return }
        for kind in 1...5 as ClosedRange<UInt8> {
            var body: [UInt8] = [0x41, 0x4B, 0x53, 0x4B, kind, 1]
            body += bytes.dropFirst(6)
            try readAll(body + ProfileHash.bytes(of: ProfileHash.hash(body)))
        }
    }

    private static func readAll(_ bytes: [UInt8]) throws(Violation) {
        if let sketch = try read(bytes, { b throws(SketchError) in try HyperLogLog(encoded: b) }, \.encoded) {
            try check(sketch)
        }
        if let sketch = try read(bytes, { b throws(SketchError) in try CountMinSketch(encoded: b) }, \.encoded) {
            try check(sketch)
        }
        if let sketch = try read(
            bytes, { b throws(SketchError) in try ConservativeCountMinSketch(encoded: b) }, \.encoded)
        {
            for hash in [0, 1, UInt64.max] { try check(sketch.bounds(hash: hash), sketch.total) }
        }
        if let sketch = try read(bytes, { b throws(SketchError) in try SpaceSaving(encoded: b) }, \.encoded) {
            try check(sketch)
        }
        if let sketch = try read(bytes, { b throws(SketchError) in try KLLSketch(encoded: b) }, \.encoded) {
            try check(sketch)
        }
    }

    /// Reads a sketch, and what it writes again.
    private static func read<Sketch>(
        _ bytes: [UInt8], _ read: ([UInt8]) throws(SketchError) -> Sketch, _ encoded: (Sketch) -> [UInt8]
    ) throws(Violation) -> Sketch? {
        let sketch: Sketch
        do { sketch = try read(bytes) } catch { return nil }
        let written = encoded(sketch)
        do {
            try require(encoded(try read(written)) == written, "a sketch changes when it is written and read")
        } catch { throw Violation("a sketch changes when it is written and read: \(error)") }
        return sketch
    }

    private static func merged<Sketch>(
        _ sketch: Sketch, _ merge: (inout Sketch, Sketch) throws(SketchError) -> Void
    ) throws(Violation) -> Sketch? {
        var result = sketch
        do {
            try merge(&result, sketch)
            return result
        } catch {
            try require(error.code == .tooLarge, "a sketch does not merge with itself: \(error)")
            return nil
        }
    }

    private static func check(_ bounds: CountBounds, _ total: UInt64) throws(Violation) {
        try require(bounds.lower <= bounds.upper && bounds.upper <= total, "bounds beyond the total")
    }

    private static func check(_ sketch: HyperLogLog) throws(Violation) {
        var merged = sketch
        merged.merge(sketch)
        try require(merged.encoded == sketch.encoded, "a sketch and itself are another set")
        let estimate = sketch.estimate(confidence: 0.99)
        try require(
            estimate.value >= 0 && estimate.value.isFinite && estimate.interval.lower <= estimate.value
                && estimate.value <= estimate.interval.upper,
            "an estimate of \(estimate.value) outside \(estimate.interval)")
        let reduced = sketch.reduced(to: 4)
        try require(reduced.estimate().value.isFinite, "an estimate that is no number")
    }

    private static func check(_ sketch: CountMinSketch) throws(Violation) {
        for hash in [0, 1, UInt64.max] { try check(sketch.bounds(hash: hash), sketch.total) }
        if let merged = try merged(sketch, { a, b throws(SketchError) in try a.merge(b) }) {
            try require(merged.total == 2 * sketch.total, "merging does not add")
        }
    }

    private static func check(_ sketch: SpaceSaving) throws(Violation) {
        let items = sketch.items
        try require(items.count <= sketch.capacity, "more items than there is room for")
        for item in items {
            try require(sketch.bounds(item.bytes) == item.bounds, "an item with two bounds")
            try require(
                item.bounds.lower >= 1 && item.bounds.lower <= item.bounds.upper && item.bounds.upper <= sketch.total,
                "bounds beyond the total")
        }
        try require(
            sketch.certain(moreThan: 0.1).count <= sketch.candidates(moreThan: 0.1).count, "certain but no candidate")
        var larger = sketch
        if larger.total < 1 << 62 {
            for number in 0..<8 as Range<UInt8> { larger.add([number], count: UInt64(number)) }
            try require(larger.total == sketch.total + 28, "adding does not add")
            for number in 1..<8 as Range<UInt8> {
                let (before, after) = (sketch.bounds([number]), larger.bounds([number]))
                try require(
                    after.upper >= before.lower + UInt64(number) && after.upper <= larger.total, "a count was lost")
            }
        }
        if let merged = try merged(sketch, { a, b throws(SketchError) in try a.merge(b) }) {
            try require(merged.total == 2 * sketch.total, "merging does not add")
            for item in merged.items {
                let once = sketch.bounds(item.bytes)
                try require(
                    item.bounds.lower == 2 * once.lower && item.bounds.upper == 2 * once.upper,
                    "merging does not add bounds")
            }
        }
    }

    private static func check(_ sketch: KLLSketch) throws(Violation) {
        try require((0...1).contains(sketch.rankError()), "an error of \(sketch.rankError())")
        for share in [0, 0.5, 1] {
            let value = sketch.quantile(share)
            try require((value == nil) == (sketch.count == 0), "no quantile of some values, or one of none")
            guard let value, let bounds = sketch.quantileBounds(share) else { continue }
            try require(bounds.contains(value) && (0...1).contains(sketch.rank(of: value)), "a quantile out of bounds")
        }
        if let merged = try merged(sketch, { a, b throws(SketchError) in try a.merge(b) }) {
            try require(merged.count == 2 * sketch.count, "merging does not add")
            try require(
                merged.minimum == sketch.minimum && merged.maximum == sketch.maximum, "merging changes the ends")
        }
        var larger = sketch
        guard larger.count < 1 << 55 else { return }
        for value in 0..<64 as Range<UInt64> { larger.add(value << 32) }
        try require(larger.count == sketch.count + 64 && larger.minimum == 0, "adding does not add")
    }
}
