/// Why something could not be done, as a sentence about the file.
struct Complaint: Error {
  let sentence: String
  /// Whether the process's memory was too little.
  let isOfMemory: Bool

  init(_ sentence: String, isOfMemory: Bool = false) {
    (self.sentence, self.isOfMemory) = (sentence, isOfMemory)
  }

  static let memory = Complaint("there is too little memory", isOfMemory: true)
}
