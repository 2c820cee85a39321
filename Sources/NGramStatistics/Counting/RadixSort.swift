/// Sorts unsigned keys, most significant digit first, with as many digits as there are keys to tell apart: a part that is
/// small enough is sorted by insertion.
enum RadixSort {
    /// Sorts keys in place.
    ///
    /// - Parameters:
    ///   - keys: what to sort; all bits from `bits` up are equal in all keys.
    ///   - scratch: room for as many keys.
    ///   - bits: how many low bits differ.
    /// - Complexity: O(count × bits / log count).
    static func sort<Key: FixedWidthInteger & UnsignedInteger>(
        _ keys: UnsafeMutablePointer<Key>, scratch: UnsafeMutablePointer<Key>, count: Int, bits: Int
    ) {
        var histograms = Histograms(bits: bits)
        unsafe sort(keys, scratch, count: count, bits: bits, into: keys, &histograms, level: 0)
    }

    private static let smallCount = 24
    /// Buckets that a core can write to at once without losing sight of them.
    private static let largestDigitBits = 13

    /// One row of bucket boundaries for each digit that may be open at a time.
    @safe private struct Histograms: ~Copyable {
        let rows: UnsafeMutablePointer<UInt32>
        static let stride = (1 << largestDigitBits) + 1

        init(bits: Int) {
            // A digit has at least four bits, but for the last.
            unsafe rows = .allocate(capacity: (max(0, bits) / 4 + 1) * Self.stride)
        }

        deinit { unsafe rows.deallocate() }
    }

    /// - Parameters:
    ///   - keys: the keys.
    ///   - other: room for as many.
    ///   - target: where they go, one of the two.
    private static func sort<Key: FixedWidthInteger & UnsignedInteger>(
        _ keys: UnsafeMutablePointer<Key>, _ other: UnsafeMutablePointer<Key>, count: Int, bits: Int,
        into target: UnsafeMutablePointer<Key>, _ histograms: inout Histograms, level: Int
    ) {
        if count <= smallCount {
            unsafe insert(keys, count: count, into: target)
            return
        }
        if bits <= 0 {
            if unsafe target != keys { unsafe target.update(from: keys, count: count) }
            return
        }
        // About four keys for each bucket, were they spread evenly.
        let wanted = Int.bitWidth - 1 - count.leadingZeroBitCount - 2
        let digitBits = min(bits, max(4, min(largestDigitBits, wanted)))
        let shift = Key(truncatingIfNeeded: bits - digitBits)
        let starts = unsafe histograms.rows + level * Histograms.stride
        guard unsafe distribute(keys, into: other, starts, count: count, shift: shift, digitBits: digitBits) else {
            unsafe sort(
                keys, other, count: count, bits: bits - digitBits, into: target, &histograms, level: level + 1)
            return
        }
        var start = 0
        for digit in 0..<1 << digitBits {
            let end = unsafe Int(starts[digit])
            let size = end - start
            if size > smallCount {
                unsafe sort(
                    other + start, keys + start, count: size, bits: bits - digitBits, into: target + start, &histograms,
                    level: level + 1)
            } else if size > 0 {
                unsafe insert(other + start, count: size, into: target + start)
            }
            start = end
        }
    }

    /// Puts keys into buckets by their highest digit; `starts` become the ends of the buckets.
    ///
    /// - Returns: `false` where all have the same digit; nothing is moved then.
    @inline(never)
    private static func distribute<Key: FixedWidthInteger & UnsignedInteger>(
        _ keys: UnsafeMutablePointer<Key>, into other: UnsafeMutablePointer<Key>,
        _ starts: UnsafeMutablePointer<UInt32>,
        count: Int, shift: Key, digitBits: Int
    ) -> Bool {
        let buckets = 1 << digitBits
        let mask = buckets &- 1
        for digit in 0..<buckets { unsafe starts[digit] = 0 }
        var index = 0
        while index < count {
            unsafe starts[Int(truncatingIfNeeded: keys[index] &>> shift) & mask] &+= 1
            index &+= 1
        }
        if unsafe starts[Int(truncatingIfNeeded: keys[0] &>> shift) & mask] == UInt32(truncatingIfNeeded: count) {
            return false
        }
        var sum: UInt32 = 0
        for digit in 0..<buckets {
            let here = unsafe starts[digit]
            unsafe starts[digit] = sum
            sum &+= here
        }
        index = 0
        while index < count {
            let key = unsafe keys[index]
            let digit = Int(truncatingIfNeeded: key &>> shift) & mask
            let position = unsafe starts[digit]
            unsafe other[Int(position)] = key
            unsafe starts[digit] = position &+ 1
            index &+= 1
        }
        return true
    }

    @inline(__always)
    private static func insert<Key: FixedWidthInteger & UnsignedInteger>(
        _ keys: UnsafeMutablePointer<Key>, count: Int, into target: UnsafeMutablePointer<Key>
    ) {
        var index = 0
        while index < count {
            let key = unsafe keys[index]
            var place = index
            while place > 0, unsafe target[place &- 1] > key {
                unsafe target[place] = unsafe target[place &- 1]
                place &-= 1
            }
            unsafe target[place] = key
            index &+= 1
        }
    }
}
