import Testing

@Suite("vae doctor")
struct DoctorTests {
  private func examine(_ environment: [String: String] = [:]) throws -> Outcome {
    try Program(arguments: ["doctor"], environment: environment).run()
  }

  @Test("What is there is said to be there, and numbers and containers always are")
  func there() throws {
    let outcome = try examine()
    #expect(outcome.status == 0)
    for line in ["numbers +OpenBLAS +there", "MATLAB +matio +there", "packed by gzip +zlib +there"]
    {
      #expect(try outcome.output.contains(Regex(line)), "\(outcome.output)")
    }
  }

  @Test("What is missing is named with its reason, and with the command that installs it")
  func missing() throws {
    let outcome = try examine(["VAE_CAIRO": "/no/such/library"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(/figures as .pdf and .png +cairo +missing/))
    #expect(outcome.output.contains(/\n +cairo: .*\/no\/such\/library: cannot open/))
    #expect(outcome.output.contains(/apt-get install (\S+ )*libcairo2/))
  }

  @Test("Without what nothing works without, the status says so")
  func needed() throws {
    let outcome = try examine(["VAE_OPENBLAS": "/no/such/library"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(/apt-get install libopenblas0/))
  }

  @Test("Folders that cannot be had are said")
  func folders() throws {
    let outcome = try examine(["HOME": "nowhere"])
    #expect(outcome.output.contains("HOME names no folder"))
  }
}
