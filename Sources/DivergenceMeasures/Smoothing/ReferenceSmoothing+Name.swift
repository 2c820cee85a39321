extension ReferenceSmoothing: RawRepresentable, Codable, CustomStringConvertible {
    /// The name on the command line and in signatures: `unsmoothed`, `jelinekMercer(0.5)`, `additive(1)`, `absoluteDiscounting(0.75)`, `goodTuring`,
    /// and with a class for unseen types `additive(1,unseen)`, `goodTuring(unseen)`.
    public var rawValue: String {
        switch self {
        case .unsmoothed: "unsmoothed"
        case .jelinekMercer(let weight): "jelinekMercer(\(ParameterText.text(weight)))"
        case .additive(let pseudocount, let unseenClass):
            "additive(\(ParameterText.text(pseudocount))\(unseenClass ? ",unseen" : ""))"
        case .absoluteDiscounting(let discount): "absoluteDiscounting(\(ParameterText.text(discount)))"
        case .goodTuring(let unseenClass): unseenClass ? "goodTuring(unseen)" : "goodTuring"
        }
    }

    /// The smoothing of a name; `nil` where there is none or its number lies outside the range.
    public init?(rawValue: String) {
        let call = ParameterText(rawValue)
        let unseenClass = call.parameters.last == "unseen"
        let numbers = (unseenClass ? call.parameters.dropLast() : call.parameters[...]).map { Double($0) }
        let smoothing: ReferenceSmoothing? =
            switch (call.name, numbers.count, unseenClass) {
            case ("unsmoothed", 0, false): .unsmoothed
            case ("jelinekMercer", 1, false): numbers[0].map { .jelinekMercer(pooledWeight: $0) }
            case ("additive", 1, _): numbers[0].map { .additive(pseudocount: $0, unseenClass: unseenClass) }
            case ("absoluteDiscounting", 1, false): numbers[0].map { .absoluteDiscounting(discount: $0) }
            case ("goodTuring", 0, _): .goodTuring(unseenClass: unseenClass)
            default: nil
            }
        guard let smoothing, smoothing.isValid else { return nil }
        self = smoothing
    }

    public var description: String { rawValue }
}
