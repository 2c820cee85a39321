import CKernels

/// The lines of n-grams of one order, in memory that is used again; belongs to one thread.
@safe final class ARPALines {
    private let vocabulary: ModelVocabulary
    private let level: ModelLevel
    /// The levels below this one, whose memory is looked at, and where it is.
    private let levels: [ModelLevel]
    private let shorter: [Shorter]
    private let isHighest: Bool
    /// What is written; behind its end there is room for the last copy.
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 20
    private var count = 0

    /// By level below this one: the place of what the current n-grams begin with.
    private var places: [Int]
    /// The words that the current n-grams begin with, each with a space behind it; by level where its words end.
    private var prefix: UnsafeMutablePointer<UInt8>
    private var prefixCapacity = 256
    private var prefixEnds: [Int]
    /// Levels whose words the prefix holds.
    private var spelled = 0

    /// What is looked at of a level below; nothing that is counted by references, which threads would contend for.
    @safe private struct Shorter {
        let words: UnsafePointer<UInt32>
        let firstChildren: UnsafePointer<UInt32>
        let count: Int

        init(_ level: ModelLevel) {
            unsafe words = UnsafePointer(level.words.base)
            unsafe firstChildren = UnsafePointer(level.firstChildren.base)
            count = level.count
        }
    }

    /// How many n-grams ahead the memory of words is asked for: first where they are, then their letters.
    private static let ahead = (place: 24, letters: 12)

    /// Bytes that are copied at once: so many more may be read behind a word, and written behind a line.
    private static let copySize = 16

    init(_ model: LanguageModel, _ level: ModelLevel) {
        vocabulary = model.vocabulary
        self.level = level
        levels = Array(model.levels[..<(level.order - 1)])
        shorter = levels.map(Shorter.init)
        isHighest = level.order == model.order
        places = [Int](repeating: 0, count: level.order - 1)
        prefixEnds = [Int](repeating: 0, count: level.order)
        unsafe buffer = .allocate(capacity: capacity + Self.copySize)
        unsafe prefix = .allocate(capacity: prefixCapacity + Self.copySize)
    }

    deinit {
        unsafe buffer.deallocate()
        unsafe prefix.deallocate()
    }

    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: buffer, count: count) }

    /// Formats the lines of a range of n-grams.
    func fill(_ range: Range<Int>) {
        count = 0
        guard level.order > 1 else { return append(range) }
        seek(range.lowerBound)
        let parents = shorter[level.order - 2]
        var place = range.lowerBound
        while place < range.upperBound {
            // Only of a damaged model are there n-grams that no shorter one begins.
            let parent = places[level.order - 2]
            if parent >= parents.count { return }
            let end = unsafe min(range.upperBound, Int(parents.firstChildren[parent + 1]))
            if end > place {
                spell()
                append(place..<end)
                place = end
            }
            if place < range.upperBound, !step() { return }
        }
    }

    /// Goes to what an n-gram begins with.
    private func seek(_ place: Int) {
        var place = place
        for index in (0..<level.order - 1).reversed() {
            let level = shorter[index]
            // The last whose children begin no later.
            var range = 0..<level.count
            while range.count > 1 {
                let middle = (range.lowerBound + range.upperBound) / 2
                if unsafe Int(level.firstChildren[middle]) <= place {
                    range = middle..<range.upperBound
                } else {
                    range = range.lowerBound..<middle
                }
            }
            place = range.lowerBound
            places[index] = place
        }
        spelled = 0
    }

    /// Goes to the next that n-grams may begin with.
    ///
    /// - Returns: `false` where there is none.
    private func step() -> Bool {
        var index = level.order - 2
        places[index] += 1
        spelled = min(spelled, index)
        while index > 0 {
            let above = shorter[index - 1]
            var isSame = true
            while unsafe places[index] >= Int(above.firstChildren[places[index - 1] + 1]) {
                places[index - 1] += 1
                isSame = false
                if places[index - 1] >= above.count { return false }
            }
            if isSame { break }
            index -= 1
            spelled = min(spelled, index)
        }
        return true
    }

    /// Brings the prefix up to date.
    private func spell() {
        let ends = unsafe UnsafePointer(vocabulary.ends.base)
        let letters = unsafe UnsafePointer(vocabulary.bytes.base)
        while spelled < level.order - 1 {
            let place = places[spelled]
            var word = place
            if spelled > 0 {
                let below = shorter[spelled]
                unsafe Self.prefetch(
                    below.words, place, below.count, ends, letters, UInt32(vocabulary.count - 1))
                word = unsafe Int(below.words[place])
            }
            word = min(word, vocabulary.count - 1)
            let wordEnd = unsafe min(ends[word], UInt64(vocabulary.bytes.count))
            let wordStart = word == 0 ? 0 : unsafe min(ends[word - 1], wordEnd)
            let length = Int(wordEnd - wordStart)
            let start = spelled == 0 ? 0 : prefixEnds[spelled - 1]
            let needed = start + length + 1
            if needed > prefixCapacity { growPrefix(to: needed, keeping: start) }
            unsafe Self.copy(letters + Int(wordStart), length, to: prefix + start)
            unsafe prefix[needed - 1] = 0x20
            prefixEnds[spelled] = needed
            spelled += 1
        }
    }

    @inline(never)
    private func growPrefix(to needed: Int, keeping start: Int) {
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * needed + Self.copySize)
        unsafe new.update(from: prefix, count: start)
        unsafe prefix.deallocate()
        unsafe prefix = unsafe new
        prefixCapacity = 2 * needed
    }

    /// Asks for the memory of words that come soon: they are anywhere in the vocabulary.
    @inline(__always)
    private static func prefetch(
        _ words: UnsafePointer<UInt32>, _ place: Int, _ count: Int, _ ends: UnsafePointer<UInt64>,
        _ letters: UnsafePointer<UInt8>, _ lastWord: UInt32
    ) {
        let far = min(place &+ ahead.place, count &- 1)
        unsafe kernel_prefetch(ends + Int(words[far]))
        let near = unsafe Int(min(words[min(place &+ ahead.letters, count &- 1)], lastWord))
        unsafe kernel_prefetch(letters + Int(near == 0 ? 0 : ends[near &- 1]))
    }

    /// Copies bytes a few at once, and up to 15 more than asked for.
    @inline(__always)
    private static func copy(_ from: UnsafePointer<UInt8>, _ count: Int, to: UnsafeMutablePointer<UInt8>) {
        var done = 0
        while done < count {
            unsafe kernel_copy_16(to + done, from + done)
            done &+= copySize
        }
    }

    @inline(never)
    private func append(_ range: Range<Int>) {
        let isFirstOrder = level.order == 1
        let prefixCount = isFirstOrder ? 0 : prefixEnds[level.order - 2]
        let prefix = unsafe UnsafePointer(self.prefix)
        let words = unsafe UnsafePointer(level.words.base)
        let probabilities = unsafe UnsafePointer(level.probabilities.base)
        let backoffs = unsafe UnsafePointer(level.backoffs.base)
        let ends = unsafe UnsafePointer(vocabulary.ends.base)
        let letters = unsafe UnsafePointer(vocabulary.bytes.base)
        let letterCount = UInt64(vocabulary.bytes.count)
        let lastWord = UInt32(vocabulary.count - 1)
        let isHighest = isHighest
        let levelCount = level.count
        unsafe LogarithmFormatting.digitPairs.withUnsafeBufferPointer { pairs in
            let pairs = unsafe pairs.baseAddress.unsafelyUnwrapped
            for place in range {
                if !isFirstOrder { unsafe Self.prefetch(words, place, levelCount, ends, letters, lastWord) }
                let word = isFirstOrder ? place : unsafe Int(min(words[place], lastWord))
                let wordEnd = unsafe min(ends[word], letterCount)
                let start = word == 0 ? 0 : unsafe min(ends[word &- 1], wordEnd)
                let length = Int(truncatingIfNeeded: wordEnd &- start)
                reserve(2 * LogarithmFormatting.maximumByteCount + prefixCount + length + 2 * Self.copySize)
                var end = unsafe buffer + count
                unsafe LogarithmFormatting.write(probabilities[place], to: &end, pairs: pairs)
                unsafe end.pointee = 0x09
                unsafe end += 1
                unsafe Self.copy(prefix, prefixCount, to: end)
                unsafe end += prefixCount
                unsafe Self.copy(letters + Int(start), length, to: end)
                unsafe end += length
                if !isHighest {
                    unsafe end.pointee = 0x09
                    unsafe end += 1
                    unsafe LogarithmFormatting.write(backoffs[place], to: &end, pairs: pairs)
                }
                unsafe end.pointee = 0x0A
                count = unsafe end + 1 - buffer
            }
        }
    }

    @inline(__always)
    private func reserve(_ more: Int) {
        if capacity - count < more { grow(by: more) }
    }

    @inline(never)
    private func grow(by more: Int) {
        capacity = max(2 * capacity, count + more)
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.copySize)
        unsafe new.update(from: buffer, count: count)
        unsafe buffer.deallocate()
        unsafe buffer = unsafe new
    }
}
