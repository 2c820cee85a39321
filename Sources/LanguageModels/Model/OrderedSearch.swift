/// Finds numbers in ascending runs of memory.
enum OrderedSearch {
    /// The place of a number in a range of an ascending array; -1 where it is not there.
    ///
    /// - Complexity: O(log log n) where the numbers are spread evenly, as ids of words by their hashes are; never more than
    ///   O(log n).
    @inline(__always)
    static func find(_ sought: UInt32, in array: UnsafePointer<UInt32>, from start: Int, to end: Int) -> Int {
        let place = unsafe lowerBound(sought, in: array, from: start, to: end)
        return unsafe place < end && array[place] == sought ? place : -1
    }

    /// The first place of a range whose number is not less than one sought.
    @inline(__always)
    static func lowerBound(_ sought: UInt32, in array: UnsafePointer<UInt32>, from start: Int, to end: Int) -> Int {
        var low = start
        var high = end
        var guesses = true
        while high &- low > 8 {
            let first = unsafe array[low]
            let last = unsafe array[high &- 1]
            if sought <= first { return low }
            if sought > last { return high }
            var middle = (low &+ high) &>> 1
            if guesses {
                let part = UInt64(sought &- first) &* UInt64(truncatingIfNeeded: high &- 1 &- low)
                middle = low &+ Int(truncatingIfNeeded: part / UInt64(last &- first))
            }
            guesses.toggle()
            // Both sides shrink: the middle is neither the first that is too small nor past the last.
            if unsafe array[middle] < sought { low = middle &+ 1 } else { high = middle }
        }
        while low < high, unsafe array[low] < sought { low &+= 1 }
        return low
    }
}
