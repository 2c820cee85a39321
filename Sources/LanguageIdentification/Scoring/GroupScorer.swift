import RealModule

/// Adds up the weights of the n-grams of words of one script group; words met lately are remembered with their sums.
///
/// Belongs to one thread at a time.
@safe
final class GroupScorer {
    let group: IdentificationModel.Group
    /// By class, the weights of the words added, in units of the group's scale.
    private let sums: UnsafeMutablePointer<Int16>
    /// Behind a pointer, as the sums are: what a class stores is checked at every access.
    private let counts: UnsafeMutablePointer<(features: Int, known: Int)>
    /// n-grams of the words added.
    var features: Int { unsafe counts.pointee.features }
    /// Those of them that have weights.
    var known: Int { unsafe counts.pointee.known }

    /// Sums of more n-grams would not fit in 16 bits.
    static let mostFeatures = 4_000
    private static let cacheBits = 14
    private static let cacheCount = 1 << cacheBits
    /// Rows whose bytes add up within a byte.
    private static let rowsPerFlush = 17

    private let rowWords: Int
    private let bytes: UnsafeMutablePointer<UInt64>
    private let cacheHashes: UnsafeMutablePointer<UInt64>
    // What belongs to a hash that was never filled in is not initialised.
    private let cacheCounts: UnsafeMutablePointer<(features: UInt16, known: UInt16)>
    private let cacheSums: UnsafeMutablePointer<Int16>

    init(_ group: IdentificationModel.Group) {
        self.group = group
        rowWords = group.dense.rowBytes / 8
        let width = group.width
        unsafe sums = .allocate(capacity: width)
        unsafe sums.initialize(repeating: 0, count: width)
        unsafe counts = .allocate(capacity: 1)
        unsafe counts.initialize(to: (0, 0))
        unsafe bytes = .allocate(capacity: 2 * rowWords)
        unsafe bytes.initialize(repeating: 0, count: 2 * rowWords)
        unsafe cacheHashes = .allocate(capacity: Self.cacheCount)
        unsafe cacheHashes.initialize(repeating: 0, count: Self.cacheCount)
        unsafe cacheCounts = .allocate(capacity: Self.cacheCount)
        unsafe cacheSums = .allocate(capacity: Self.cacheCount * width)
    }

    deinit {
        unsafe sums.deallocate()
        unsafe counts.deallocate()
        unsafe bytes.deallocate()
        unsafe cacheHashes.deallocate()
        unsafe cacheCounts.deallocate()
        unsafe cacheSums.deallocate()
    }

    func removeAll() {
        unsafe sums.update(repeating: 0, count: group.width)
        unsafe counts.pointee = (0, 0)
    }

    /// Adds a word with its boundaries.
    func add(_ word: UnsafeBufferPointer<UInt32>) {
        // Never 0, which stands for none.
        let hash = unsafe NGramFeatures.hash(word) | 1
        let place = Int(truncatingIfNeeded: hash >> UInt64(64 - Self.cacheBits))
        let cached = unsafe cacheSums + place * group.width
        if unsafe cacheHashes[place] != hash {
            unsafe fill(cached, place, word)
            unsafe cacheHashes[place] = hash
        }
        let cachedCounts = unsafe cacheCounts[place]
        unsafe counts.pointee.features += Int(cachedCounts.features)
        unsafe counts.pointee.known += Int(cachedCounts.known)
        for index in 0..<group.width { unsafe sums[index] &+= cached[index] }
    }

    @inline(never)
    private func fill(_ target: UnsafeMutablePointer<Int16>, _ place: Int, _ word: UnsafeBufferPointer<UInt32>) {
        unsafe target.initialize(repeating: 0, count: group.width)
        var features = 0
        var known = 0
        var short = 0
        var waiting = 0
        let dense = group.dense
        let sparse = group.sparse
        unsafe group.features.forEach(word) { hash, isShort in
            features += 1
            if isShort {
                guard let row = unsafe dense.row(hash) else { return }
                short += 1
                for index in 0..<rowWords {
                    let eight = unsafe UInt64(littleEndian: row[index])
                    unsafe bytes[index] &+= eight & Self.lowHalves
                    unsafe bytes[rowWords &+ index] &+= (eight &>> 4) & Self.lowHalves
                }
                waiting += 1
                if waiting == Self.rowsPerFlush {
                    unsafe flush(target)
                    waiting = 0
                }
            } else if let sparse, let entries = unsafe sparse.entries(hash) {
                known += 1
                for index in 0..<entries.count {
                    let entry = unsafe entries[index]
                    let weight = entry & 1 == 0 ? sparse.levels.low : sparse.levels.high
                    unsafe target[Int(entry >> 1)] &+= Int16(truncatingIfNeeded: weight)
                }
            }
        }
        if waiting > 0 { unsafe flush(target) }
        let bias = Int16(DenseWeights.bias * short)
        for index in 0..<group.width { unsafe target[index] &-= bias }
        unsafe (cacheCounts + place).initialize(to: (UInt16(features), UInt16(known + short)))
    }

    private static var lowHalves: UInt64 { 0x0F0F_0F0F_0F0F_0F0F }

    private func flush(_ target: UnsafeMutablePointer<Int16>) {
        for word in 0..<2 * rowWords {
            var eight = unsafe bytes[word]
            for index in 0..<8 {
                unsafe target[8 &* word &+ index] &+= Int16(truncatingIfNeeded: eight & 0xFF)
                eight &>>= 8
            }
            unsafe bytes[word] = 0
        }
    }

    /// The scores by class, as they go into probabilities.
    ///
    /// - Parameter scores: receives one for each class.
    func scores(into scores: inout [Float]) {
        let total = Float(max(1, features))
        let factor = max(0.05, group.calibration.0 + group.calibration.1 * logarithm(total))
        let scale = group.scale * factor / total.squareRoot()
        scores.removeAll(keepingCapacity: true)
        for index in group.classes.indices { scores.append(unsafe Float(sums[index]) * scale) }
    }

    private func logarithm(_ value: Float) -> Float { Float(Double.log(Double(value))) }
}
