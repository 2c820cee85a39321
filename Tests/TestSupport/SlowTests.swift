import Foundation

/// Tests that take minutes run only where they are asked for.
package enum SlowTests {
    package static let areWanted = ProcessInfo.processInfo.environment["ALIGNMENTKIT_SLOW_TESTS"] != nil
    package static let reason = "takes minutes; set ALIGNMENTKIT_SLOW_TESTS to run it"
}
