import Testing

@Suite("Memory that is not there", .serialized)
struct MemoryTests {
  /// Statements that each want more than two gigabytes of addresses leave, and where what they
  /// want is written.
  private static let statements = [
    "z = zeros(268435456)", "z = zeros(134217728)\ny = z + 1\nx = y * 2\nw = x - y",
    "normal(268435456)", "range(268435456) * 2.5", "tensor(range(268435456))",
    "x = zeros(16000, 1)\nx + transpose(x)", "x = zeros(16000, 1)\nx @ transpose(x)",
    "x = zeros(100000000)\nsort(x)", "x = zeros(100000000)\nmedian(x)",
    "x = [1, 2, 3, 4] * 4000000\ny = [n for n in x]\nz = x * 1", "zeros(150000000) > 0",
    "toy(n=1000000, classes=1000)", "demo(neurons=1000, seconds=10000s)",
    "windows(demo(neurons=2, seconds=200s, rate=1000Hz), before=1s, after=1s, step=1ms).data",
    "m = vae(latent=2, encoder=[dense(16000), dense(4000)], decoder=[])\ntrain(m, toy(n=100))",
    "m = train(vae(latent=2, encoder=[], decoder=[]), toy(n=50), epochs=0)\nsample(m, 16777216)",
    "d = toy(n=10000, classes=6000)\npca(d, k=2)", "x = zeros(150000000)\ny = -x",
    "sqrt(zeros(200000000))", "x = zeros(150000000)\ny = round(x)",
  ]

  @Test("It is an error at its place, and no end of the program", arguments: statements)
  func refused(code: String) throws {
    var program = Program(arguments: [
      "-c", "ulimit -v 2000000; exec \"$0\" -e \"$1\"", Program.path, code,
    ])
    program.executable = "/bin/sh"
    let run = try program.run()
    #expect(run.status == 1, "\(run)")
    #expect(run.errors.contains("of memory, but "), "\(run)")
    #expect(run.errors.contains("-e:"), "\(run)")
  }

  @Test("A budget is stated by an option or the environment")
  func stated() throws {
    let code = ["-e", "zeros(50000000)"]
    let option = try Program(arguments: ["--memory", "100MB"] + code).run()
    #expect(option.status == 1, "\(option)")
    #expect(option.errors.contains("this takes 200 MB of memory, but "), "\(option)")
    #expect(option.errors.contains("-e:1:1"), "\(option)")
    let environment = try Program(arguments: code, environment: ["VAE_MEMORY": "0.1 GB"]).run()
    #expect(environment.errors.contains("this takes 200 MB of memory"), "\(environment)")
    #expect(try Program(arguments: ["--memory=2GB"] + code).run().status == 0)
  }

  @Test("An amount that is none is refused", arguments: ["lots", "8", "-1GB", "1e9GB", ""])
  func noAmount(text: String) throws {
    let run = try Program(arguments: ["--memory", text, "-e", "1"]).run()
    #expect(run.status == 2, "\(run)")
    #expect(run.errors.contains("--memory must be an amount of memory such as 8GB"), "\(run)")
  }
}
