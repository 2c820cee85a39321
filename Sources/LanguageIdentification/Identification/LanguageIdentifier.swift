/// Tells which language text is in, by n-grams of letters; no file is read and nothing is downloaded.
///
/// ```swift
/// let identifier = LanguageIdentifier()
/// print(identifier.identify("Das Haus steht am See.").language)  // de
/// ```
///
/// The model is a multinomial logistic regression on letter n-grams of words (1 to 5 letters, and whole words) for each script that
/// several languages share, with 4-bit weights, and the script alone for the others. It was trained on translated interfaces and documentation; `Documentation/LanguageIdentification.md` says
/// on which, how well it does, and how far its probabilities are right. A text is cut into lines and sentences, of
/// which neighbours mostly are in one language; so a text may be in several.
public struct LanguageIdentifier: Sendable {
    /// Stands for text that is too short, is no language, or in none of ``languages`` (ISO 639-2).
    public static let undetermined = "und"
    /// Bytes of a document that profiles look at unless told otherwise.
    public static let defaultLargestBytes = 256
    /// What profiles ask of the probability of a stretch of text before they count it for a language, unless told otherwise.
    public static let defaultSmallestProbability = 0.5

    /// The most bytes of a text that are looked at, in four pieces spread evenly over it; `nil`: all.
    public var largestBytes: Int?
    /// A stretch whose likeliest language is less likely than this is ``undetermined``; 0 to 1.
    public var smallestProbability: Double

    private let model: IdentificationModel
    /// By place in the model's languages, whether it may be the answer.
    private let isAllowed: [Bool]?

    /// The identifier with the bundled model.
    ///
    /// - Parameters:
    ///   - languages: the only ones that text may be in; `nil`: all. Codes that the model does not know are left out of account.
    ///   - largestBytes: the most bytes of a text to look at; `nil`: all.
    ///   - smallestProbability: below it a stretch of text is undetermined.
    public init(among languages: [String]? = nil, largestBytes: Int? = nil, smallestProbability: Double = 0) {
        self.init(
            model: .bundled, among: languages, largestBytes: largestBytes, smallestProbability: smallestProbability)
    }

    package init(
        model: IdentificationModel, among languages: [String]? = nil, largestBytes: Int? = nil,
        smallestProbability: Double = 0
    ) {
        self.model = model
        self.largestBytes = largestBytes
        self.smallestProbability = smallestProbability
        isAllowed = languages.map { allowed in model.languages.map { allowed.contains($0) } }
    }

    /// What profiles are made with unless told otherwise: it looks at ``defaultLargestBytes`` of a document, and counts for a language what is in it with at least
    /// ``defaultSmallestProbability``.
    public static var forProfiles: LanguageIdentifier {
        LanguageIdentifier(largestBytes: defaultLargestBytes, smallestProbability: defaultSmallestProbability)
    }

    /// The codes of the languages that can be told, ascending: ISO 639-1, or 639-3 where there is none.
    public var languages: [String] { model.languages }

    /// Names the model: version, and what it was trained on.
    public var modelName: String { model.name }

    /// What identifies texts one after another, on one thread.
    public func makeWorker() -> TextIdentifier {
        TextIdentifier(
            model: model, allowed: isAllowed, largestBytes: largestBytes, smallestProbability: smallestProbability)
    }

    /// The language of one text. For many, ``makeWorker()`` is faster.
    ///
    /// - Complexity: O(bytes looked at).
    public func identify(_ text: String) -> IdentifiedText { makeWorker().identify(text) }
}
