import Glibc

/// Writes a line to standard error, which whoever started the kernel keeps.
func complain(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}
