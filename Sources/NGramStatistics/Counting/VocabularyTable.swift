import CKernels
import Foundation
import TextSegmentation

/// Turns tokens into ids 1, 2, 3 … in order of first appearance, exactly.
///
/// Open addressing with linear probing, from the place that the top bits of a token's hash say: slots lie all but in the
/// order of hashes, so that growing and sorting read and write memory from front to back. A slot holds tokens of at
/// most 16 bytes whole; a longer one by its hash and its place in an arena, where the bytes are compared. Belongs to one
/// thread.
@safe final class VocabularyTable {
    /// What is known of one token.
    struct Slot: BitwiseCopyable {
        var word0: UInt64
        var word1: UInt64
        var length: UInt32
        /// 0 marks an empty slot.
        var id: UInt32

        /// The token's hash.
        var hash: UInt64 {
            @inline(__always) get { length <= 16 ? StableHash.short(word0, word1, count: Int(length)) : word0 }
        }
    }

    private(set) var count = 0
    /// Homes of tokens are the slots below 2 to this power.
    private(set) var homeBits = 12
    /// Slots behind the last home, for tokens that find theirs taken; the last is always empty.
    private var tail = 64
    private(set) var slots: UnsafeMutablePointer<Slot>
    private var arena = TokenArena()
    /// Slots outgrown, for who can use the memory.
    private var outgrown: LargeMemory.Region?

    /// Most ids a table may give out: in any one partition there are then less than 2²⁴ tokens, even of 64 tables.
    static let maximumCount = 1 << 25

    /// - Parameter count: tokens that there is room for from the start.
    init(count: Int = 0) {
        while count * 10 > 7 << homeBits { homeBits += 1 }
        unsafe slots = Self.makeSlots((1 << homeBits) + tail)
    }

    deinit {
        LargeMemory.free(memory)
        if let outgrown { LargeMemory.free(outgrown) }
    }

    private var slotCount: Int { (1 << homeBits) + tail }

    /// The slots as memory to work in. What is written there destroys the table: ``removeAll()`` must come next.
    var memory: LargeMemory.Region {
        unsafe LargeMemory.Region(
            base: UnsafeMutableRawPointer(slots), byteCount: slotCount * MemoryLayout<Slot>.stride)
    }

    /// Bytes of memory the table holds, with what it will need while it next grows where that is near.
    var memoryUse: Int {
        let slotBytes = slotCount * MemoryLayout<Slot>.stride
        return slotBytes + arena.memoryUse + (count * 10 > 6 << homeBits ? 2 * slotBytes : 0)
    }

    /// Bytes of the tokens that are longer than a slot holds, and of the room left beside them.
    var arenaMemoryUse: Int { arena.memoryUse }

    /// Slots that have been outgrown since this was last asked for; the caller frees them.
    func takeOutgrown() -> LargeMemory.Region? {
        defer { outgrown = nil }
        return outgrown
    }

    /// Forgets all tokens, and keeps the memory for what comes next.
    func removeAll() {
        unsafe memset(slots, 0, slotCount * MemoryLayout<Slot>.stride)
        count = 0
        arena.removeAll()
    }

    /// The slots of tokens whose hashes are in one partition, and perhaps others.
    func slots(of partition: Int) -> UnsafeBufferPointer<Slot> {
        let homes = 1 << (homeBits - HashPartitions.bits)
        var end = (partition + 1) * homes
        // Those that found their homes taken.
        while unsafe slots[end].id != 0 { end += 1 }
        return unsafe UnsafeBufferPointer(start: slots + partition * homes, count: end - partition * homes)
    }

    /// Ids of a run of keys; the slots are fetched ahead, so that misses overlap.
    func intern(
        _ keys: UnsafePointer<TokenKey>, count keyCount: Int, bytes: UnsafePointer<UInt8>,
        ids: UnsafeMutablePointer<UInt32>
    ) {
        // Copies of what only an insertion changes: the ids are written where the compiler cannot see that they are not these.
        var slots = unsafe self.slots
        var shift = homeShift
        for index in 0..<min(Self.ahead, keyCount) {
            unsafe kernel_prefetch(slots + Self.home(of: keys[index].hash, shift))
        }
        for index in 0..<keyCount {
            if index &+ Self.ahead < keyCount {
                unsafe kernel_prefetch(slots + Self.home(of: keys[index &+ Self.ahead].hash, shift))
            }
            let place = unsafe Self.slot(of: keys + index, in: slots, shift, bytes: bytes)
            let id = unsafe slots[place].id
            if id != 0 {
                unsafe ids[index] = id
            } else {
                unsafe ids[index] = unsafe insert(keys[index], at: place, bytes: bytes)
                unsafe slots = unsafe self.slots
                shift = homeShift
            }
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
            var key = unsafe TokenKey(bytes: base, range: range)
            var id: UInt32 = 0
            unsafe intern(&key, count: 1, bytes: base, ids: &id)
        }
    }

    /// Ids of a run of keys, 0 for tokens the table does not hold; changes nothing, so threads may share the table.
    func find(
        _ keys: UnsafePointer<TokenKey>, count keyCount: Int, bytes: UnsafePointer<UInt8>,
        ids: UnsafeMutablePointer<UInt32>
    ) {
        let slots = unsafe self.slots
        let shift = homeShift
        for index in 0..<min(Self.ahead, keyCount) {
            unsafe kernel_prefetch(slots + Self.home(of: keys[index].hash, shift))
        }
        for index in 0..<keyCount {
            if index &+ Self.ahead < keyCount {
                unsafe kernel_prefetch(slots + Self.home(of: keys[index &+ Self.ahead].hash, shift))
            }
            unsafe ids[index] = unsafe slots[Self.slot(of: keys + index, in: slots, shift, bytes: bytes)].id
        }
    }

    private static let ahead = 24
    /// Slots between a token and its home that chance does not bring about.
    private static let farFromHome = 1_024

    private var homeShift: UInt64 { UInt64(truncatingIfNeeded: 64 &- homeBits) }

    private func home(of hash: UInt64) -> Int { Self.home(of: hash, homeShift) }

    @inline(__always)
    private static func home(of hash: UInt64, _ shift: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> shift) }

    /// The slot that holds a token, or the empty one where it would go.
    @inline(__always)
    private static func slot(
        of key: UnsafePointer<TokenKey>, in slots: UnsafeMutablePointer<Slot>, _ shift: UInt64,
        bytes: UnsafePointer<UInt8>
    ) -> Int {
        var index = unsafe home(of: key.pointee.hash, shift)
        let length = unsafe key.pointee.length
        if length <= 16 {
            let (word0, word1) = unsafe (key.pointee.word0, key.pointee.word1)
            while true {
                let slot = unsafe slots + index
                if unsafe slot.pointee.word0 == word0 && slot.pointee.word1 == word1 && slot.pointee.length == length {
                    // No token is empty, so this is no empty slot.
                    return index
                }
                if unsafe slot.pointee.id == 0 { return index }
                index &+= 1
            }
        }
        return unsafe slotOfLongToken(key, in: slots, from: index, bytes: bytes)
    }

    /// The same for a token of more than 16 bytes: apart, so that the registers of the loop over tokens stay free of it.
    @inline(never)
    private static func slotOfLongToken(
        _ key: UnsafePointer<TokenKey>, in slots: UnsafeMutablePointer<Slot>, from home: Int,
        bytes: UnsafePointer<UInt8>
    ) -> Int {
        let key = unsafe key.pointee
        var index = home
        while true {
            let slot = unsafe slots[index]
            if slot.id == 0 { return index }
            if slot.word0 == key.hash, slot.length == key.length,
                let stored = unsafe UnsafePointer<UInt8>(bitPattern: UInt(slot.word1)),
                unsafe memcmp(stored, bytes + Int(key.offset), Int(key.length)) == 0
            {
                return index
            }
            index &+= 1
        }
    }

    @inline(never)
    private func insert(_ key: TokenKey, at index: Int, bytes: UnsafePointer<UInt8>) -> UInt32 {
        precondition(count < Int(UInt32.max) - 1)
        count += 1
        var slot = Slot(word0: key.word0, word1: key.word1, length: key.length, id: UInt32(count))
        if key.length > 16 {
            slot.word0 = key.hash
            slot.word1 = unsafe UInt64(
                UInt(bitPattern: arena.store(bytes + Int(key.offset), count: Int(key.length))))
        }
        unsafe slots[index] = slot
        // Tokens that come in the order of their hashes, as from a profile's listing, crowd in a part of the table.
        let isFarFromHome = index - home(of: key.hash) > Self.farFromHome && 1 << homeBits < 16 * count
        let isCrowded = count * 10 > 7 << homeBits || isFarFromHome
        let isTailFull = index == slotCount - 1
        if isCrowded || isTailFull {
            rebuild(homeBits: isCrowded ? homeBits + 1 : homeBits, tail: isTailFull ? 2 * tail : tail)
        }
        return UInt32(count)
    }

    private func rebuild(homeBits newHomeBits: Int, tail newTail: Int) {
        let old = memory
        let oldSlots = unsafe slots
        let oldCount = slotCount
        homeBits = newHomeBits
        tail = newTail
        unsafe slots = Self.makeSlots(slotCount)
        for oldIndex in 0..<oldCount where unsafe oldSlots[oldIndex].id != 0 {
            let slot = unsafe oldSlots[oldIndex]
            var index = home(of: slot.hash)
            while unsafe slots[index].id != 0 { index &+= 1 }
            unsafe slots[index] = slot
        }
        if let outgrown { LargeMemory.free(outgrown) }
        outgrown = old
        // Twice the homes never reach further past the last of them than half of them did.
        unsafe precondition(slots[slotCount - 1].id == 0)
    }

    private static func makeSlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
        let byteCount = count * MemoryLayout<Slot>.stride
        return unsafe LargeMemory.allocate(byteCount, isUsedAtOnce: true).bindMemory(to: Slot.self, capacity: count)
    }
}

extension VocabularyTable.Slot {
    /// The token's bytes.
    @inline(__always)
    func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        if length > 16 {
            let stored = unsafe UnsafePointer<UInt8>(bitPattern: UInt(word1))
            return unsafe body(UnsafeBufferPointer(start: stored, count: Int(length)))
        }
        var words = (word0.littleEndian, word1.littleEndian)
        return unsafe withUnsafeBytes(of: &words) { raw in
            unsafe body(UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[0..<Int(length)]))
        }
    }
}
