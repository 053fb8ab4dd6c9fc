import Glibc
import LinearAlgebra

/// The spikes of one simulated neuron.
struct SimulatedSpikes {
  /// Spikes in each 10 ms.
  private(set) var counts: [UInt8]

  /// Steps in which spikes come, and how many make a bin of 10 ms.
  private static let (step, stepsPerBin) = (0.002, 5)
  private static let (highestRate, absolutePause) = (150.0, 0.002)

  init(_ stream: inout RandomStream, _ room: SpikeSimulation.Room) {
    counts = Array(repeating: 0, count: SpikeSimulation.samples)
    var rates = Self.rates(&stream, room)
    let bursts = Bursts(&stream)
    let slowed = Float(1 / (1 + 0.6 * bursts.chance * (1 + bursts.more)))
    for bin in rates.indices { rates[bin] = min(rates[bin] * slowed, Float(Self.highestRate)) }
    let recovery = stream.logUniform(0.001, 0.03)
    draw(rates, bursts, recovery: recovery, &stream)
  }

  /// Spikes per second in each 10 ms: a base rate, log-uniform from 0.1 to 10 /s, times the
  /// exponential of a Gaussian process; in three of ten neurons silence comes and goes.
  private static func rates(_ stream: inout RandomStream, _ room: SpikeSimulation.Room) -> [Float] {
    let base = stream.logUniform(0.1, 10)
    let time = stream.logUniform(0.05, 5)
    let deviation = stream.uniform(0, 1.8)
    room.drawProcess(time: time)
    let offset = Float(log(base) - deviation * deviation / 2)
    let logs = room.transform.signal.map { $0 * Float(deviation) + offset }
    var rates = Kernels.best.exp(logs)
    guard stream.uniform() < 0.3 else { return rates }
    room.drawProcess(time: stream.logUniform(1, 15))
    let share = stream.uniform(0.2, 0.9)
    let limit = room.transform.signal.quantile(share)
    let (active, silent) = (Float(0.9 / (1 - share)), Float(0.02))
    for bin in rates.indices {
      rates[bin] *= room.transform.signal[bin] > limit ? active : silent
    }
    return rates
  }

  /// How spikes come in bursts.
  private struct Bursts {
    /// The chance that a spike begins one.
    var chance = 0.0
    /// How many spikes follow the first one that follows, on average.
    var more = 0.0
    /// Seconds between two of them.
    let interval: Double

    /// The most spikes that follow.
    static let most = 6

    init(_ stream: inout RandomStream) {
      if stream.uniform() < 0.5 {
        chance = stream.uniform(0.1, 0.8)
        more = stream.uniform(0.2, 2.5)
      }
      interval = stream.uniform(0.004, 0.012)
    }

    func length(_ stream: inout RandomStream) -> Int {
      var length = 1
      while length < Self.most, stream.uniform() < more / (1 + more) { length += 1 }
      return length
    }

    /// The next interval, in steps.
    func steps(_ stream: inout RandomStream) -> Int {
      Int((interval * stream.uniform(0.7, 1.3) / SimulatedSpikes.step).rounded(.up))
    }
  }

  /// Spikes of a process whose rate recovers after each: none for 2 ms, then as
  /// 1 - exp(-t / recovery). The risk is added up until it reaches an exponential draw.
  private mutating func draw(
    _ rates: [Float], _ bursts: Bursts, recovery: Double, _ stream: inout RandomStream
  ) {
    let steps = rates.count * Self.stepsPerBin
    let pause = Int(Self.absolutePause / Self.step)
    let fading = exp(-Self.step / recovery)
    func threshold() -> Double { -log(1 - stream.uniform()) }
    var (at, left, weakness) = (0, threshold(), 0.0)
    while at < steps {
      let perStep = Self.risk(Double(rates[at / Self.stepsPerBin]) * Self.step * (1 - weakness))
      if weakness == 0, at.isMultiple(of: Self.stepsPerBin),
        left > perStep * Double(Self.stepsPerBin)
      {
        left -= perStep * Double(Self.stepsPerBin)
        at += Self.stepsPerBin
        continue
      }
      left -= perStep
      if left > 0 {
        weakness = weakness < 1e-3 ? 0 : weakness * fading
        at += 1
        continue
      }
      add(at)
      if stream.uniform() < bursts.chance {
        for _ in 0..<bursts.length(&stream) {
          at += bursts.steps(&stream)
          add(at)
        }
      }
      at += pause + 1
      (left, weakness) = (threshold(), fading)
    }
  }

  /// -ln(1 - chance), for a chance of at most 0.3 in a step.
  private static func risk(_ chance: Double) -> Double {
    chance * (1 + chance * (0.5 + chance / 3))
  }

  private mutating func add(_ step: Int) {
    let bin = step / Self.stepsPerBin
    if bin < counts.count { counts[bin] += 1 }
  }
}

extension UnsafeMutableBufferPointer<Float> {
  /// The number that a share of all is below (Hoare 1961): the sought place is closed in on.
  func quantile(_ share: Double) -> Float {
    var numbers = Array(self)
    let sought = Int(share * Double(count - 1))
    var (low, high) = (0, count - 1)
    while low < high {
      let pivot = numbers[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while numbers[left] < pivot { left += 1 }
        while numbers[right] > pivot { right -= 1 }
        if left <= right {
          numbers.swapAt(left, right)
          (left, right) = (left + 1, right - 1)
        }
      }
      if sought <= right { high = right } else if sought >= left { low = left } else { break }
    }
    return numbers[sought]
  }
}
