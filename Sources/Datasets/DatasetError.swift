package import Containers
package import Files
package import Memory

/// What can be wrong with files, recordings, datasets or what is asked of them.
package enum DatasetError: Error, Sendable, Equatable {
  // Files
  /// The file or folder could not be read.
  case unreadable(file: String, HostError)
  /// The file is no longer what it was when it was loaded.
  case changed(file: String)
  /// No file of these names is there.
  case notFound(path: String, tried: [String], near: String?)
  /// No file matches the pattern.
  case noMatch(pattern: String)
  /// A pattern goes through more folders than are looked through.
  case patternTooWide(pattern: String, folders: Int)
  /// The file holds the spikes of another.
  case isSpikes(file: String, traces: String)
  /// No path at all was given.
  case noPaths
  /// The same file was named twice.
  case givenTwice(file: String)
  /// Traces and spikes were saved in different recordings.
  case notTogether(older: String, newer: String)
  /// Spikes of one file cannot belong to several.
  case spikesForSeveral(files: Int)
  /// There is no format of that name.
  case unknownFormat(name: String, known: [String])
  /// The content is of no known format.
  case unrecognised(file: String)
  /// The folder is of no known format.
  case unrecognisedFolder(path: String)
  /// An option that the file's format does not take.
  case optionNotTaken(option: String, file: String, format: String)

  // Tables
  /// The file has no data.
  case empty(file: String)
  /// A text has lines, but none of numbers; one of them stands for all.
  case noNumbers(file: String, line: Int, text: String)
  /// The file is no text but of a kind that holds tables in another way.
  case foreign(file: String, ForeignFile)
  /// What gzip has compressed cannot be read.
  case gzip(file: String, GzipFault)
  /// Commas part fields and seem to be decimal marks too.
  case commasInNumbers(file: String, line: Int, text: String)
  /// A NUL byte or invalid UTF-8 stands in a line.
  case notText(file: String, line: Int)
  /// A quoted field does not end on its line.
  case unclosedQuote(file: String, line: Int)
  /// A row has another number of fields than the first.
  case ragged(file: String, line: Int, fields: Int, expected: Int)
  /// More columns than any recording has.
  case tooManyColumns(file: String, columns: Int, most: Int)
  /// Two columns have the same name.
  case sameName(file: String, column: String)
  /// A field is not what it must be.
  case field(Field)
  /// Calcium and spikes have different numbers of columns.
  case columnsDiffer(file: String, columns: Int, other: String, otherColumns: Int)
  /// Calcium and spikes name a column differently.
  case namesDiffer(file: String, column: String, other: String, otherColumn: String)
  /// Calcium and spikes of a neuron have different lengths.
  case lengthsDiffer(file: String, column: String, length: Int, other: String, otherLength: Int)
  /// A file does not say its sampling rate, but for a remark.
  case rateMissing(file: String, said: String? = nil)
  /// A file says a sampling rate that samples cannot have, or times so close.
  case rateImpossible(file: String, rate: Double)
  /// A column of times does not say its unit, and seconds are unlikely.
  case timeUnitUnknown(file: String, column: String, step: Double, likely: TimeUnit)
  /// Spikes were counted in longer bins than those of the traces.
  case spikesTooSlow(file: String, rate: Double, other: String, otherRate: Double)
  /// Times do not rise evenly.
  case unevenTimes(file: String, line: Int, step: Double, typical: Double)
  /// The rate given and that of the times differ.
  case rateContradicted(file: String, given: Double, found: Double)
  /// Recordings of different rates cannot be joined.
  case ratesDiffer(file: String, rate: Double, other: String, otherRate: Double)
  /// An array file is broken or of a kind that is not read.
  case array(file: String, ArrayFault)
  /// An array of traces has neither one nor two dimensions.
  case dimensions(file: String, count: Int)
  /// A sample in an array is infinite or too large.
  case infiniteSample(file: String, sample: Int, neuron: Int)
  /// A spike count in an array is negative, fractional or too large.
  case spikeCount(file: String, sample: Int, neuron: Int)
  /// Nothing was recorded in the times asked for.
  case emptyPart(file: String)

  // Containers
  /// A container is damaged, or cannot be read.
  case container(file: String, ContainerFault)
  /// What a container's array holds are no numbers.
  case notNumbers(file: String, array: String, reason: String)
  /// An array of traces has neither one nor two dimensions.
  case arrayDimensions(file: String, array: String, count: Int)
  /// An array has no numbers.
  case emptyArray(file: String, array: String)
  /// There is no array of that name.
  case noSuchArray(file: String, array: String, known: [String])
  /// Arrays that a format needs are missing.
  case lacksArrays(file: String, arrays: [String])
  /// No array can be traces; of what is there it is said why not.
  case noArray(file: String, others: [String])
  /// Several arrays can be the traces.
  case severalArrays(file: String, arrays: [String])
  /// Two arrays do not go together.
  case sizesDiffer(file: String, array: String, other: String)
  /// Times are not as many as samples.
  case timesDiffer(file: String, array: String, times: Int, samples: Int)
  /// Times do not rise.
  case timesUnknown(file: String, array: String)
  /// A time does not come after the one before it, or too late.
  case timesUneven(file: String, array: String, sample: Int, step: Double, typical: Double)

  // Datasets
  /// A part has the wrong number of entries.
  case countsDiffer(what: String, count: Int, expected: Int)
  /// An index points at nothing.
  case noSuchPosition(what: String, position: Int, count: Int)
  /// More entries than memory should hold.
  case tooLarge(rows: Int, columns: Int)
  /// More memory than is left.
  case memory(MemoryShortage)
  /// The dataset has none of what is needed.
  case lacks(String)
  /// Rows of different meaning cannot be joined.
  case formsDiffer
  /// Only one of two datasets has it.
  case onlyOneHas(String)
  /// A class has fewer rows than asked for; `largest` is how many rows in all there can be.
  case classTooSmall(name: String, count: Int, needed: Int, largest: Int)
  /// The classes cannot have equal shares.
  case unequalShares(count: Int, classes: Int)
  /// One neuron cannot be split.
  case tooFewGroups(count: Int)
  /// A side of the split would be empty.
  case tooFewRows(count: Int)

  // Options
  /// An option, in seconds, hertz or plain numbers, is outside what it may be.
  case outOfRange(parameter: String, value: Double, allowed: String, unit: String = "")
  /// A number of bins is outside what it may be.
  case binsOutOfRange(parameter: String, bins: Int, least: Int, most: Int)
  /// Every trace is shorter than a window.
  case noWindows(length: Int, longest: Int)
  /// Every window has a missing sample.
  case onlyGaps(windows: Int)
  /// A baseline to divide by is 0 or below.
  case baselineNotPositive(neuron: String, value: Double, seconds: Double)
  /// Every trace is constant, or has fewer samples than this.
  case nothingToDeconvolve(fewest: Int)
  /// There are no events.
  case noEvents
  /// No window around an event lies within the recording and is whole.
  case noEventWithin(seconds: Double, windows: Int)
  /// Stopped on request.
  case interrupted

  /// A field of a table and what is wrong with it.
  package struct Field: Sendable, Equatable {
    /// The file it is in.
    package let file: String
    /// Its line, counted from 1.
    package let line: Int
    /// The name of its column.
    package let column: String
    /// What it says.
    package let text: String
    /// What it must be.
    package let expected: Expectation

    /// A field and what it must be.
    package init(file: String, line: Int, column: String, text: String, expected: Expectation) {
      (self.file, self.line, self.column) = (file, line, column)
      (self.text, self.expected) = (text, expected)
    }
  }

  /// What a field must be.
  package enum Expectation: String, Sendable {
    /// A number, or blank where a sample is missing.
    case number = "a number, or blank where a sample is missing"
    /// A number that is there.
    case time = "a time in seconds"
    /// Not infinite and not beyond what a number can be.
    case finite = "a finite number"
    /// A spike count.
    case count = "a whole number of spikes, 0 to 65535"
    /// What stands for a row.
    case identity = "a row's identity, a hexadecimal number"
  }
}
