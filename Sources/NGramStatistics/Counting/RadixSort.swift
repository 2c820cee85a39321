/// Sorts unsigned keys, least significant digit first; parts too large for the cache are first cut by their top bits.
enum RadixSort {
    /// Keys that, with their copy, stay in a core's second-level cache.
    private static let cacheKeyBytes = 1 << 19
    private static let smallCount = 512

    /// Sorts keys in place.
    ///
    /// - Parameters:
    ///   - keys: what to sort; all bits from `bits` up are equal in all keys.
    ///   - scratch: room for as many keys.
    ///   - bits: how many low bits differ.
    static func sort<Key: FixedWidthInteger & UnsignedInteger>(
        _ keys: UnsafeMutablePointer<Key>, scratch: UnsafeMutablePointer<Key>, count: Int, bits: Int
    ) {
        if count < smallCount {
            var small = unsafe UnsafeMutableBufferPointer(start: keys, count: count)
            unsafe small.sort()
            return
        }
        if bits <= 0 { return }
        if count * MemoryLayout<Key>.stride > cacheKeyBytes, bits > 11 {
            unsafe cutByTopBits(keys, scratch: scratch, count: count, bits: bits)
            return
        }
        unsafe sortByDigits(keys, scratch: scratch, count: count, bits: bits)
    }

    @inline(never)
    private static func cutByTopBits<Key: FixedWidthInteger & UnsignedInteger>(
        _ keys: UnsafeMutablePointer<Key>, scratch: UnsafeMutablePointer<Key>, count: Int, bits: Int
    ) {
        let digitBits = 8
        let shift = bits - digitBits
        let mask = (1 << digitBits) - 1
        var starts = [Int](repeating: 0, count: mask + 2)
        for index in 0..<count {
            starts[(unsafe Int(truncatingIfNeeded: keys[index] >> Key(shift)) & mask) + 1] += 1
        }
        for digit in 0...mask { starts[digit + 1] += starts[digit] }
        if starts.contains(count), zip(starts, starts.dropFirst()).contains(where: { $1 - $0 == count }) {
            // One digit has them all: nothing to cut.
            unsafe sort(keys, scratch: scratch, count: count, bits: shift)
            return
        }
        var next = starts
        for index in 0..<count {
            let key = unsafe keys[index]
            let digit = Int(truncatingIfNeeded: key >> Key(shift)) & mask
            unsafe scratch[next[digit]] = key
            next[digit] += 1
        }
        unsafe keys.update(from: scratch, count: count)
        for digit in 0...mask {
            let start = starts[digit]
            let size = starts[digit + 1] - start
            if size > 1 { unsafe sort(keys + start, scratch: scratch + start, count: size, bits: shift) }
        }
    }

    @inline(never)
    private static func sortByDigits<Key: FixedWidthInteger & UnsignedInteger>(
        _ keys: UnsafeMutablePointer<Key>, scratch: UnsafeMutablePointer<Key>, count: Int, bits: Int
    ) {
        let passes = (bits + 10) / 11
        let digitBits = (bits + passes - 1) / passes
        let size = 1 << digitBits
        let mask = size - 1
        let histograms = UnsafeMutablePointer<UInt32>.allocate(capacity: passes * size)
        defer { unsafe histograms.deallocate() }
        unsafe histograms.initialize(repeating: 0, count: passes * size)
        for index in 0..<count {
            var key = unsafe keys[index]
            var row = unsafe histograms
            for _ in 0..<passes {
                unsafe row[Int(truncatingIfNeeded: key) & mask] &+= 1
                key = key >> Key(digitBits)
                unsafe row += size
            }
        }
        var source = unsafe keys
        var destination = unsafe scratch
        for pass in 0..<passes {
            let row = unsafe histograms + pass * size
            let shift = Key(pass * digitBits)
            if unsafe row[Int(truncatingIfNeeded: source[0] >> shift) & mask] == UInt32(truncatingIfNeeded: count) {
                continue
            }
            var sum: UInt32 = 0
            for digit in 0..<size {
                let here = unsafe row[digit]
                unsafe row[digit] = sum
                sum &+= here
            }
            for index in 0..<count {
                let key = unsafe source[index]
                let digit = Int(truncatingIfNeeded: key >> shift) & mask
                let position = unsafe row[digit]
                unsafe destination[Int(position)] = key
                unsafe row[digit] = position &+ 1
            }
            unsafe swap(&source, &destination)
        }
        if unsafe source != keys { unsafe keys.update(from: source, count: count) }
    }
}
