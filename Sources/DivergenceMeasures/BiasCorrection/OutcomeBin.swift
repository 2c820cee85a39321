/// Outcomes that lie near each other, on one side of the mean, as one: terms are smooth in the count, so that bins of a 24th of the count err by less
/// than 1e-4 of what they hold.
struct OutcomeBin {
    let count: Double
    private(set) var probability = 0.0
    private var drawnSum = 0.0
    private var deviationSum = 0.0
    private var range = 1.0...1.0
    private var isAbove = false
    private var first = (drawn: 0.0, deviation: 0.0)
    private var isSingle = true

    init(count: Double) { self.count = count }

    /// Means over the outcomes; of a single one exactly it, since terms may be steep where a side has nothing.
    var drawn: Double { isSingle ? first.drawn : drawnSum / probability }
    var deviation: Double { isSingle ? first.deviation : deviationSum / probability }

    func takes(_ drawn: Double, _ deviation: Double) -> Bool {
        probability > 0 && range.contains(drawn) && (deviation > 0) == isAbove
    }

    mutating func open(_ drawn: Double, _ deviation: Double) {
        let width = (max(0, min(drawn, count - drawn)) / 24).rounded(.down)
        range = drawn...(drawn + max(0, width - 1))
        isAbove = deviation > 0
        (probability, drawnSum, deviationSum) = (0, 0, 0)
        first = (drawn, deviation)
        isSingle = true
    }

    mutating func add(_ drawn: Double, _ deviation: Double, _ probability: Double) {
        if drawn != first.drawn { isSingle = false }
        self.probability += probability
        drawnSum += probability * drawn
        deviationSum += probability * deviation
    }
}
