/// What the name of a checkpoint's file says of it: pretraining tokens, a seed, or that it is the baseline.
struct CheckpointName {
    /// Pretraining tokens, as `2e9`, `131B`, `2.5M`, `tokens=1000000`, or the only number that is no part of a word.
    var tokens: Double?
    /// As `seed3`.
    var seed: Int?
    /// Whether the name says `baseline` or `scratch`.
    var isBaseline = false

    /// Words that make the number behind them one of steps, which says nothing of tokens.
    private static let counters: Set = [
        "step", "steps", "checkpoint", "ckpt", "epoch", "epochs", "iter", "iteration", "update", "updates",
    ]
    private static let units: [Character: Double] = ["k": 1e3, "m": 1e6, "b": 1e9, "g": 1e9, "t": 1e12]

    /// - Parameter name: the file's name without its folder.
    init(_ name: String) {
        let characters = Array(name.lowercased())
        var marked: [Double] = []
        var plain: [Double] = []
        var label = ""
        var position = 0
        while position < characters.count {
            let character = characters[position]
            if character.isASCII, character.isNumber {
                let start = position
                let number = Self.number(characters, at: &position)
                // As in newstest2017 or 100de.
                let isPartOfWord =
                    (start > 0 && characters[start - 1].isLetter)
                    || (position < characters.count && characters[position].isLetter)
                if label == "seed" {
                    seed = Int(exactly: number.value)
                } else if number.isMarked || label == "tokens" || label == "tok" {
                    marked.append(number.value)
                } else if !isPartOfWord, !Self.counters.contains(label) {
                    plain.append(number.value)
                }
                label = ""
            } else if character.isLetter {
                var word = ""
                while position < characters.count, characters[position].isLetter {
                    word.append(characters[position])
                    position += 1
                }
                label = word
                if word == "baseline" || word == "scratch" { isBaseline = true }
            } else {
                position += 1
            }
        }
        let found = marked.isEmpty ? plain : marked
        tokens = found.count == 1 ? found[0] : nil
    }

    /// Reads a number, its exponent and its unit.
    private static func number(_ characters: [Character], at position: inout Int) -> (value: Double, isMarked: Bool) {
        func isDigit(_ index: Int) -> Bool {
            index < characters.count && characters[index].isASCII && characters[index].isNumber
        }
        // What stands in a word, as the year of newstest2017.100M, has no decimals.
        let mayHaveDecimals = position == 0 || !characters[position - 1].isLetter
        var text = ""
        while isDigit(position)
            || (mayHaveDecimals && characters.indices.contains(position) && characters[position] == "."
                && isDigit(position + 1) && !text.contains("."))
        {
            text.append(characters[position])
            position += 1
        }
        var isMarked = false
        if position < characters.count, characters[position] == "e" {
            let sign = position + 1 < characters.count && "+-".contains(characters[position + 1]) ? 1 : 0
            if isDigit(position + 1 + sign) {
                isMarked = true
                text += String(characters[position...position + sign])
                position += 1 + sign
                while isDigit(position) {
                    text.append(characters[position])
                    position += 1
                }
            }
        }
        var value = Double(text) ?? 0
        if position < characters.count, let unit = units[characters[position]],
            position + 1 == characters.count || !characters[position + 1].isLetter
        {
            value *= unit
            isMarked = true
            position += 1
        }
        return (value, isMarked)
    }
}
