/// An encoding of `tiktoken`: how text is cut before the bytes of a rank file are merged. The file itself does not say.
public enum TiktokenEncoding: String, Hashable, Sendable, CaseIterable {
    case gpt2
    case r50k = "r50k_base"
    case p50k = "p50k_base"
    case p50kEdit = "p50k_edit"
    case cl100k = "cl100k_base"
    case o200k = "o200k_base"
    case o200kHarmony = "o200k_harmony"

    var pattern: PreTokenPattern {
        switch self {
        case .gpt2, .r50k, .p50k, .p50kEdit: .gpt2
        case .cl100k: .cl100k(digits: 3)
        case .o200k, .o200kHarmony: .o200k
        }
    }
}
