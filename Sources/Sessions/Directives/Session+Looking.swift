import Commands
import Interpreter
import Syntax
import Wording

extension Session {
  /// `:vars`
  func listNames(_ words: [String]) -> Ending {
    let names = interpreter.names
    guard !names.isEmpty else {
      say(.note("no name has a value yet"))
      return .done
    }
    let sizes = names.map { Footprint.bytes(of: $0.value) }
    let rows = zip(names, sizes).map { [$0.name, Footprint.text($1), $0.value.summaryWithKind] }
    let total = Footprint.text(Footprint.bytes(of: names.map(\.value)))
    say(
      .value(
        summary: "\(counted(names.count, "name")) · \(total)",
        details: [.table(header: ["name", "memory", "value"], rows: rows, note: nil)]))
    return .done
  }

  /// `:how`
  func trace(_ words: [String]) throws(DirectiveFault) -> Ending {
    let name = words[0]
    guard let value = interpreter[name] else { throw noValue(name) }
    var details: [Detail] = []
    if let entry = recorder.journal.entries.last(where: { !$0.isUndone && $0.names.contains(name) })
    {
      details.append(.text("  by \(Self.firstLine(of: entry.source))"))
    }
    if let provenance = value.provenance {
      details.append(.text(provenance.lines.joined(separator: "\n")))
    }
    say(.value(summary: "\(name) is \(value.summary)", details: details))
    if value.provenance == nil {
      say(.note("\(withArticle(value.kind)) does not remember how it was made"))
    }
    return .done
  }

  /// `:forget`
  func forget(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard interpreter[words[0]] != nil, words[0] != "_" else { throw noValue(words[0]) }
    remember(interpreter.bindings(ofName: words[0]), by: ":forget \(words[0])")
    interpreter[words[0]] = nil
    say(.note("\(words[0]) has no value any more"))
    return .done
  }

  /// `:last`
  func showLast(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard let value = interpreter["_"] else {
      throw DirectiveFault(message: "no value was shown yet")
    }
    let details = value.wholeDetail.map(Detail.init).filter { $0 != .text(value.summary) }
    say(.whole(summary: value.summary, details: details))
    return .done
  }

  /// `:methods`
  func tellMethods(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard let value = interpreter[words[0]] else { throw noValue(words[0]) }
    do throws(Fault) {
      say(.value(summary: try MethodsText(of: value).text, details: []))
    } catch {
      throw DirectiveFault(message: error.message, word: 0, help: error.help)
    }
    return .done
  }

  private func noValue(_ name: String) -> DirectiveFault {
    let near = nearestName(to: name, among: interpreter.names.map(\.name))
    return DirectiveFault(
      message: "\"\(name)\" has no value", word: 0,
      label: near.map { "did you mean \"\($0)\"?" } ?? "", help: ":vars lists those that have one")
  }

  /// `:time`
  func setTiming(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard ["on", "off"].contains(words[0]) else {
      throw DirectiveFault(message: ":time must be followed by on or off", word: 0)
    }
    timing = words[0] == "on" ? .always : .never
    return .done
  }
}

extension Value {
  /// The summary with the kind in front, where it does not tell by itself.
  fileprivate var summaryWithKind: String {
    let summary = summary
    return summary.hasPrefix(kind + " ") ? summary : "\(kind) \(summary)"
  }
}

extension Provenance {
  /// The calls that made a value, each with what it was made of below it.
  var lines: [String] {
    var lines: [String] = []
    gather(&lines, name: nil, depth: 1)
    return lines
  }

  /// The most lines that are worth reading.
  private static let mostLines = 60

  private func gather(_ lines: inout [String], name: String?, depth: Int) {
    guard lines.count < Self.mostLines else {
      if lines.last?.hasSuffix("…") == false { lines.append("  …") }
      return
    }
    let origin = name.map { "\($0): " } ?? ""
    let chance = seed.map { " · seed \($0)" } ?? ""
    lines.append(String(repeating: "  ", count: depth) + origin + call + chance)
    for parent in parents { parent.provenance.gather(&lines, name: parent.name, depth: depth + 1) }
  }
}
