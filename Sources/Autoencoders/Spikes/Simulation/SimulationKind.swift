/// What simulated traces are of.
package enum SimulationKind: String, Sendable, CaseIterable, Hashable {
  /// Half of them fitted, half generic.
  case mix
  /// The neurons that a model was fitted to, varied a little.
  case fitted
  /// Any indicator, microscope and cell.
  case generic
}
