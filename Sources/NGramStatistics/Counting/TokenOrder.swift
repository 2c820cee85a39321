/// Puts the tokens of one partition in order, ascending by (hash, bytes), out of the tables of several workers.
///
/// A table holds its tokens nearly in order: within an unbroken run of slots they are sorted by insertion.
struct TokenOrder {
    @safe private struct Candidate: BitwiseCopyable {
        var hash: UInt64
        var slot: UnsafePointer<VocabularyTable.Slot>
    }

    /// One table's tokens after the other's.
    private var candidates: [Candidate] = []
    /// By table: where its tokens end among the candidates.
    private var ends: [Int] = []

    /// Takes the tokens of a partition.
    mutating func collect(_ partition: Int, of tables: [VocabularyTable]) {
        candidates.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        let shift = UInt64(64 - HashPartitions.bits)
        for table in tables {
            let slots = unsafe table.slots(of: partition)
            var runStart = candidates.count
            for index in 0..<slots.count {
                if unsafe slots[index].id == 0 {
                    runStart = candidates.count
                    continue
                }
                let hash = unsafe slots[index].hash
                guard hash >> shift == UInt64(partition), let base = slots.baseAddress else { continue }
                let candidate = unsafe Candidate(hash: hash, slot: base + index)
                candidates.append(candidate)
                var place = candidates.count - 1
                while place > runStart, Self.precedes(candidate, candidates[place - 1]) {
                    candidates[place] = candidates[place - 1]
                    place -= 1
                }
                candidates[place] = candidate
            }
            ends.append(candidates.count)
        }
    }

    /// Bytes that are enough to write the tokens in, each with its length before it and 16 bytes more behind the last.
    var encodedByteCount: Int {
        candidates.reduce(16) { unsafe $0 + Int($1.slot.pointee.length) + VariableLength.maximumByteCount }
    }

    /// Calls a body for each token of each table, in order; `isNew` says whether it is the first table's that has the token.
    @inline(__always)
    func visit(_ body: (_ slot: VocabularyTable.Slot, _ table: Int, _ isNew: Bool) -> Void) {
        if ends.count == 1 {
            for candidate in candidates { unsafe body(candidate.slot.pointee, 0, true) }
            return
        }
        var next = [0] + ends.dropLast()
        var last: Candidate?
        while let table = least(next) {
            let candidate = candidates[next[table]]
            let isNew = last.map { Self.precedes($0, candidate) } ?? true
            unsafe body(candidate.slot.pointee, table, isNew)
            last = candidate
            next[table] += 1
        }
    }

    /// The table whose next token is the first in order.
    private func least(_ next: [Int]) -> Int? {
        var best: Int?
        for table in ends.indices where next[table] < ends[table] {
            guard let other = best else {
                best = table
                continue
            }
            if Self.precedes(candidates[next[table]], candidates[next[other]]) { best = table }
        }
        return best
    }

    @inline(__always)
    private static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
        if a.hash != b.hash { return a.hash < b.hash }
        return unsafe bytesPrecede(a.slot, b.slot)
    }

    @inline(never)
    private static func bytesPrecede(
        _ a: UnsafePointer<VocabularyTable.Slot>, _ b: UnsafePointer<VocabularyTable.Slot>
    ) -> Bool {
        unsafe a.pointee.withBytes { left in
            unsafe b.pointee.withBytes { right in unsafe left.lexicographicallyPrecedes(right) }
        }
    }
}
