import Catalog
import Testing

@Suite("NameDistance")
struct NameDistanceTests {
  @Test(
    "a slip of the hand finds the name that was meant",
    arguments: [
      ("bnn", "bn"), ("methd", "method"), ("trian", "train"),
      ("resnet14", "resnet-14"), ("CIFAR10", "cifar-10"), ("bn_minus", "bn-minus"),
    ]
  )
  func slips(written: String, meant: String) {
    let legal = ["bn", "method", "train", "resnet-14", "cifar-10", "bn-minus"]
    #expect(NameDistance.nearest(to: written, among: legal) == meant)
  }

  @Test("another word is not taken for a slip", arguments: ["colour", "x", "", "resnet"])
  func others(written: String) {
    #expect(NameDistance.nearest(to: written, among: ["bn", "method", "plain-4"]) == nil)
  }

  @Test("of equally near names the first is taken")
  func ties() {
    #expect(NameDistance.nearest(to: "plain-5", among: ["plain-4", "plain-6"]) == "plain-4")
  }
}
