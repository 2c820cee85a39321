/// The automaton of well-formed UTF-8 (Unicode 15.0, table 3-7), one 64-bit word per byte value.
///
/// A state is a multiple of 6 below 64; the word of a byte, shifted right by the state, has the next state in its lowest
/// six bits, so a step is a load and a shift.
enum UTF8Automaton {
    static let stateMask: UInt64 = 63
    /// No well-formed text begins so; never left.
    static let reject: UInt64 = 0
    /// Between two scalars.
    static let accept: UInt64 = 6
    private static let oneMore: UInt64 = 12
    private static let twoMore: UInt64 = 18
    private static let threeMore: UInt64 = 24
    private static let afterE0: UInt64 = 30
    private static let afterED: UInt64 = 36
    private static let afterF0: UInt64 = 42
    private static let afterF4: UInt64 = 48

    static let transitions: [UInt64] = (UInt8.min...UInt8.max).map { byte in
        var row = next(fromAcceptOn: byte) << accept
        if (0x80...0xBF).contains(byte) {
            row |= accept << oneMore
            row |= oneMore << twoMore
            row |= twoMore << threeMore
            row |= (byte >= 0xA0 ? oneMore : reject) << afterE0
            row |= (byte < 0xA0 ? oneMore : reject) << afterED
            row |= (byte >= 0x90 ? twoMore : reject) << afterF0
            row |= (byte < 0x90 ? twoMore : reject) << afterF4
        }
        return row
    }

    private static func next(fromAcceptOn byte: UInt8) -> UInt64 {
        switch byte {
        case 0x00...0x7F: accept
        case 0xC2...0xDF: oneMore
        case 0xE0: afterE0
        case 0xED: afterED
        case 0xE1...0xEF: twoMore
        case 0xF0: afterF0
        case 0xF1...0xF3: threeMore
        case 0xF4: afterF4
        default: reject
        }
    }
}
