/// Properties of scalars, for modules with rules of their own for cutting text. Unicode 15.0.
package struct ScalarProperties: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `\p{N}`.
    package static let number = ScalarProperties(rawValue: CategoryFlags.number)
    /// `\p{P}`.
    package static let punctuation = ScalarProperties(rawValue: CategoryFlags.punctuation)
    /// `\p{S}`.
    package static let symbol = ScalarProperties(rawValue: CategoryFlags.symbol)
    /// The property White_Space.
    package static let space = ScalarProperties(rawValue: CategoryFlags.space)

    /// The properties of a scalar; `scalar` is at most 0x10FFFF. The first call of a process unpacks the tables.
    package init(of scalar: UInt32) {
        precondition(scalar <= 0x10FFFF, "a scalar")
        rawValue = UnicodeTables.shared.categories[scalar]
    }
}
