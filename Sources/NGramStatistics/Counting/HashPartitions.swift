/// Tokens by the top bits of their hash: a partition is a contiguous range of hashes, hence of ranks in the vocabulary, so
/// partitions sorted one by one and put end to end are sorted altogether.
enum HashPartitions {
    static let bits = 8
    static let count = 1 << bits
}
