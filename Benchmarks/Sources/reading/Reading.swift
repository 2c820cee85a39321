import CorpusIO
import Foundation

#if Simdjson
import CSimdjson
#endif

/// One contender, once:
///
///     reading (text|jsonl) WORKERS INPUT...      the reader of CorpusIO
///     reading (foundation|simdjson) 1 FILE       another parser of JSON on a plain file
///
/// Prints seconds, CPU seconds and bytes of text.
@main
enum Reading {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 3, let workers = Int(arguments[1]) else {
            fail("usage: reading (text|jsonl|foundation|simdjson) WORKERS INPUT...")
        }
        let inputs = Array(arguments[2...])
        let bytes: Int
        switch arguments[0] {
        case "text", "jsonl":
            let format = arguments[0] == "text" ? RecordFormat.text : .jsonl
            let corpus = try Corpus(inputs: inputs)
            bytes = try measured { try read(corpus, format, workers: workers) }
        case "foundation":
            let content = try Data(contentsOf: URL(fileURLWithPath: inputs[0]))
            bytes = try measured { try foundation(content) }
        case "simdjson":
            bytes = simdjson(inputs[0])
        default: fail("no contender \(arguments[0])")
        }
        guard bytes > 0 else { fail("no text") }
    }

    private static func read(_ corpus: Corpus, _ format: RecordFormat, workers: Int) throws -> Int {
        let reader = CorpusReader(corpus: corpus, options: ReadingOptions(format: format))
        let counts = Counts()
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            let batch = RecordBatch()
            var count = 0
            while (try? reader.nextBatch(into: batch)) == true {
                batch.forEachRecord { count += $0.textByteCount }
            }
            counts.add(count)
        }
        if let failure = reader.failure { throw failure }
        return counts.sum
    }

    private static func foundation(_ content: Data) throws -> Int {
        struct Record: Decodable {
            var text: String
        }
        let decoder = JSONDecoder()
        return try content.split(separator: 0x0A).reduce(0) {
            $0 + (try decoder.decode(Record.self, from: Data($1))).text.utf8.count
        }
    }

    private static func simdjson(_ path: String) -> Int {
        #if Simdjson
        var refused = 0
        let bytes = measured { unsafe simdjson_text_bytes(path, &refused) }
        if refused > 0 { fail("simdjson refuses \(refused) lines") }
        return bytes
        #else
        fail("built without the trait Simdjson")
        #endif
    }

    private static func measured(_ body: () throws -> Int) rethrows -> Int {
        let began = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
        let bytes = try body()
        print(clock(CLOCK_MONOTONIC) - began.0, clock(CLOCK_PROCESS_CPUTIME_ID) - began.1, bytes)
        return bytes
    }

    private static func clock(_ clock: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(1)
    }
}
