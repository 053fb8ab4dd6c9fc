/// The kind of likelihood that a model is described with.
package struct LikelihoodKind: Sendable, Hashable {
  package let type: any WindowLikelihood.Type
  package var name: String { type.name }

  package static let all = Kinds.likelihoods.map(LikelihoodKind.init)
  /// The one that a model has unless it is told otherwise.
  package static let usual = LikelihoodKind(Kinds.likelihoods[0])

  private init(_ type: any WindowLikelihood.Type) { self.type = type }

  /// The kind of that name; nil where there is none.
  package init?(_ name: String) {
    guard let kind = Self.all.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  package static func == (a: LikelihoodKind, b: LikelihoodKind) -> Bool { a.type == b.type }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type)) }
}

/// The family of latent variables that a model is described with.
package struct LatentKind: Sendable, Hashable {
  package let type: any LatentFamily.Type
  package var name: String { type.name }

  /// The one that a model has unless it is told otherwise.
  package static let usual = LatentKind(Kinds.latents[0])

  private init(_ type: any LatentFamily.Type) { self.type = type }

  /// The family of that name; nil where there is none.
  package init?(_ name: String) {
    guard let type = Kinds.latents.first(where: { $0.name == name }) else { return nil }
    self.init(type)
  }

  package static func == (a: LatentKind, b: LatentKind) -> Bool { a.type == b.type }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type)) }
}
