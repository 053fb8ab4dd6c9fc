import CZMQ
import Files
import Glibc
import Synchronization
import Wording

/// The sockets of a kernel on a thread of their own: it hands requests to the session's thread,
/// answers what cannot wait for that, and sends what comes back.
final class Switchboard: @unchecked Sendable {
  let inbox = Inbox()
  let outbox = Outbox()
  /// What this life of the kernel is called.
  let session = KernelMessage.newIdentity()
  private let signature: Signature
  private var sockets: [Channel: Socket] = [:]
  private var thread = pthread_t()
  private let isOver = Atomic<Bool>(false)
  /// When the kernel was asked to end, in seconds.
  private var askedToEnd: Int?
  /// The process that started this one; without it there is nobody to serve.
  private let parent = getppid()

  /// Opens the sockets.
  init(_ connection: Connection) throws(ConnectionFault) {
    signature = Signature(key: Array(connection.key.utf8))
    if let obstacle = czmq_obstacle() {
      throw ConnectionFault(
        description: "libzmq cannot be loaded: \(String(cString: obstacle))\n"
          + "  help: apt-get install libzmq5")
    }
    for (channel, address) in connection.addresses {
      guard let socket = Socket(channel.kind, at: address) else {
        throw ConnectionFault(
          description: "\(address) cannot be had: \(String(cString: czmq_reason()))")
      }
      sockets[channel] = socket
    }
  }

  /// Begins to serve.
  func start() {
    let argument = Unmanaged.passRetained(self)
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Switchboard>.fromOpaque(pointer).takeRetainedValue().serve()
        return nil
      }, argument.toOpaque())
  }

  /// Sends what is left, and ends the sockets; to be called once the session is done.
  func end() {
    isOver.store(true, ordering: .relaxed)
    outbox.ring()
    pthread_join(thread, nil)
  }

  private func serve() {
    let served: [Channel] = [.control, .shell, .stdin, .heartbeat]
    let waiting = served.compactMap { sockets[$0] }
    while !isOver.load(ordering: .relaxed) {
      let ready = Socket.wait(for: waiting, file: outbox.file, milliseconds: 500)
      for (channel, isReady) in zip(served, ready) where isReady { receive(on: channel) }
      deliver()
      leaveIfAlone()
    }
    deliver()
    for socket in sockets.values { socket.close() }
    czmq_end()
  }

  /// Ends the process where nobody is left to serve, or work does not end that was asked to.
  private func leaveIfAlone() {
    let isLate = askedToEnd.map { time(nil) - $0 > 2 } ?? false
    if isLate || getppid() != parent { _exit(0) }
  }

  private func receive(on channel: Channel) {
    while let frames = sockets[channel]?.receive() {
      guard channel != .heartbeat else {
        sockets[channel]?.send(frames)
        continue
      }
      do throws(WireFault) {
        take(try KernelMessage(frames: frames, signature: signature), from: channel)
      } catch {
        complain("vae-jupyter: a message was dropped: \(error)")
      }
    }
  }

  /// Answers what has to do with the kernel itself, and hands on the rest.
  private func take(_ request: KernelMessage, from channel: Channel) {
    switch request.type {
    case "interrupt_request":
      inbox.interrupt()
      answer(request, .named(["status": "ok"]), on: channel)
    case "shutdown_request":
      let content = JSON.members([
        ("restart", request.content["restart"] ?? .bool(false)), ("status", .text("ok")),
      ])
      answer(request, content, on: channel)
      askedToEnd = time(nil)
      inbox.close()
    case "kernel_info_request" where channel == .control:
      answer(request, Kernel.information, on: channel)
    case _ where channel == .shell: inbox.add(request)
    case let type: complain("vae-jupyter: \(type.shortened(to: 60)) is not known")
    }
  }

  private func answer(_ request: KernelMessage, _ content: JSON, on channel: Channel) {
    let correspondence = Correspondence(request, session: session, outbox: outbox)
    correspondence.publishState("busy")
    correspondence.reply(content, on: channel)
    correspondence.publishState("idle")
  }

  private func deliver() {
    for letter in outbox.takeAll() {
      sockets[letter.channel]?.send(letter.message.frames(signature))
    }
  }
}

extension Channel {
  fileprivate var kind: czmq_kind {
    switch self {
    case .shell, .control, .stdin: CZMQ_ROUTER
    case .heartbeat: CZMQ_REP
    case .published: CZMQ_PUB
    }
  }
}
