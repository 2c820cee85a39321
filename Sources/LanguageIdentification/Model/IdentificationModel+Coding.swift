package import TextSegmentation

/// The file of a model, little-endian: a magic number with the version of the format, the length of the header, the header, and the tables, each from a multiple of 64 bytes on.
extension IdentificationModel {
    static let magic: [UInt8] = Array("AKLANG".utf8) + [0, 1]
    private static let alignment = 64
    /// Stands for "no language" among the classes of a file.
    private static let noLanguage = 0xFFFF

    /// Reads a model.
    ///
    /// - Throws: ``IdentificationModelError`` where the bytes are not one.
    package init(_ storage: ModelStorage) throws(IdentificationModelError) {
        var reader = unsafe ModelReader(storage.base, count: storage.count)
        for byte in Self.magic where try reader.byte() != byte { throw reader.fault("it does not begin as one") }
        let name = try reader.text()
        var languages: [String] = []
        for _ in 0..<(try reader.count(1000)) { languages.append(try reader.text()) }
        var scripts: [(script: LetterScript, language: Int)] = []
        for _ in 0..<(try reader.count(255)) {
            scripts.append((try reader.script(), try reader.count(max(0, languages.count - 1))))
        }
        var weights: [Double] = []
        for _ in 0..<SurfaceModel.featureCount { weights.append(Double(try reader.float())) }
        var groups: [Group] = []
        for _ in 0..<(try reader.count(255)) {
            let script = try reader.script()
            let order = try reader.count(WordScanner.capacity)
            let hasBoundaries = try reader.count(1) == 1
            var classes: [Int] = []
            for _ in 0..<(try reader.count(1000)) {
                let language = try reader.count(Self.noLanguage)
                guard language == Self.noLanguage || language < languages.count else {
                    throw reader.fault("a class has no language")
                }
                classes.append(language == Self.noLanguage ? -1 : language)
            }
            let scale = try reader.float()
            let calibration = (try reader.float(), try reader.float())
            let rowBytes = try reader.count(1 << 10)
            guard order >= 1, !classes.isEmpty, classes.count <= SparseWeights.mostClasses, rowBytes > 0,
                rowBytes % 8 == 0,
                2 * rowBytes >= classes.count
            else { throw reader.fault("the measures of a group do not fit") }
            let table = try Self.table(&reader)
            let rows = unsafe try reader.section(rowBytes * table.bucketCount * FingerprintTable.slotsPerBucket)
            groups.append(
                Group(
                    script: script, features: NGramFeatures(largestOrder: order, hasBoundaries: hasBoundaries),
                    classes: classes, dense: unsafe DenseWeights(table: table, rowBytes: rowBytes, rows: rows),
                    sparse: try Self.sparse(&reader, classCount: classes.count), scale: scale,
                    calibration: calibration))
        }
        self.init(
            name: name, languages: languages, groups: groups, scripts: scripts, surface: SurfaceModel(weights: weights),
            storage: storage)
    }

    private static func table(_ reader: inout ModelReader) throws(IdentificationModelError) -> FingerprintTable {
        let bucketCount = try reader.count(1 << 24)
        guard bucketCount >= 2 else { throw reader.fault("a table has too few buckets") }
        let fingerprints = unsafe try reader.section(2 * bucketCount * FingerprintTable.slotsPerBucket)
        return unsafe FingerprintTable(
            bucketCount: bucketCount,
            fingerprints: UnsafeRawPointer(fingerprints).assumingMemoryBound(to: UInt64.self))
    }

    private static func sparse(
        _ reader: inout ModelReader, classCount: Int
    ) throws(IdentificationModelError) -> SparseWeights? {
        guard try reader.count(1) == 1 else { return nil }
        let levels = (low: try reader.count(100), high: try reader.count(100))
        let table = try Self.table(&reader)
        let starts = unsafe try reader.section(4 * table.bucketCount)
        let lengths = unsafe try reader.section(4 * table.bucketCount)
        let entryCount = try reader.count(1 << 26)
        let entries = unsafe try reader.section(entryCount)
        return unsafe try checked(
            SparseWeights(
                table: table, levels: levels,
                starts: UnsafeRawPointer(starts).assumingMemoryBound(to: UInt32.self),
                lengths: UnsafeRawPointer(lengths).assumingMemoryBound(to: UInt32.self), entries: entries),
            entryCount: entryCount, classCount: classCount, reader)
    }

    /// Entries must lie within their section, and speak for classes that there are.
    private static func checked(
        _ weights: SparseWeights, entryCount: Int, classCount: Int, _ reader: ModelReader
    ) throws(IdentificationModelError) -> SparseWeights {
        guard weights.isSound(entryCount: entryCount, classCount: classCount) else {
            throw reader.fault("the weights of long n-grams do not fit")
        }
        return weights
    }

    /// A group as the trainer brings it.
    package struct TrainedGroup {
        package var script: LetterScript
        package var features: NGramFeatures
        /// Codes by class; `nil` for no language.
        package var classes: [String?]
        package var scale: Float
        package var calibration: (Float, Float)
        /// Buckets of the table of short n-grams, and of that of long ones.
        package var buckets: (dense: Int, sparse: Int)
        /// Hashes of short n-grams with the 4-bit weights of their classes, the most important first.
        package var dense: [(hash: UInt64, weights: [Int8])]
        /// Hashes of long n-grams with the classes that they speak for, the most important first.
        package var sparse: [(hash: UInt64, entries: [(label: Int, isHigh: Bool)])]
        package var levels: (low: Int, high: Int)

        package init(
            script: LetterScript, features: NGramFeatures, classes: [String?], scale: Float,
            calibration: (Float, Float),
            buckets: (dense: Int, sparse: Int), dense: [(hash: UInt64, weights: [Int8])],
            sparse: [(hash: UInt64, entries: [(label: Int, isHigh: Bool)])], levels: (low: Int, high: Int)
        ) {
            self.script = script
            self.features = features
            self.classes = classes
            self.scale = scale
            self.calibration = calibration
            self.buckets = buckets
            self.dense = dense
            self.sparse = sparse
            self.levels = levels
        }
    }

    /// The bytes of a model.
    package static func encode(
        name: String, groups: [TrainedGroup], scripts: [(script: LetterScript, language: String)], surface: SurfaceModel
    ) -> [UInt8] {
        let languages = Set(groups.flatMap { $0.classes.compactMap { $0 } } + scripts.map(\.language)).sorted()
        let places = Dictionary(uniqueKeysWithValues: languages.enumerated().map { ($1, $0) })
        var writer = ModelWriter()
        writer.bytes = magic
        writer.append(name)
        writer.append(languages.count)
        for language in languages { writer.append(language) }
        writer.append(scripts.count)
        for (script, language) in scripts {
            writer.append(Int(script.rawValue))
            writer.append(places[language] ?? 0)
        }
        for weight in surface.weights { writer.append(Float(weight)) }
        writer.append(groups.count)
        for group in groups {
            writer.append(Int(group.script.rawValue))
            writer.append(group.features.largestOrder)
            writer.append(group.features.hasBoundaries ? 1 : 0)
            writer.append(group.classes.count)
            for code in group.classes { writer.append(code.flatMap { places[$0] } ?? noLanguage) }
            writer.append(group.scale)
            writer.append(group.calibration.0)
            writer.append(group.calibration.1)
            writeDense(group, to: &writer)
            writeSparse(group, to: &writer)
        }
        return writer.finished(alignment: alignment)
    }

    private static func writeDense(_ group: TrainedGroup, to writer: inout ModelWriter) {
        let rowBytes = (group.classes.count + 15) / 16 * 8
        writer.append(rowBytes)
        let layout = TableLayout(bucketCount: group.buckets.dense, group.dense.map { ($0.hash, $0.weights) })
        writer.append(group.buckets.dense)
        writer.section(layout.fingerprints)
        var rows: [UInt8] = []
        for slot in layout.slots {
            var row = [UInt8](repeating: UInt8(DenseWeights.bias * 0x11), count: rowBytes)
            for (place, weight) in (slot ?? []).enumerated() {
                let stored = UInt8(Int(weight) + DenseWeights.bias)
                if place < rowBytes {
                    row[place] = row[place] & 0xF0 | stored
                } else {
                    row[place - rowBytes] = row[place - rowBytes] & 0x0F | stored << 4
                }
            }
            rows += row
        }
        writer.section(rows)
    }

    private static func writeSparse(_ group: TrainedGroup, to writer: inout ModelWriter) {
        writer.append(group.sparse.isEmpty ? 0 : 1)
        guard !group.sparse.isEmpty else { return }
        writer.append(group.levels.low)
        writer.append(group.levels.high)
        let layout = TableLayout(bucketCount: group.buckets.sparse, group.sparse.map { ($0.hash, $0.entries) })
        writer.append(group.buckets.sparse)
        writer.section(layout.fingerprints)
        var starts = ModelWriter()
        var lengths = ModelWriter()
        var entries: [UInt8] = []
        for bucket in 0..<group.buckets.sparse {
            starts.append(entries.count)
            var word = 0
            for place in 0..<FingerprintTable.slotsPerBucket {
                let slot = layout.slots[bucket * FingerprintTable.slotsPerBucket + place] ?? []
                word |= slot.count << (4 * place)
                for entry in slot { entries.append(UInt8(2 * entry.label + (entry.isHigh ? 1 : 0))) }
            }
            lengths.append(word)
        }
        writer.section(starts.bytes)
        writer.section(lengths.bytes)
        writer.append(entries.count)
        writer.section(entries)
    }
}
