/// Languages that are hard to tell apart, in short text above all: what is said of them together is surer than of each.
public struct LanguageGroup: Sendable, Hashable {
    /// The code of the group: that of the macrolanguage of ISO 639-3.
    public let code: String
    /// Codes of its languages.
    public let members: [String]

    /// Bosnian, Croatian and Serbian; Malay and Indonesian; Norwegian Bokmål and Nynorsk.
    public static let all = [
        LanguageGroup(code: "hbs", members: ["bs", "hr", "sr"]),
        LanguageGroup(code: "msa", members: ["id", "ms"]),
        LanguageGroup(code: "nor", members: ["nb", "nn"]),
    ]

    /// The group that a language belongs to.
    public static func group(of language: String) -> LanguageGroup? { all.first { $0.members.contains(language) } }

    /// What the members of each group have together, of groups of which some occur.
    public static func shares(_ shares: [String: Double]) -> [String: Double] {
        var sums: [String: Double] = [:]
        for group in all {
            let known = group.members.compactMap { shares[$0] }
            if !known.isEmpty { sums[group.code] = known.reduce(0, +) }
        }
        return sums
    }
}
