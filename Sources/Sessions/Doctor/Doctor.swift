import Commands
import Wording

extension Session {
  /// Says what the program finds of what it uses, what it misses, and which command installs that;
  /// false where something that it cannot do without is missing.
  public func examine() -> Bool {
    let findings = Trial.all.map { $0.finding() } + [Notebooks.finding, Folders.finding]
    let missing = findings.filter { $0.fault != nil }
    let summary =
      missing.isEmpty
      ? "all is there" : "\(counted(missing.count, "thing")) of \(findings.count) missing"
    let table = Detail.table(
      header: ["for", "by", "state"], rows: findings.map(\.row), note: nil)
    let remedies = (Examined.reasons(missing) + Examined.remedies(missing)).map(Detail.text)
    say(
      .value(
        summary: "vae \(Self.version) · \(engine) · \(summary)", details: [table] + remedies))
    return !missing.contains(where: \.isNeeded)
  }
}

/// Whether one thing that the program uses is there.
struct Examined {
  /// What it is for, as "figures as .pdf and .png".
  let purpose: String
  /// What it is, as "cairo".
  let name: String
  /// What is wrong; nil where all is well.
  var fault: String?
  /// The package of Debian's that has it, if one does.
  var package: String?
  /// What else brings it.
  var command: String?
  /// Whether little works without it.
  var isNeeded = false

  var row: [String] { [purpose, name, fault == nil ? "there" : "missing"] }

  /// Why what is missing is.
  static func reasons(_ missing: [Examined]) -> [String] {
    let reasons = missing.map { "\($0.name): \($0.fault ?? "")" }
    return reasons.isEmpty ? [] : [(["why"] + reasons).joined(separator: "\n  ")]
  }

  /// The commands that bring what is missing.
  static func remedies(_ missing: [Examined]) -> [String] {
    let packages = missing.compactMap(\.package)
    let install = packages.isEmpty ? [] : ["apt-get install \(packages.joined(separator: " "))"]
    let commands = install + missing.compactMap(\.command)
    return commands.isEmpty ? [] : [(["to install"] + commands).joined(separator: "\n  ")]
  }
}
