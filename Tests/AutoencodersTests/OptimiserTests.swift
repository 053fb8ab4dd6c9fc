import Autoencoders
import Files
import LinearAlgebra
import Testing

private let description = VAEDescription(
  latent: 5, encoder: [.lstm(units: 20)], decoder: [.lstm(units: 18)], kl: 1e-3)

private func trained(
  _ change: (inout TrainingOptions) -> Void, isCancelled: (@Sendable () -> Bool)? = nil
) throws -> VAE {
  var options = TrainingOptions()
  options.epochs = 4
  options.seed = 7
  change(&options)
  return try VAE(description).trained(
    on: waves(200, 12, seed: 1), options: options, isCancelled: isCancelled)
}

private func weights(_ model: VAE) throws -> [[Float]] { try model.file().tensors.map(\.values) }

@Suite("Schedules and clipping")
struct OptimiserTests {
  @Test("Schedules are PyTorch's OneCycleLR and CosineAnnealingLR")
  func schedules() throws {
    for (schedule, numbers) in try ReferenceNumbers.read().schedules {
      let schedule = try #require(Schedule(rawValue: schedule))
      for row in numbers {
        for (step, rate) in row.rates.enumerated() {
          #expect(abs(schedule.factor(ofStep: step, of: row.rates.count) - rate) < 1e-12)
        }
      }
    }
    #expect((0..<9).allSatisfy { Schedule.constant.factor(ofStep: $0, of: 9) == 1 })
  }

  @Test("Each schedule and clipping change what is learnt, alike on any number of threads")
  func threads() throws {
    let plain = try weights(trained { _ in })
    let changes: [(inout TrainingOptions) -> Void] = [
      { $0.schedule = .oneCycle }, { $0.schedule = .cosine }, { $0.clip = 1e-3 },
      {
        $0.clip = 0.1; $0.schedule = .oneCycle
      },
    ]
    for change in changes {
      let one = try weights(
        trained {
          change(&$0)
          $0.threads = 1
        })
      #expect(one != plain)
      for threads in [2, 3, 8] {
        let many = try weights(
          trained {
            change(&$0)
            $0.threads = threads
          })
        #expect(many == one)
      }
    }
  }

  @Test("A limit that no gradient reaches changes nothing but the order of sums")
  func generousClip() throws {
    let plain = try weights(trained { _ in })
    let clipped = try weights(trained { $0.clip = 1e6 })
    for (a, b) in zip(plain, clipped) {
      #expect(largestDifference(a.map(Double.init), b.map(Double.init)) < 1e-5)
    }
  }

  @Test("A clipped gradient has the norm of the limit and the direction that it had")
  func clippedStep() throws {
    // After one step Adam's first moment is a tenth of the gradient.
    func gradient(_ clip: Double?) throws -> [Float] {
      let model = try trained {
        $0.epochs = 1
        $0.batch = 200
        $0.clip = clip
      }
      return try model.file().tensors.filter { $0.name.hasPrefix("adam.first.") }
        .flatMap { $0.values.map { $0 * 10 } }
    }
    func norm(_ values: [Float]) -> Double {
      values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    let (whole, clipped) = (try gradient(nil), try gradient(0.01))
    #expect(norm(whole) > 0.02)
    #expect(abs(norm(clipped) - 0.01) < 1e-6)
    let factor = Float(0.01 / norm(whole))
    #expect(zip(whole, clipped).allSatisfy { abs($0 * factor - $1) < 1e-8 })
  }

  @Test("A run under a schedule that was interrupted goes on to the bits of an unbroken one")
  func interrupted() throws {
    let whole = try trained {
      $0.schedule = .oneCycle
      $0.clip = 0.5
    }
    for questions in [3, 20, 40] {
      let left = Patience(questions)
      let part = try trained(
        {
          $0.schedule = .oneCycle
          $0.clip = 0.5
        }, isCancelled: { left.isAtEnd() })
      var options = try #require(part.interruptedRun).options
      // What a file keeps of the run is enough.
      let read = try VAE(TensorFile(part.file().bytes()))
      #expect(read.interruptedRun == part.interruptedRun)
      options.threads = 2
      let again = try read.trained(on: waves(200, 12, seed: 1), options: options)
      #expect(try weights(again) == weights(whole) && again.history == whole.history)
    }
  }
}
