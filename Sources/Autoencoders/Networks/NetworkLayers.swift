/// An encoder's layers: the last one that works along the bins makes one row of them, those before
/// it and between keep them. Layers that do not work along the bins act on each bin before that and
/// on the whole window after it, or throughout without one. Side inputs come in at the bottom.
func encoderParts(
  _ specs: [LayerSpec], named name: String = "encoder", input: Extent, side: Int = 0
) throws(AutoencoderError) -> [LayerPart] {
  let last = specs.lastIndex { $0.worksAlongBins }
  return try stacked(specs, name, on: input, side: side, learnsBelow: false) { index in
    index == last ? .consumed : .kept
  }
}

/// A decoder's layers with the output layer: the first one that works along the bins is given the
/// latents for all of them; without one, the output layer maps to all bins at once.
func decoderParts(
  _ specs: [LayerSpec], input: Extent, side: Int, columns: Int, outputsPerBin: Int
) throws(AutoencoderError) -> [LayerPart] {
  let first = specs.firstIndex { $0.worksAlongBins }
  let parts = try stacked(specs, "decoder", on: input, side: side, learnsBelow: true) { index in
    index == first ? .spread(over: columns) : .kept
  }
  let units = first == nil ? columns * outputsPerBin : outputsPerBin
  let output = Dense(input: parts.last?.layer.output ?? input, units: units, activation: .linear)
  return parts + [LayerPart(output, named: "output")]
}

/// Layers one on top of the other, named after their stack and place; refuses what could not be
/// held before anything of that size is made.
func stacked(
  _ specs: [LayerSpec], _ name: String, on input: Extent, side: Int, learnsBelow: Bool,
  bins: (Int) -> LayerPlace.Bins
) throws(AutoencoderError) -> [LayerPart] {
  var parts: [LayerPart] = []
  if side > 0 { parts.append(LayerPart(SideInput(input: input, side: side))) }
  var count = 0.0
  for (index, spec) in specs.enumerated() {
    let place = LayerPlace(
      input: parts.last?.layer.output ?? input, bins: bins(index),
      passesGradient: learnsBelow || index > 0)
    for part in spec.layer.parts(at: place) {
      count += part.layer.weights.reduce(0) { $0 + Double($1.count) }
      try requireSize(count, of: "weights")
      parts.append(part.within("\(name).\(index)"))
    }
  }
  return parts
}

/// Refuses weights and working memory that could not be held, before any are laid out.
func checkSizes(
  _ parts: [any Weighted], extents: [Extent]
) throws(AutoencoderError) {
  let weights = parts.reduce(0.0) { sum, part in
    part.weights.reduce(sum) { $0 + Double($1.count) }
  }
  try requireSize(weights, of: "weights")
  let numbers = extents.reduce(0.0) { $0 + Double($1.steps) * Double($1.stride) }
  try requireSize(numbers * Double(shardRows), of: "working memory")
}
