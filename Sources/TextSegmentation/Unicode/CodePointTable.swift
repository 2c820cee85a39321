/// A value for every code point, in blocks of 128 of which equal-valued ones are shared.
///
/// Immutable and never freed: tables live as long as the process.
@safe
struct CodePointTable<Element: FixedWidthInteger & BitwiseCopyable> {
    private let blockStarts: UnsafePointer<UInt32>
    /// The values of the blocks; the first 128 are those of ASCII.
    let values: UnsafePointer<Element>

    /// The value of a scalar; `scalar` is at most 0x10FFFF.
    @inline(__always)
    subscript(scalar: UInt32) -> Element {
        unsafe values[Int(blockStarts[Int(scalar >> 7)] &+ (scalar & 0x7F))]
    }

    /// Makes a table from runs that cover the code space, or its beginning; the rest is zero.
    init(runs: consuming Runs) {
        let runs = runs.finished()
        let starts = UnsafeMutablePointer<UInt32>.allocate(capacity: runs.blockStarts.count)
        for (index, start) in runs.blockStarts.enumerated() { unsafe (starts + index).initialize(to: start) }
        let values = UnsafeMutablePointer<Element>.allocate(capacity: runs.values.count)
        for (index, value) in runs.values.enumerated() { unsafe (values + index).initialize(to: value) }
        unsafe blockStarts = UnsafePointer(starts)
        unsafe self.values = UnsafePointer(values)
    }

    /// Collects values in the order of code points.
    struct Runs {
        private static var blockLength: Int { 128 }
        private static var limit: Int { 0x110000 }

        fileprivate var blockStarts: [UInt32] = []
        fileprivate var values: [Element] = []
        private var block: [Element] = []
        private var uniformStarts: [Element: UInt32] = [:]

        init() {}

        private var position: Int { blockStarts.count * Self.blockLength + block.count }

        /// Gives the next `length` code points a value.
        mutating func append(_ value: Element, count length: Int) {
            var remaining = length
            while remaining > 0 {
                if block.isEmpty, remaining >= Self.blockLength, !blockStarts.isEmpty {
                    blockStarts.append(uniformStart(value))
                    remaining -= Self.blockLength
                    continue
                }
                let taken = min(remaining, Self.blockLength - block.count)
                block.append(contentsOf: repeatElement(value, count: taken))
                remaining -= taken
                if block.count == Self.blockLength {
                    blockStarts.append(UInt32(values.count))
                    values.append(contentsOf: block)
                    block.removeAll(keepingCapacity: true)
                }
            }
        }

        /// Gives zero to the code points before `scalar`, which must not have values yet, and a value to `scalar`.
        mutating func append(_ value: Element, at scalar: Int) {
            append(0, count: scalar - position)
            append(value, count: 1)
        }

        fileprivate consuming func finished() -> Runs {
            append(0, count: Self.limit - position)
            return self
        }

        private mutating func uniformStart(_ value: Element) -> UInt32 {
            if let start = uniformStarts[value] { return start }
            let start = UInt32(values.count)
            values.append(contentsOf: repeatElement(value, count: Self.blockLength))
            uniformStarts[value] = start
            return start
        }
    }
}
