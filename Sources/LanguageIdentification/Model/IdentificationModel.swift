package import TextSegmentation

/// What the identifier knows: which language a script alone tells, and weights of n-grams for scripts of several languages.
@safe
package struct IdentificationModel: Sendable {
    /// A script, or several that stand in one word, in which several languages are written.
    package struct Group: Sendable {
        package var script: LetterScript
        package var features: NGramFeatures
        /// By class, the place of its language in ``IdentificationModel/languages``; −1 for text that is in no language.
        package var classes: [Int]
        /// Weights of short n-grams.
        package var dense: DenseWeights
        /// Weights of long n-grams; `nil` where none have any.
        package var sparse: SparseWeights?
        /// What weights are in units of.
        package var scale: Float
        /// Scores are multiplied by the first plus the second times ln of the number of n-grams.
        package var calibration: (Float, Float)

        /// Classes, filled up to what rows hold.
        package var width: Int { 2 * dense.rowBytes }
    }

    /// Names the model: its version, and what it was trained on.
    package let name: String
    /// Codes of languages, ascending.
    package let languages: [String]
    package let groups: [Group]
    package let surface: SurfaceModel
    /// By number of script: the place in ``groups``; −1 where the script tells the language, or nothing.
    let groupOfScript: [Int]
    /// By number of script: the place in ``languages``; −1 where there are several, or none.
    let languageOfScript: [Int]
    /// Keeps the memory that tables point to.
    private let storage: ModelStorage

    package init(
        name: String, languages: [String], groups: [Group], scripts: [(script: LetterScript, language: Int)],
        surface: SurfaceModel, storage: ModelStorage
    ) {
        self.name = name
        self.languages = languages
        self.groups = groups
        self.surface = surface
        self.storage = storage
        var groupOfScript = [Int](repeating: -1, count: 256)
        var languageOfScript = groupOfScript
        for (place, group) in groups.enumerated() { groupOfScript[Int(group.script.rawValue)] = place }
        for (script, language) in scripts { languageOfScript[Int(script.rawValue)] = language }
        self.groupOfScript = groupOfScript
        self.languageOfScript = languageOfScript
    }
}

/// Memory that a model's tables lie in: static, or freed with the last user.
@safe
package final class ModelStorage: @unchecked Sendable {
    // Sendable: nothing writes after `init`.
    package let base: UnsafePointer<UInt8>
    package let count: Int
    private let owned: UnsafeMutableRawPointer?

    /// Static memory, aligned to 64 bytes.
    package init(static base: UnsafePointer<UInt8>, count: Int) {
        unsafe self.base = base
        self.count = count
        unsafe owned = nil
    }

    /// A copy of bytes.
    package init(copying bytes: [UInt8]) {
        count = bytes.count
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(64, bytes.count), alignment: 64)
        unsafe bytes.withUnsafeBytes {
            unsafe memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
        }
        unsafe base = UnsafePointer(memory.assumingMemoryBound(to: UInt8.self))
        unsafe owned = memory
    }

    deinit { if let owned = unsafe owned { unsafe owned.deallocate() } }
}
