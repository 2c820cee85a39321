/// The n-grams of one order, sorted by their words: a level of the trie that a model is.
///
/// Nodes are numbered over all levels: the root, which stands for no words, is 0; the n-grams of order 1 follow, then those of
/// order 2, and so on. Those that begin with the same n − 1 words are neighbours, and ascend by their last.
struct ModelLevel: Sendable {
    let order: Int
    /// The number of the first node.
    let firstNode: UInt32
    let count: Int
    /// The last word of each n-gram; of order 1, where an n-gram's place is its word, nothing.
    let words: ModelArray<UInt32>
    /// Base-10 logarithms of the probability of the last word after the others.
    let probabilities: ModelArray<Float>
    /// Base-10 logarithms of the factor for words that did not follow the n-gram; of the highest order nothing.
    let backoffs: ModelArray<Float>
    /// Of each n-gram, and one more: the place in the next level of the first that begins with it; of the highest order
    /// nothing.
    let firstChildren: ModelArray<UInt32>
    /// The node of the longest shorter n-gram that ends as each does; of order 1, where it is the root, nothing.
    let suffixes: ModelArray<UInt32>
}
