import Wording
import Testing

@Suite("Names that were probably meant")
struct NearestNameTests {
  private static let names = [
    "latent", "encoder", "pca", "svm", "train", "kl", "plot", "learning_rate",
  ]

  @Test(
    "One edit up to four letters, two above",
    arguments: [
      ("latnet", "latent"), ("latnt", "latent"), ("ltnt", nil), ("lantent", "latent"),
      ("pac", "pca"), ("pcas", "pca"),
      ("ap", nil), ("svn", "svm"), ("vsn", nil), ("trian", "train"), ("Train", "train"),
      ("tarni", "train"),
      ("kll", "kl"), ("k", nil), ("plto", "plot"), ("polts", "plot"), ("encoders", "encoder"),
      ("learning_rat", "learning_rate"), ("lernin_rate", "learning_rate"), ("", nil),
      ("zzzzzz", nil),
      ("latent", nil),
    ] as [(String, String?)])
  func nearest(name: String, expected: String?) {
    #expect(nearestName(to: name, among: NearestNameTests.names) == expected)
  }

  @Test("A swap is one edit, and the nearest wins over the first")
  func nearestWins() {
    #expect(nearestName(to: "abdc", among: ["abxx", "abcd"]) == "abcd")
    #expect(nearestName(to: "windowz", among: ["windw", "windows"]) == "windows")
  }
}
