/// The scalars of the piece of text being normalised; kept so that its room is used again.
struct NormalizationWorkspace {
    private var scalars: [UInt32] = []
    private var classes: [UInt8] = []
    private var sortKeys: [UInt64] = []

    /// Forgets the piece before.
    mutating func removeAll() {
        scalars.removeAll(keepingCapacity: true)
        classes.removeAll(keepingCapacity: true)
    }

    /// Appends the full decomposition of a scalar.
    mutating func appendDecomposition(of scalar: UInt32, compatible: Bool, _ tables: NormalizationTables) {
        if let jamo = Hangul.decomposition(of: scalar) {
            append(jamo.lead, 0)
            append(jamo.vowel, 0)
            if jamo.tail != 0 { append(jamo.tail, 0) }
            return
        }
        let decomposition = unsafe tables.decomposition(of: scalar, compatible: compatible)
        if decomposition.isEmpty { return append(scalar, tables.combiningClasses[scalar]) }
        for index in 0..<decomposition.count {
            let part = unsafe decomposition[index]
            append(part, tables.combiningClasses[part])
        }
    }

    /// Puts every run of combining marks in the order of their classes, marks of one class keeping theirs.
    mutating func reorder() {
        var start = 0
        while start < classes.count {
            if classes[start] == 0 {
                start += 1
                continue
            }
            var end = start + 1
            var isSorted = true
            while end < classes.count, classes[end] != 0 {
                if classes[end] < classes[end - 1] { isSorted = false }
                end += 1
            }
            if !isSorted { sort(start..<end) }
            start = end
        }
    }

    /// Composes what is not blocked and appends the UTF-8 form of the result.
    mutating func compose(into output: inout PaddedBytes, _ tables: NormalizationTables) {
        var kept = 0
        var starter: Int?
        for index in 0..<scalars.count {
            let scalar = scalars[index]
            let combiningClass = classes[index]
            if let starter, kept == starter + 1 || classes[kept - 1] < combiningClass {
                var composite = Hangul.composite(scalars[starter], scalar)
                if composite == 0 { composite = tables.composite(scalars[starter], scalar) }
                if composite != 0 {
                    scalars[starter] = composite
                    continue
                }
            }
            if combiningClass == 0 { starter = kept }
            scalars[kept] = scalar
            classes[kept] = combiningClass
            kept += 1
        }
        for index in 0..<kept { output.append(scalar: scalars[index]) }
    }

    private mutating func append(_ scalar: UInt32, _ combiningClass: UInt8) {
        scalars.append(scalar)
        classes.append(combiningClass)
    }

    /// Sorts by class, then position: *n* log *n* even where a text is nothing but marks.
    private mutating func sort(_ range: Range<Int>) {
        sortKeys.removeAll(keepingCapacity: true)
        for index in range {
            // 8 bits of class, 35 of position, 21 of scalar.
            sortKeys.append(UInt64(classes[index]) << 56 | UInt64(index) << 21 | UInt64(scalars[index]))
        }
        sortKeys.sort()
        for (index, key) in zip(range, sortKeys) {
            classes[index] = UInt8(key >> 56)
            scalars[index] = UInt32(key & 0x1F_FFFF)
        }
    }
}
