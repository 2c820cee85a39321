public import AlignmentKit

/// What `select` answers.
public struct SelectionDocument: ResultDocument, Hashable {
    public var schemaVersion = 1
    public var signature: String
    /// Documents of the input.
    public var documents: Int
    /// Documents that are long enough to be chosen.
    public var eligible: Int
    /// Documents written.
    public var selected: Int
    public var tokens: UInt64
    public var selectedTokens: UInt64
    public var skippedRecords: Int
    /// KL(task ‖ all documents) in nats.
    @FiniteOrNull public var divergenceBefore: Double?
    @FiniteOrNull public var divergenceBeforeLower: Double?
    @FiniteOrNull public var divergenceBeforeUpper: Double?
    /// KL(task ‖ documents written).
    @FiniteOrNull public var divergenceAfter: Double?
    @FiniteOrNull public var divergenceAfterLower: Double?
    @FiniteOrNull public var divergenceAfterUpper: Double?
    /// KL(task ‖ as many documents drawn at random).
    @FiniteOrNull public var divergenceRandom: Double?
    @FiniteOrNull public var divergenceRandomLower: Double?
    @FiniteOrNull public var divergenceRandomUpper: Double?
    /// About what ``divergenceAfter`` would be if the documents written came from the task's distribution.
    @FiniteOrNull public var divergenceNull: Double?
    /// ``divergenceRandom`` less ``divergenceAfter``.
    @FiniteOrNull public var divergenceReduction: Double?
    public var unit = "nats"
    public var estimator: String
    /// The file that was written.
    public var output: String

    public init(_ selection: Selection, output: String) {
        signature = selection.signature
        documents = selection.documents
        eligible = selection.eligible
        selected = selection.selected
        tokens = selection.tokens
        selectedTokens = selection.selectedTokens
        skippedRecords = selection.skippedRecords
        _divergenceBefore = FiniteOrNull(wrappedValue: selection.before.value)
        _divergenceBeforeLower = FiniteOrNull(wrappedValue: selection.before.interval?.lower)
        _divergenceBeforeUpper = FiniteOrNull(wrappedValue: selection.before.interval?.upper)
        _divergenceAfter = FiniteOrNull(wrappedValue: selection.after?.value)
        _divergenceAfterLower = FiniteOrNull(wrappedValue: selection.after?.interval?.lower)
        _divergenceAfterUpper = FiniteOrNull(wrappedValue: selection.after?.interval?.upper)
        _divergenceRandom = FiniteOrNull(wrappedValue: selection.random?.value)
        _divergenceRandomLower = FiniteOrNull(wrappedValue: selection.random?.interval?.lower)
        _divergenceRandomUpper = FiniteOrNull(wrappedValue: selection.random?.interval?.upper)
        _divergenceNull = FiniteOrNull(wrappedValue: selection.after?.null)
        _divergenceReduction = FiniteOrNull(wrappedValue: selection.reduction)
        estimator =
            "plug-in over hashed n-grams, additive 0.5; interval: delete-a-fold jackknife of the task; null: independent tokens"
        self.output = output
    }
}
