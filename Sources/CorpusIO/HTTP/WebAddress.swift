/// An `http://` or `https://` address as a user names it.
struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address, secrets included: for the server alone.
    let text: String
    /// Whether it begins with `https:`.
    let isSecure: Bool
    /// The address as it may be shown: without name and password, and with `…` for values in the query that may be secrets.
    let description: String
    private let hasHost: Bool

    /// `nil` for what does not begin as an address does; upper and lower case are the same.
    init?(_ input: String) {
        let start = input.prefix(8).lowercased()
        guard start.hasPrefix("http://") || start == "https://" else { return nil }
        text = input
        isSecure = start == "https://"
        let scheme = input.prefix(isSecure ? 8 : 7)
        let rest = input.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        hasHost = !host.isEmpty && host.first != ":"
        let path = rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" }
        let query = rest.dropFirst(authority.count + path.count).prefix { $0 != "#" }
        description = scheme + host + path + Self.shown(query)
    }

    /// What keeps it from being asked for.
    var fault: CorpusError? {
        guard !hasHost || text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return nil }
        return CorpusError(
            code: .notFound, message: "it is no address: it names no server, or holds a blank or a control character",
            path: description, advice: "write blanks as %20")
    }

    /// The refusal in builds that fetch nothing.
    var missingTrait: CorpusError {
        CorpusError(
            code: .unsupported, message: "it is an address, which this build does not read", path: description,
            advice: "build with the package's trait HTTP (swift build --traits HTTP), or fetch the file first")
    }

    /// Parts of the names of values that are secrets, such as those of addresses signed for S3, GCS and Azure.
    private static let secrets = ["sig", "token", "key", "secret", "pass", "credential", "auth", "session", "jwt"]

    private static func shown(_ query: Substring) -> String {
        query.split(separator: "&", omittingEmptySubsequences: false).map { part in
            guard let sign = part.firstIndex(of: "=") else { return String(part) }
            let name = part[..<sign].lowercased()
            return secrets.contains { name.contains($0) } ? part[...sign] + "…" : String(part)
        }.joined(separator: "&")
    }
}
