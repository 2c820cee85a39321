/// Follows the way to one field through the objects of a record; the first of duplicate keys counts.
struct JSONFieldTracker {
    enum Outcome {
        case missing
        case null
        case notString
        case number(start: Int, count: Int)
        case string(start: Int, count: Int)
    }

    private let components: [[UInt8]]
    /// Components that the objects now open have matched.
    private var open = 0
    /// Components that have been matched at all.
    private var seen = 0
    /// The depth and the length of the key that is the next on the way; 0 where there is none. Most keys differ in one of
    /// them, and are passed by without a look at the components.
    private var awaitedDepth = 0
    private var awaitedCount = 0
    private(set) var outcome = Outcome.missing
    /// Whether the key whose value comes next matched; kept by the parser for fields that few read.
    var isAwaited = false

    /// - Parameter path: keys joined by dots.
    init(path: String) {
        components = path.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) }
        setOut()
    }

    mutating func reset() {
        if seen > 0 {
            open = 0
            seen = 0
            setOut()
        }
        outcome = .missing
        isAwaited = false
    }

    /// Whether a key of the object at `depth` (the record's own is 1) is the next on the way.
    @inline(__always)
    mutating func matches(_ key: UnsafePointer<UInt8>, count: Int, depth: Int) -> Bool {
        guard depth == awaitedDepth, count == awaitedCount else { return false }
        return unsafe isComponent(key, count: count, depth: depth)
    }

    /// Sets out for the next component.
    private mutating func setOut() {
        let isOnTheWay = seen == open && open < components.count
        awaitedDepth = isOnTheWay ? open + 1 : 0
        awaitedCount = isOnTheWay ? components[open].count : 0
    }

    private mutating func isComponent(_ key: UnsafePointer<UInt8>, count: Int, depth: Int) -> Bool {
        let component = components[open]
        for index in 0..<count where unsafe component[index] != key[index] { return false }
        seen = depth
        awaitedDepth = 0
        return true
    }

    /// The field as lent where a string is asked for; `nil` where it is none.
    var string: RecordFields.Piece? {
        if case .string(let start, let count) = outcome { RecordFields.Piece(start: start, count: count) } else { nil }
    }

    /// The field as lent where a string or a number is asked for.
    var stringOrNumber: RecordFields.Piece? {
        if case .number(let start, let count) = outcome {
            RecordFields.Piece(start: start, count: count)
        } else {
            string
        }
    }

    private var isComplete: Bool { seen == components.count }

    /// The value of a key that matched is a string.
    mutating func meetString(start: Int, count: Int) {
        if isComplete { outcome = .string(start: start, count: count) }
    }

    /// The value of a key that matched is a number, `true`, `false` or `null`, which begins with `byte`.
    mutating func meetScalar(_ byte: UInt8, start: Int, count: Int) {
        guard isComplete else { return }
        switch byte {
        case UInt8(ascii: "n"): outcome = .null
        case UInt8(ascii: "t"), UInt8(ascii: "f"): outcome = .notString
        default: outcome = .number(start: start, count: count)
        }
    }

    /// The value of a key that matched is an array.
    mutating func meetArray() {
        if isComplete { outcome = .notString }
    }

    /// The value of a key that matched is an object.
    mutating func meetObject() {
        if isComplete {
            outcome = .notString
        } else {
            open += 1
            setOut()
        }
    }

    /// The object or array at `depth` ends.
    @inline(__always)
    mutating func leave(depth: Int) {
        if open > 0, open == depth - 1 { open -= 1 }
    }
}
