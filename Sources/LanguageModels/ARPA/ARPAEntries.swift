/// The n-grams of one order as an ARPA file lists them.
struct ARPAEntries {
    let order: Int
    /// As many words for each n-gram as the order.
    var words: [UInt32] = []
    var probabilities: [Float] = []
    var backoffs: [Float] = []

    var count: Int { probabilities.count }

    /// Stands for the probability of an n-gram that is not listed, and is there since longer ones begin with it.
    static let absent = Float.nan

    /// The places of the n-grams in ascending order of their words.
    func sorted() -> [Int32] {
        var places = (0..<Int32(count)).map(\.self)
        let order = order
        unsafe words.withUnsafeBufferPointer { words in
            guard let base = words.baseAddress else { return }
            func precedes(_ a: Int32, _ b: Int32) -> Bool {
                let left = unsafe base + Int(a) * order
                let right = unsafe base + Int(b) * order
                for position in 0..<order where unsafe left[position] != right[position] {
                    return unsafe left[position] < right[position]
                }
                return false
            }
            for place in 1..<max(1, places.count) where precedes(Int32(place), Int32(place - 1)) {
                places.sort(by: precedes)
                return
            }
        }
        return places
    }

    /// The same n-grams in ascending order, with those among them that longer n-grams begin with.
    ///
    /// - Parameter longer: the n-grams of the next order, ascending.
    /// - Returns: `nil` where an n-gram is listed twice; the place of the second is then in `repeated`.
    func sorted(with longer: ARPAEntries?, repeated: inout Int?) -> ARPAEntries? {
        let places = sorted()
        var result = ARPAEntries(order: order)
        result.words.reserveCapacity(words.count)
        result.probabilities.reserveCapacity(count)
        result.backoffs.reserveCapacity(count)
        var next = 0
        let longerCount = longer?.count ?? 0
        /// How an n-gram compares with what the next longer one begins with.
        func compare(_ place: Int) -> Int {
            guard let longer else { return -1 }
            for position in 0..<order {
                let (a, b) = (words[place * order + position], longer.words[next * (order + 1) + position])
                if a != b { return a < b ? -1 : 1 }
            }
            return 0
        }
        func appendAbsent() {
            guard let longer else { return }
            let start = next * (order + 1)
            if result.count > 0,
                result.words[(result.count - 1) * order..<result.count * order]
                    .elementsEqual(longer.words[start..<start + order])
            {
                return
            }
            result.words.append(contentsOf: longer.words[start..<start + order])
            result.probabilities.append(Self.absent)
            result.backoffs.append(0)
        }
        for place in places.map(Int.init) {
            while next < longerCount, compare(place) > 0 {
                appendAbsent()
                next += 1
            }
            while next < longerCount, compare(place) == 0 { next += 1 }
            let start = place * order
            if result.count > 0,
                result.words[(result.count - 1) * order..<result.count * order].elementsEqual(
                    words[start..<start + order])
            {
                repeated = place
                return nil
            }
            result.words.append(contentsOf: words[start..<start + order])
            result.probabilities.append(probabilities[place])
            result.backoffs.append(backoffs[place])
        }
        while next < longerCount {
            appendAbsent()
            next += 1
        }
        return result
    }
}
