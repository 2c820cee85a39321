#if HTTP
import Foundation

@testable import CorpusIO

/// A server on this machine that answers as a test tells it to, faults included. It ends with the value.
final class LoopbackServer: Sendable {
    struct Request: Sendable {
        /// The first is 0, over all connections.
        var number: Int
        /// Path and query as they came.
        var target: String
        /// By names in lower case.
        var fields: [String: String]

        /// The first byte asked for.
        var rangeStart: Int? {
            fields["range"].flatMap { Int($0.dropFirst("bytes=".count).prefix { $0.isNumber }) }
        }
    }

    /// A part of an answer.
    enum Step: Sendable {
        case send([UInt8])
        case wait(milliseconds: Int)
        /// Ends the connection as a server does that is done.
        case close
        /// Ends it as one does that crashes.
        case reset

        static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
    }

    typealias Answer = @Sendable (Request) -> [Step]

    let port: Int
    private let core: Core

    init(_ answer: @escaping Answer) throws {
        core = try Core(answer)
        port = core.port
        let core = core
        Thread.detachNewThread { core.acceptConnections() }
    }

    deinit { core.stop() }

    func address(_ target: String = "/file", user: String = "") -> String { "http://\(user)127.0.0.1:\(port)\(target)" }

    var requests: [Request] { core.state.withLock { $0.requests } }
    var bytesSent: Int { core.state.withLock { $0.bytesSent } }

    private final class Core: Sendable {
        struct State: Sendable {
            var requests: [Request] = []
            var bytesSent = 0
            var connections: Set<Int32> = []
            var isStopped = false
        }

        let state = Guarded(State())
        let port: Int
        private let listener: Int32
        private let answer: Answer

        init(_ answer: @escaping Answer) throws {
            self.answer = answer
            #if canImport(Darwin)
            listener = socket(AF_INET, SOCK_STREAM, 0)
            #else
            listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            #endif
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let listener = listener
            let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    unsafe bind(listener, address, length) == 0 && listen(listener, 64) == 0
                        && getsockname(listener, address, &length) == 0
                }
            }
            guard status else { throw POSIXError(.EADDRNOTAVAIL) }
            port = Int(UInt16(bigEndian: address.sin_port))
        }

        deinit { close(listener) }

        func stop() {
            let connections = state.withLock { state in
                state.isStopped = true
                // No connection is closed meanwhile: they are closed under this lock.
                for connection in state.connections { _ = shutdown(connection, Int32(SHUT_RDWR)) }
                return state.connections
            }
            _ = connections
            _ = shutdown(listener, Int32(SHUT_RDWR))
        }

        func acceptConnections() {
            while true {
                let connection = accept(listener, nil, nil)
                if connection < 0 { return }
                // Little is kept on the way, so that a reader that waits is felt.
                var size: Int32 = 1 << 16
                _ = unsafe setsockopt(
                    connection, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
                let isWanted = state.withLock { state in
                    if !state.isStopped { state.connections.insert(connection) }
                    return !state.isStopped
                }
                guard isWanted else {
                    close(connection)
                    return
                }
                Thread.detachNewThread { [self] in
                    serve(connection)
                    state.withLock { state in
                        state.connections.remove(connection)
                        close(connection)
                    }
                }
            }
        }

        private func serve(_ connection: Int32) {
            while let request = receive(connection) {
                for step in answer(request) {
                    switch step {
                    case .send(let bytes): guard send(bytes, to: connection) else { return }
                    case .wait(let milliseconds):
                        for _ in 0..<max(1, milliseconds / 10) where !state.withLock({ $0.isStopped }) {
                            usleep(10_000)
                        }
                    case .close: return
                    case .reset:
                        var option = linger(l_onoff: 1, l_linger: 0)
                        _ = unsafe setsockopt(
                            connection, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
                        return
                    }
                }
            }
        }

        private func receive(_ connection: Int32) -> Request? {
            var text: [UInt8] = []
            while !text.suffix(4).elementsEqual("\r\n\r\n".utf8) {
                var byte: UInt8 = 0
                guard unsafe recv(connection, &byte, 1, 0) == 1 else { return nil }
                text.append(byte)
            }
            let lines = String(decoding: text, as: UTF8.self).split(separator: "\r\n")
            let fields = lines.dropFirst().compactMap { line -> (String, String)? in
                guard let colon = line.firstIndex(of: ":") else { return nil }
                return (line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " }))
            }
            let target = String(lines[0].split(separator: " ")[1])
            return state.withLock { state in
                let request = Request(
                    number: state.requests.count, target: target,
                    fields: Dictionary(fields, uniquingKeysWith: { $1 }))
                state.requests.append(request)
                return request
            }
        }

        private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
            var sent = 0
            while sent < bytes.count {
                #if canImport(Darwin)
                let flags: Int32 = 0
                #else
                let flags = Int32(MSG_NOSIGNAL)
                #endif
                let count = unsafe bytes.withUnsafeBytes { bytes in
                    unsafe Foundation.send(
                        connection, bytes.baseAddress! + sent, min(1 << 16, bytes.count - sent), flags)
                }
                if count <= 0 { return false }
                sent += count
                state.withLock { $0.bytesSent += count }
            }
            return true
        }
    }
}
#endif
