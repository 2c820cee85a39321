import CKernels
import Foundation
import TextSegmentation

/// Turns tokens into ids 1, 2, 3 … in order of first appearance, exactly.
///
/// Open addressing with linear probing. A slot holds tokens of at most 16 bytes whole; a longer one by its hash and
/// its place in an arena, where the bytes are compared. Belongs to one thread.
@safe final class VocabularyTable {
    private struct Slot {
        var word0: UInt64
        var word1: UInt64
        var length: UInt32
        /// 0 marks an empty slot.
        var id: UInt32
    }

    private(set) var count = 0
    private var slots: UnsafeMutablePointer<Slot>
    private var capacity: Int
    private var entries: UnsafeMutablePointer<Entry>
    private var entryCapacity: Int
    private var arena = TokenArena()

    /// By id − 1: a token's hash, and where its bytes are.
    @safe private struct Entry {
        var hash: UInt64
        var bytes: UnsafePointer<UInt8>
        var length: UInt32
    }

    /// Most ids a table may give out; one id less than 2³² is left for the end-of-document mark.
    static let maximumCount = 1 << 25

    init() {
        capacity = 1 << 12
        unsafe slots = Self.makeSlots(capacity)
        entryCapacity = 1 << 10
        unsafe entries = Self.makeEntries(entryCapacity)
    }

    deinit {
        unsafe LargeMemory.free(slots, capacity * MemoryLayout<Slot>.stride)
        unsafe LargeMemory.free(entries, entryCapacity * MemoryLayout<Entry>.stride)
    }

    /// Bytes of memory the table holds, with what it will need while it next grows where that is near.
    var memoryUse: Int {
        let slotBytes = capacity * MemoryLayout<Slot>.stride
        let entryBytes = entryCapacity * MemoryLayout<Entry>.stride
        let slotGrowth = count * 10 > capacity * 6 ? 2 * slotBytes : 0
        let entryGrowth = count * 4 > entryCapacity * 3 ? 2 * entryBytes : 0
        return slotBytes + entryBytes + arena.memoryUse + max(slotGrowth, entryGrowth)
    }

    /// Forgets all tokens, and keeps the memory for what comes next.
    func removeAll() {
        unsafe memset(slots, 0, capacity * MemoryLayout<Slot>.stride)
        count = 0
        arena.removeAll()
    }

    /// The hash of a token.
    func hash(_ id: UInt32) -> UInt64 { unsafe entries[Int(id) - 1].hash }

    /// The bytes of a token.
    func token(_ id: UInt32) -> UnsafeBufferPointer<UInt8> {
        let entry = unsafe entries[Int(id) - 1]
        return unsafe UnsafeBufferPointer(start: entry.bytes, count: Int(entry.length))
    }

    /// Has what is known of a token brought nearer.
    func prefetchEntry(_ id: UInt32) { unsafe kernel_prefetch(entries + (Int(id) - 1)) }

    /// Has the bytes of a token brought nearer; what is known of it should be near.
    func prefetchBytes(_ id: UInt32) { unsafe kernel_prefetch(entries[Int(id) - 1].bytes) }

    /// Ids of a run of keys; the slots are fetched ahead, so that misses overlap.
    func intern(
        _ keys: UnsafePointer<TokenKey>, count keyCount: Int, bytes: UnsafePointer<UInt8>,
        ids: UnsafeMutablePointer<UInt32>
    ) {
        let ahead = 24
        let mask = capacity - 1
        for index in 0..<min(ahead, keyCount) {
            unsafe kernel_prefetch(slots + (Int(truncatingIfNeeded: keys[index].hash) & mask))
        }
        for index in 0..<keyCount {
            if index + ahead < keyCount {
                let slot = unsafe Int(truncatingIfNeeded: keys[index + ahead].hash) & (capacity - 1)
                unsafe kernel_prefetch(slots + slot)
            }
            unsafe ids[index] = unsafe intern(keys[index], bytes: bytes)
        }
    }

    /// Gives a single token an id.
    func intern(_ token: UnsafeBufferPointer<UInt8>) {
        // A copy, since keys read past the end of what they are made of.
        var padded = unsafe [UInt8](token)
        padded.append(contentsOf: repeatElement(0, count: 16))
        unsafe padded.withUnsafeBufferPointer { bytes in
            let base = unsafe bytes.baseAddress.unsafelyUnwrapped
            let range = TokenRange(offset: 0, length: UInt32(token.count))
            _ = unsafe intern(TokenKey(bytes: base, range: range), bytes: base)
        }
    }

    /// Ids of a run of keys, 0 for tokens the table does not hold; changes nothing, so threads may share the table.
    func find(
        _ keys: UnsafePointer<TokenKey>, count keyCount: Int, bytes: UnsafePointer<UInt8>,
        ids: UnsafeMutablePointer<UInt32>
    ) {
        let ahead = 24
        let mask = capacity - 1
        for index in 0..<min(ahead, keyCount) {
            unsafe kernel_prefetch(slots + (Int(truncatingIfNeeded: keys[index].hash) & mask))
        }
        for index in 0..<keyCount {
            if index + ahead < keyCount {
                unsafe kernel_prefetch(slots + (Int(truncatingIfNeeded: keys[index + ahead].hash) & mask))
            }
            unsafe ids[index] = unsafe slots[slot(of: keys[index], bytes: bytes)].id
        }
    }

    @inline(__always)
    private func intern(_ key: TokenKey, bytes: UnsafePointer<UInt8>) -> UInt32 {
        let index = unsafe slot(of: key, bytes: bytes)
        let id = unsafe slots[index].id
        if id != 0 { return id }
        return unsafe insert(key, at: index, bytes: bytes)
    }

    /// The slot that holds a token, or the empty one where it would go.
    @inline(__always)
    private func slot(of key: TokenKey, bytes: UnsafePointer<UInt8>) -> Int {
        let mask = capacity - 1
        var index = Int(truncatingIfNeeded: key.hash) & mask
        if key.length <= 16 {
            while true {
                let slot = unsafe slots[index]
                if slot.id == 0 { return index }
                if slot.word0 == key.word0, slot.word1 == key.word1, slot.length == key.length { return index }
                index = (index + 1) & mask
            }
        }
        while true {
            let slot = unsafe slots[index]
            if slot.id == 0 { return index }
            if slot.word0 == key.hash, slot.length == key.length,
                let stored = unsafe UnsafePointer<UInt8>(bitPattern: UInt(slot.word1)),
                unsafe memcmp(stored, bytes + Int(key.offset), Int(key.length)) == 0
            {
                return index
            }
            index = (index + 1) & mask
        }
    }

    @inline(never)
    private func insert(_ key: TokenKey, at index: Int, bytes: UnsafePointer<UInt8>) -> UInt32 {
        precondition(count < Int(UInt32.max) - 1)
        if count == entryCapacity { growEntries() }
        let stored = unsafe arena.store(bytes + Int(key.offset), count: Int(key.length))
        unsafe entries[count] = unsafe Entry(hash: key.hash, bytes: stored, length: key.length)
        let isShort = key.length <= 16
        let slot = Slot(
            word0: isShort ? key.word0 : key.hash, word1: isShort ? key.word1 : UInt64(UInt(bitPattern: stored)),
            length: key.length, id: UInt32(count + 1))
        unsafe slots[index] = slot
        count += 1
        if count * 10 > capacity * 7 { growSlots() }
        return UInt32(count)
    }

    private func growSlots() {
        let oldCapacity = capacity
        let old = unsafe slots
        capacity *= 2
        unsafe slots = Self.makeSlots(capacity)
        let mask = capacity - 1
        for oldIndex in 0..<oldCapacity where unsafe old[oldIndex].id != 0 {
            let slot = unsafe old[oldIndex]
            var index = Int(truncatingIfNeeded: unsafe entries[Int(slot.id) - 1].hash) & mask
            while unsafe slots[index].id != 0 { index = (index + 1) & mask }
            unsafe slots[index] = slot
        }
        unsafe LargeMemory.free(old, oldCapacity * MemoryLayout<Slot>.stride)
    }

    private func growEntries() {
        let new = unsafe Self.makeEntries(2 * entryCapacity)
        unsafe new.moveInitialize(from: entries, count: count)
        unsafe LargeMemory.free(entries, entryCapacity * MemoryLayout<Entry>.stride)
        unsafe entries = unsafe new
        entryCapacity *= 2
    }

    private static func makeEntries(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
        let raw = unsafe LargeMemory.allocate(capacity * MemoryLayout<Entry>.stride)
        return unsafe raw.bindMemory(to: Entry.self, capacity: capacity)
    }

    private static func makeSlots(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
        let bytes = capacity * MemoryLayout<Slot>.stride
        return unsafe LargeMemory.allocate(bytes).bindMemory(to: Slot.self, capacity: capacity)
    }
}
