import Containers
import Files
import Glibc

/// What the process may take of the system.
enum Limits {
  /// The longest that it may compute, in seconds; its starter ends one that gives nothing for long.
  private static let seconds: rlim_t = 600

  /// Leaves no image of the memory where the process crashes, and ends by itself.
  static func take() throws(Complaint) {
    set(__rlimit_resource_t(RLIMIT_CORE.rawValue), 0)
    set(__rlimit_resource_t(RLIMIT_CPU.rawValue), seconds)
    var status = stat()
    guard fstat(inquiryDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Complaint(
        "vae-containers is started by vae, which reads HDF5, MATLAB and zip through it")
    }
  }

  static func limit(memory: Int) { set(__rlimit_resource_t(RLIMIT_AS.rawValue), rlim_t(memory)) }

  private static func set(_ resource: __rlimit_resource_t, _ most: rlim_t) {
    var limit = rlimit(rlim_cur: most, rlim_max: most)
    setrlimit(resource, &limit)
  }
}

extension Inquiry {
  /// The inquiry on its descriptor.
  static func asked() throws(Complaint) -> Inquiry {
    guard let json = try? JSON([UInt8](onDescriptor: inquiryDescriptor)),
      let inquiry = Inquiry(json)
    else {
      throw Complaint("the inquiry cannot be understood")
    }
    return inquiry
  }
}
