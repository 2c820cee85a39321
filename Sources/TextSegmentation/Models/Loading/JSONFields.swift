/// The members of a JSON object that is read key by key: what is asked for, of the type that it must have; the rest is an
/// error. Errors name the path of keys.
struct JSONFields {
    /// The path of the object; empty for the whole file.
    let path: String
    private var members: [String: JSONValue] = [:]

    /// - Throws: where the value is no object, or a key occurs twice.
    init(_ value: JSONValue, path: String) throws(TokenizerModelError) {
        self.path = path
        guard case .object(let pairs) = value else {
            throw TokenizerModelError(.malformed, field: path, message: "it is \(value.kind) and should be an object")
        }
        for (key, value) in pairs where members.updateValue(value, forKey: key) != nil {
            throw TokenizerModelError(.malformed, field: path, message: "it has the key \(key) twice")
        }
    }

    func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// Takes a member out; `null` counts as absent.
    mutating func take(_ key: String) -> JSONValue? {
        guard let value = members.removeValue(forKey: key) else { return nil }
        if case .null = value { return nil }
        return value
    }

    mutating func string(_ key: String) throws(TokenizerModelError) -> String? {
        guard let value = take(key) else { return nil }
        guard case .string(let text) = value else { throw wrong(key, value, "a string") }
        return text
    }

    mutating func bool(_ key: String) throws(TokenizerModelError) -> Bool? {
        guard let value = take(key) else { return nil }
        guard case .bool(let flag) = value else { throw wrong(key, value, "a truth value") }
        return flag
    }

    mutating func array(_ key: String) throws(TokenizerModelError) -> [JSONValue]? {
        guard let value = take(key) else { return nil }
        guard case .array(let elements) = value else { throw wrong(key, value, "an array") }
        return elements
    }

    /// Throws where members are left that nobody took.
    func finish() throws(TokenizerModelError) {
        for key in members.keys.sorted() {
            if case .null = members[key] { continue }
            throw unsupported(key, "this library does not know the field")
        }
    }

    func unsupported(_ key: String, _ what: String) -> TokenizerModelError {
        TokenizerModelError(.unsupported, field: name(key), message: what)
    }

    func malformed(_ key: String, _ what: String) -> TokenizerModelError {
        TokenizerModelError(.malformed, field: name(key), message: what)
    }

    private func wrong(_ key: String, _ value: JSONValue, _ expected: String) -> TokenizerModelError {
        malformed(key, "it is \(value.kind) and should be \(expected)")
    }
}
