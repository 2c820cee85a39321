/// Hands batches from a reading thread to an asynchronous consumer, a few at most ahead of it.
final class BatchChannel: Sendable {
    /// A batch on its way from one thread to another.
    // @unchecked Sendable: the producer lets go of it when it sends it.
    struct Box: @unchecked Sendable {
        let batch: RecordBatch
    }

    enum Item: Sendable {
        case batch(Box)
        case failure(CorpusError)
        case end
    }

    private struct State: Sendable {
        var waiting: [Item] = []
        var consumer: CheckedContinuation<Item, Never>?
        var isClosed = false
    }

    private let capacity: Int
    private let reader: CorpusReader
    private let state = Guarded(State())

    init(capacity: Int, reader: CorpusReader) {
        self.capacity = capacity
        self.reader = reader
    }

    /// Reads everything, waiting whenever enough batches wait for the consumer.
    func produce(from reader: CorpusReader) {
        var item: Item
        repeat {
            let batch = RecordBatch()
            do throws(CorpusError) {
                item = try reader.nextBatch(into: batch) ? .batch(Box(batch: batch)) : .end
            } catch {
                item = .failure(error)
            }
        } while send(item)
    }

    /// Says that there is no thread to read with.
    func refuse() {
        _ = send(
            .failure(
                CorpusError(
                    code: .outOfMemory, message: "the system gives no further thread to read with",
                    advice: "end other programs, or use fewer threads")))
    }

    /// Delivers an item once there is room; false where no more is wanted.
    private func send(_ item: Item) -> Bool {
        let (consumer, isOpen) = state.waitWithLock { state -> (CheckedContinuation<Item, Never>?, Bool)? in
            if state.isClosed { return (nil, false) }
            var isLast = true
            if case .batch = item { isLast = false }
            if let consumer = state.consumer {
                state.consumer = nil
                // After the last item the channel is at its end.
                state.isClosed = isLast
                return (consumer, !isLast)
            }
            if state.waiting.count >= capacity, !isLast { return nil }
            state.waiting.append(item)
            return (nil, !isLast)
        }
        consumer?.resume(returning: item)
        return isOpen
    }

    /// Delivers the next item to the consumer.
    func receive(_ consumer: CheckedContinuation<Item, Never>) {
        let item: Item? = state.withLock { state in
            if !state.waiting.isEmpty {
                let item = state.waiting.removeFirst()
                if case .batch = item { return item }
                state.isClosed = true
                return item
            }
            if state.isClosed { return .end }
            precondition(state.consumer == nil, "two tasks ask one iterator at once")
            state.consumer = consumer
            return nil
        }
        state.notifyAll()
        if let item { consumer.resume(returning: item) }
    }

    /// Ends reading: what waits is dropped, and the consumer is told that this is the end.
    func close() {
        let consumer = state.withLock { state in
            defer { state.consumer = nil }
            state.isClosed = true
            state.waiting = []
            return state.consumer
        }
        state.notifyAll()
        reader.cancel()
        consumer?.resume(returning: .end)
    }
}
