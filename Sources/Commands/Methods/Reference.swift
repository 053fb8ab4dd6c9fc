/// A publication that a step is to be cited with.
struct Reference: Equatable {
  let text: String

  /// Those of each command that has some.
  static let of: [String: [Reference]] = [
    "vae": [autoencoder], "train": [adam], "classifier": [adam], "svm": [supportVectors, libsvm],
    "oasis": [oasis],
  ]

  private static let autoencoder = Reference(
    text: "Kingma DP, Welling M (2014). Auto-encoding variational Bayes. ICLR.")
  private static let adam = Reference(
    text: "Kingma DP, Ba J (2015). Adam: a method for stochastic optimization. ICLR.")
  private static let supportVectors = Reference(
    text: "Cortes C, Vapnik V (1995). Support-vector networks. Machine Learning 20: 273–297.")
  private static let libsvm = Reference(
    text: "Chang CC, Lin CJ (2011). LIBSVM: a library for support vector machines. ACM TIST 2: 27.")
  private static let oasis = Reference(
    text:
      "Friedrich J, Zhou P, Paninski L (2017). Fast online deconvolution of calcium imaging data. "
      + "PLoS Computational Biology 13: e1005423.")
}
