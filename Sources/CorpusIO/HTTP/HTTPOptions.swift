/// How files at `http://` and `https://` addresses are fetched, in builds with the package's trait `HTTP`.
public struct HTTPOptions: Sendable, Hashable {
    /// Requests for one file that may bring no further byte of it, one after another, before reading fails; at least 1. A request that
    /// brings a byte begins the count again.
    public var maximumAttempts: Int
    /// Seconds without any byte from the server after which a request has failed, connecting included. The time that the consumer
    /// takes does not count. From a millisecond to a day.
    public var timeout: Double
    /// Seconds before the second request; each further wait is twice as long. From 0 to ``maximumDelay``.
    public var initialDelay: Double
    /// The longest wait in seconds. A server that asks for a longer one (`Retry-After`) ends reading. From 0 to a day.
    public var maximumDelay: Double

    public init(
        maximumAttempts: Int = 5, timeout: Double = 60, initialDelay: Double = 0.5, maximumDelay: Double = 60
    ) {
        self.maximumAttempts = maximumAttempts
        self.timeout = timeout
        self.initialDelay = initialDelay
        self.maximumDelay = maximumDelay
    }

    /// The options with every limit in its range; what is no number becomes the least.
    func clamped() -> HTTPOptions {
        let day = 86_400.0
        func limited(_ value: Double, _ least: Double, _ most: Double) -> Double {
            value >= least ? Swift.min(value, most) : least
        }
        let longest = limited(maximumDelay, 0, day)
        return HTTPOptions(
            maximumAttempts: Swift.max(1, maximumAttempts), timeout: limited(timeout, 0.001, day),
            initialDelay: limited(initialDelay, 0, longest), maximumDelay: longest)
    }

    /// Seconds to wait after a number of requests without a further byte, at least 1.
    func delay(after failures: Int) -> Double {
        var delay = initialDelay
        // A thousand doublings are beyond every limit.
        for _ in 1..<Swift.min(failures, 1000) where delay < maximumDelay { delay *= 2 }
        return Swift.min(delay, maximumDelay)
    }
}
