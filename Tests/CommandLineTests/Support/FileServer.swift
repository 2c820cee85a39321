#if HTTP
import Foundation

/// A server on this machine that answers every request with one file, or with a status alone. It ends with the value.
final class FileServer: Sendable {
    let port: Int
    private let listener: Int32

    init(_ file: Data, status: Int = 200) throws {
        #if canImport(Darwin)
        let listener = socket(AF_INET, SOCK_STREAM, 0)
        #else
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isReady = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(listener, address, length) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isReady else { throw POSIXError(.EADDRNOTAVAIL) }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        let answer =
            Data("HTTP/1.1 \(status) X\r\nContent-Length: \(file.count)\r\nConnection: close\r\n\r\n".utf8) + file
        Thread.detachNewThread {
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                let handle = FileHandle(fileDescriptor: connection, closeOnDealloc: true)
                var request = Data()
                while !request.suffix(4).elementsEqual("\r\n\r\n".utf8) {
                    guard let more = try? handle.read(upToCount: 1), !more.isEmpty else { break }
                    request += more
                }
                try? handle.write(contentsOf: answer)
            }
            close(listener)
        }
    }

    deinit { _ = shutdown(listener, Int32(SHUT_RDWR)) }
}
#endif
