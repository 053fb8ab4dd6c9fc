import Containers
import Files
import Wording
import Memory

extension DatasetError: CustomStringConvertible {
  package var description: String { message }

  /// What is wrong, in one sentence without a full stop. Long because it is the one place of them.
  package var message: String {
    switch self {
    case .unreadable(let file, let error): "\(file) cannot be read: \(error)"
    case .notFound(let path, let tried, let near): Self.notFound(path, tried, near)
    case .changed(let file): "\(file) has changed since it was loaded"
    case .noMatch(let pattern): "no file matches \"\(pattern)\""
    case .patternTooWide(let pattern, let folders):
      "\"\(pattern)\" must go through at most \(folders) folders, but goes through more"
    case .isSpikes(let file, let traces):
      "\(file) holds the spikes of \(traces), but traces are needed"
    case .noPaths: "the files to load must be at least one, but there is none"
    case .givenTwice(let file): "each file must be given once, but \(file) is given twice"
    case .spikesForSeveral(let files):
      "spikes must go with one file of traces, but \(files) are given"
    case .unknownFormat(let name, let known):
      "format must be one of \(known.joined(separator: ", ")), but is \"\(name)\""
    case .notTogether(let older, let newer):
      "\(older) and \(newer) are of different recordings: \(older) is the older, and was not "
        + "written with the other"
    case .unrecognised(let file): "\(file) is of no known format"
    case .unrecognisedFolder(let path):
      "\(path) is a folder of no known format; \"\(path)/*\" stands for the files in it"
    case .optionNotTaken(let option, let file, let format):
      "\(option) must not be given for \(file): files of format \(format) do not take it"
    case .empty(let file): "\(file) has no data"
    case .noNumbers(let file, let line, let text):
      "\(file):\(line): a table must have lines of numbers, but has none: this one is \"\(text)\""
    case .foreign(let file, let kind): "\(file) must be a table of text, but is \(kind.rawValue)"
    case .gzip(let file, let fault): "\(file): \(fault.message)"
    case .commasInNumbers(let file, let line, let text):
      "\(file):\(line): commas must either part fields or be decimal marks, but seem to be both "
        + "(\"\(text)\")"
    case .notText(let file, let line):
      "\(file) must be text in UTF-8, but line \(line) holds other bytes"
    case .unclosedQuote(let file, let line):
      "\(file):\(line): a field in quotes must end, and on its line, but this one does not"
    case .ragged(let file, let line, let fields, let expected):
      "\(file):\(line): a row must have \(expected) \(plural("field", expected)), "
        + "but has \(fields)"
    case .tooManyColumns(let file, let columns, let most):
      "\(file) must have at most \(most) columns, but has \(columns)"
    case .sameName(let file, let column):
      "\(file): the columns' names must differ, but two are \"\(column)\""
    case .field(let field):
      "\(field.file):\(field.line): column \"\(field.column)\" must be "
        + "\(field.expected.rawValue), but is \"\(field.text)\""
    case .columnsDiffer(let file, let columns, let other, let otherColumns):
      "\(file) must have the \(otherColumns) \(plural("column", otherColumns)) of \(other), "
        + "but has \(columns)"
    case .namesDiffer(let file, let column, let other, let otherColumn):
      "\(file) must name its columns as \(other) does, but has \"\(column)\" "
        + "where that has \"\(otherColumn)\""
    case .lengthsDiffer(let file, let column, let length, let other, let otherLength):
      "\(file): column \"\(column)\" must be as long as in \(other) (\(counted(otherLength, "row"))), "
        + "but has \(length)"
    case .rateMissing(let file, _): "the sampling rate of \(file) must be known, but it is not"
    case .timeUnitUnknown(let file, let column, let step, _):
      "\(file): the unit of column \"\(column)\" must be known, but it rises by "
        + "\(step.rounded4): as seconds that is \((1 / step).rounded4) Hz"
    case .spikesTooSlow(let file, let rate, let other, let otherRate):
      "\(file) must count spikes at the rate of \(other) (\(otherRate.rounded4) Hz) or a higher one, "
        + "but does at \(rate.rounded4) Hz"
    case .unevenTimes(let file, let line, let step, let typical):
      "\(file):\(line): times must rise by about \(typical.rounded4) s, but here by \(step.rounded4)"
    case .rateImpossible(let file, let rate):
      "the sampling rate in \(file) must be above 0 Hz and at most 1 MHz, but is \(rate.rounded4)"
    case .rateContradicted(let file, let given, let found):
      "rate must be that of the times in \(file) (\(found.rounded4) Hz), but is \(given.rounded4) Hz"
    case .ratesDiffer(let file, let rate, let other, let otherRate):
      "\(file) must have the rate of \(other) (\(otherRate.rounded4) Hz), "
        + "but has \(rate.rounded4) Hz"
    case .array(let file, .unreadable(let error)): "\(file) cannot be read: \(error)"
    case .array(let file, let fault): "\(file): \(fault.message)"
    case .dimensions(let file, let count):
      "\(file): traces must have one or two dimensions, but have \(count)"
    case .infiniteSample(let file, let sample, let neuron):
      "\(file): a sample must be a finite number, but sample \(sample) of neuron \(neuron) is not"
    case .spikeCount(let file, let sample, let neuron):
      "\(file): spikes must be whole numbers, 0 to 65535, "
        + "but sample \(sample) of neuron \(neuron) is not"
    case .emptyPart(let file): "\(file) has no samples between the times from and to"
    case .container(let file, .unreadable(let error)): "\(file) cannot be read: \(error)"
    case .container(let file, let fault): "\(file): \(fault.message)"
    case .notNumbers(let file, let array, let reason):
      "\(file): \(array) must be an array of numbers, but \(reason)"
    case .arrayDimensions(let file, let array, let count):
      "\(file): traces must have one or two dimensions, but \(array) has \(count)"
    case .emptyArray(let file, let array): "\(file): \(array) has no data"
    case .noSuchArray(let file, let array, let known):
      "\(file) must have an array \"\(array)\", but has "
        + (known.isEmpty ? "none" : Self.list(known))
    case .lacksArrays(let file, let arrays):
      "\(file) must have \(arrays.joined(separator: ", ")), but has not"
    case .noArray(let file, let others):
      "\(file) must have an array of traces, but has none"
        + (others.isEmpty ? "" : " (\(Self.list(others)))")
    case .severalArrays(let file, let arrays):
      "which array of \(file) is the traces must be said, since it has \(Self.list(arrays))"
    case .sizesDiffer(let file, let array, let other):
      "\(file): \(array) must be of the size of \(other), but is not"
    case .timesDiffer(let file, let array, let times, let samples):
      "\(file): \(array) must have a time for each of \(counted(samples, "sample")), "
        + "but has \(times)"
    case .timesUnknown(let file, let array):
      "\(file): times must rise, but those in \(array) do not"
    case .timesUneven(let file, let array, let sample, let step, let typical):
      "\(file): times in \(array) must rise by about \(typical.rounded4) s, "
        + "but before sample \(sample) by \(step.rounded4) s"
    case .countsDiffer(let what, let count, let expected):
      "\(what) must be \(expected), but are \(count)"
    case .noSuchPosition(let what, let position, let count):
      "the index of a \(what) must be at least 0 and below \(count), but is \(position)"
    case .tooLarge(let rows, let columns):
      "a dataset must have at most \(Dataset.largestCount) numbers, "
        + "but would have \(rows) rows of \(columns)"
    case .memory(let shortage): shortage.message
    case .lacks(let what): "the rows must have \(what), but have none"
    case .formsDiffer: "rows must mean the same to be joined, but differ in kind, rate or scaling"
    case .onlyOneHas(let what): "both datasets must have \(what), but only one has"
    case .classTooSmall(let name, let count, let needed, _):
      "class \"\(name)\" must have \(counted(needed, "row")), but has \(count)"
    case .unequalShares(let count, let classes):
      "n must be a positive multiple of the \(classes) classes, but is \(count)"
    case .tooFewGroups(let count):
      "the rows must be of at least 2 neurons to be split by neuron, but are of \(count)"
    case .tooFewRows(let count):
      "both sides of a split must have rows, but \(count) in all leave one empty"
    case .outOfRange(let parameter, let value, let allowed, "s"):
      "\(parameter) must be \(allowed), but is \(value.asTime)"
    case .outOfRange(let parameter, let value, let allowed, let unit):
      "\(parameter) must be \(allowed), but is \(value.shortest)" + (unit.isEmpty ? "" : " \(unit)")
    case .binsOutOfRange(let parameter, let bins, let least, let most):
      "\(parameter) must be \(least) to \(most) bins, but is \(bins)"
    case .noWindows(let length, let longest):
      "a trace must be longer than a window (\(length) bins), but the longest has \(longest)"
    case .onlyGaps(let windows):
      "a window must have no missing sample, but all \(windows) have one"
    case .baselineNotPositive(let neuron, let value, let seconds):
      "a baseline must be above 0 to divide by, but that of \(neuron) is \(value.rounded4) at "
        + seconds.asTime
    case .nothingToDeconvolve(let fewest):
      "a trace to deconvolve must have \(fewest) samples that are not all the same, but none has"
    case .noEvents: "at must hold at least one time, but holds none"
    case .noEventWithin(let seconds, let windows):
      "the window around an event must lie in the \(seconds.asTime) of the recording and have no "
        + "missing sample, but of \(counted(windows, "window")) none does"
    case .interrupted: "stopped before it was finished"
    }
  }

  /// The first of some texts, and how many more there are.
  private static func list(_ texts: [String]) -> String {
    texts.prefix(8).joined(separator: ", ")
      + (texts.count > 8 ? " and \(texts.count - 8) more" : "")
  }

  private static func notFound(_ path: String, _ tried: [String], _ near: String?) -> String {
    let others = tried.filter { $0 != path }
    return "there is no file \(path)"
      + (others.isEmpty ? "" : ", nor \(others.joined(separator: " or "))")
      + (near.map { "; did you mean \"\($0)\"?" } ?? "")
  }

  /// What one can do about it, where there is something to say.
  package var help: String? {
    switch self {
    case .rateMissing(_, let said):
      said.map { "\($0): give rate= if it is that" }
        ?? "give rate=, or a column named time in seconds"
    case .timeUnitUnknown(_, _, let step, let likely):
      "time=\"\(likely.rawValue)\" takes it as \(likely.name) "
        + "(\((1 / (step * likely.seconds)).rounded4) Hz), time=\"s\" as seconds"
    case .unevenTimes:
      "rate= takes rows as evenly spaced; a recording with pauses is loaded part by part"
    case .commasInNumbers:
      "export it with semicolons or tabs between fields, or say decimal=\".\" if it is as it must be"
    case .foreign(_, let kind): kind.help
    case .gzip(_, let fault): fault.help
    case .isSpikes(_, let traces): "load(\"\(traces)\") reads both"
    case .spikesTooSlow:
      "bring the traces to that rate with resample, without spikes, or count anew"
    case .notTogether(let older, _):
      "save the recording again, which writes both; or put the right \(older) there"
    case .ratesDiffer: "bring both to one rate with resample"
    case .classTooSmall(_, _, _, let largest):
      largest > 0 ? "n=\(largest) or less, or replace=true to draw rows again" : nil
    case .tooFewGroups: "by=\"row\" splits rows of one neuron, which the results then say"
    case .ragged: "a neuron whose recording is shorter ends in blank fields, not in shorter rows"
    case .array(_, let fault): fault.help
    case .baselineNotPositive:
      "traces that are ΔF/F already, or were scaled, need detrend(); light that lost too much "
        + "background needs that back, as load(path, neuropil=0)"
    case .changed: "load it again"
    case .noEventWithin: "times are in seconds from the recording's first sample"
    case .memory(let shortage): shortage.help
    case .container(_, let fault): fault.help
    case .severalArrays: "give array=, as array=\"dff\""
    case .unrecognised, .unrecognisedFolder:
      "load reads " + RecordingFormat.all.map(\.summary).joined(separator: "; ")
    default: nil
    }
  }
}

extension Double {
  /// With at most four digits after the point.
  var rounded4: String {
    abs(self) < 1e12 ? ((self * 1e4).rounded() / 1e4).shortest : shortest
  }

  /// With at most one digit after the point.
  var rounded1: String { ((self * 10).rounded() / 10).shortest }

  /// As a duration in seconds, or in milliseconds below one second, to a tenth of a millisecond.
  var asTime: String {
    let tenths = (self * 1e4).rounded()
    return abs(tenths) < 1e4 ? "\((tenths / 10).shortest) ms" : "\((tenths / 1e4).shortest) s"
  }
}
