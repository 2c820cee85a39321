/// Follows the way to one field through the objects of a record; the first of duplicate keys counts.
struct JSONFieldTracker {
    enum Outcome {
        case missing
        case null
        case notString
        case string(start: Int, count: Int)
    }

    private let components: [[UInt8]]
    /// Components that the objects now open have matched.
    private var open = 0
    /// Components that have been matched at all.
    private var seen = 0
    private(set) var outcome = Outcome.missing

    /// - Parameter path: keys joined by dots.
    init(path: String) {
        components = path.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) }
    }

    mutating func reset() {
        open = 0
        seen = 0
        outcome = .missing
    }

    /// Whether a key of the object at `depth` (the record's own is 1) is the next on the way.
    @inline(__always)
    mutating func matches(_ key: UnsafePointer<UInt8>, count: Int, depth: Int) -> Bool {
        guard open == depth - 1, seen == open, open < components.count else { return false }
        let component = components[open]
        guard component.count == count else { return false }
        for index in 0..<count where unsafe component[index] != key[index] { return false }
        seen = depth
        return true
    }

    private var isComplete: Bool { seen == components.count }

    /// The value of a key that matched is a string.
    mutating func meetString(start: Int, count: Int) {
        if isComplete { outcome = .string(start: start, count: count) }
    }

    /// The value of a key that matched is neither a string nor an object.
    mutating func meetOther(isNull: Bool) {
        if isComplete { outcome = isNull ? .null : .notString }
    }

    /// The value of a key that matched is an object.
    mutating func meetObject() {
        if isComplete { outcome = .notString } else { open += 1 }
    }

    /// The object or array at `depth` ends.
    @inline(__always)
    mutating func leave(depth: Int) {
        if open > 0, open == depth - 1 { open -= 1 }
    }
}
