/// Turns what a user names into files.
enum InputDiscovery {
    static func shards(of input: String) throws(CorpusError) -> [Shard] {
        if input == Shard.standardInputPath { return [Shard(path: input, size: nil)] }
        guard !input.isEmpty, !input.utf8.contains(0) else {
            throw CorpusError(
                code: .notFound, message: "an input's name is empty or holds a NUL character",
                advice: "name a file, a folder, a pattern or -")
        }
        if let address = WebAddress(input) { return [try shard(at: address)] }
        switch FileSystem.status(of: input) {
        case .success(let status):
            return try shards(at: input, status: status)
        case .failure(let failure) where failure.isMissing && hasWildcard(input):
            return try shards(matching: input)
        case .failure(let failure):
            throw failure.error(path: input)
        }
    }

    private static func shard(at address: WebAddress) throws(CorpusError) -> Shard {
        if let fault = address.fault { throw fault }
        #if HTTP
        return Shard(address)
        #else
        throw address.missingTrait
        #endif
    }

    private static func shards(at path: String, status: FileStatus) throws(CorpusError) -> [Shard] {
        guard status.kind == .folder else { return [try shard(at: path, status: status)] }
        var files: [Shard] = []
        try collectFiles(below: path, into: &files)
        guard !files.isEmpty else {
            throw CorpusError(
                code: .noInput, message: "the folder holds no file (names that begin with a dot are left out)",
                path: path, advice: "name a folder with text, JSONL, .zst or .gz files")
        }
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return files
    }

    private static func shard(at path: String, status: FileStatus) throws(CorpusError) -> Shard {
        guard status.kind != .other else {
            throw CorpusError(
                code: .unsupported, message: "it is neither a file, a folder nor a pipe", path: path,
                advice: "name files, folders, quoted patterns, or - for standard input")
        }
        if let failure = FileSystem.readability(of: path) { throw failure.error(path: path) }
        return Shard(path: path, size: status.kind == .file ? status.size : nil)
    }

    private static func collectFiles(below folder: String, into files: inout [Shard]) throws(CorpusError) {
        var pending = [folder]
        while let current = pending.popLast() {
            for name in try FileSystem.names(in: current) where !name.hasPrefix(".") {
                let path = current.hasSuffix("/") ? current + name : "\(current)/\(name)"
                let status: FileStatus
                switch FileSystem.status(of: path) {
                case .success(let found): status = found
                case .failure(let failure): throw failure.error(path: path)
                }
                switch status.kind {
                case .folder: if !FileSystem.isLink(path) { pending.append(path) }
                case .file: files.append(try shard(at: path, status: status))
                case .pipe, .other: break
                }
            }
        }
    }

    private static func hasWildcard(_ input: String) -> Bool {
        input.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
    }

    private static func shards(matching pattern: String) throws(CorpusError) -> [Shard] {
        let matches = try FileSystem.paths(matching: pattern).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard !matches.isEmpty else {
            throw CorpusError(
                code: .notFound, message: "the pattern matches no file", path: pattern,
                advice: "check the folder and the suffix")
        }
        var found: [Shard] = []
        for match in matches {
            switch FileSystem.status(of: match) {
            case .success(let status): try found.append(contentsOf: shards(at: match, status: status))
            case .failure(let failure): throw failure.error(path: match)
            }
        }
        return found
    }
}
