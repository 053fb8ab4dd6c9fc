import Testing

@Test("Only Terminal knows how a terminal is commanded")
func escapesAreOfTerminal() throws {
  // The benchmark of the prompt reads what a terminal is sent.
  for (module, file, text) in try sources() where !["Terminal", "Benchmarks"].contains(module) {
    #expect(!text.contains("\\u{1B}") && !text.contains("\\u{1b}"), "\(file)")
  }
}

@Test("One table says which characters are wide")
func widthsAreOfWording() throws {
  // Ranges that every such table has: Hangul's first consonants, and emoji.
  for (module, file, text) in try sources() where module != "Wording" {
    let isTable = ["0x1100...0x115F", "0x1F300", "0xAC00"].contains { text.contains($0) }
    #expect(!isTable, "\(file)")
  }
}

@Test("Lessons reach the disk through the session's host")
func lessonsAskTheHost() throws {
  let direct = ["FileManager", "contentsOf:", "ofFile:", ".write(to:", "fopen(", "Glibc"]
  for (module, file, text) in try sources() where module == "Lessons" {
    for word in direct { #expect(!text.contains(word), "\(file) uses \(word)") }
  }
}

@Test("One place knows the variables that name the user's folders")
func foldersAreOfPlaces() throws {
  for (_, file, text) in try sources() where file != "Sessions/Places.swift" {
    #expect(!text.contains("\"XDG_") && !text.contains("\"HOME\""), "\(file)")
  }
}

@Test("Counts and lists of words are put into words in one place")
func countsAreOfWording() throws {
  for (module, file, text) in try sources() where module != "Wording" {
    let choice = text.firstMatch(of: /== 1 \? "(1 )?([a-z]+)" : "(\\\([a-z.]+\) )?\2s"/)
    #expect(choice == nil, "\(file): \(choice?.output.0 ?? "")")
  }
}
