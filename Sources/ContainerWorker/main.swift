import Containers
import Files
import Glibc

/// The descriptors as `Inquiry` lists them.
let inquiryDescriptor: Int32 = 3

do throws(Complaint) {
  try Limits.take()
  let inquiry = try Inquiry.asked()
  Limits.limit(memory: inquiry.memory)
  try Answer.give(to: inquiry)
} catch {
  Answer.complain(error.sentence)
  exit(error.isOfMemory ? WorkerStatus.outOfMemory : WorkerStatus.refused)
}
