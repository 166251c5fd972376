import Catalog
import Testing

@Suite("CaseDraft")
struct CaseDraftTests {
  @Test("recipe < scale < case < the case's own block for the scale")
  func layers() throws {
    let tiny = try #require(try Example.suite()?.caseNamed("train"))
    #expect(tiny.settings["momentum"] == .number(0.9))
    #expect(tiny.settings["batch"] == .number(8))
    #expect(tiny.settings["weight_decay"] == .number(5e-4))
    let big = try #require(try Example.suite(profile: "standard")?.caseNamed("train"))
    #expect(big.settings["batch"] == .number(64))
    let own = try Example.suite("weight_decay: 5e-4", "momentum: 0.5\n    batch: 4")
    #expect(own?.caseNamed("train")?.settings["momentum"] == .number(0.5))
    #expect(own?.caseNamed("train")?.settings["batch"] == .number(4))
  }

  @Test("steps of a case displace the epochs of its scale")
  func steps() throws {
    let suite = try Example.suite("weight_decay: 5e-4", "steps: 3", profile: "standard")
    let settings = try #require(suite?.caseNamed("train")?.settings)
    #expect(settings["steps"] == .number(3))
    #expect(settings["epochs"] == nil)
  }

  @Test("what a probe does not read is left out")
  func unread() throws {
    let products = try #require(try Example.suite()?.caseNamed("products"))
    #expect(products.settings == ["probe": .text("matrix-products"), "size": .number(16)])
  }

  @Test("the timeout is the case's, then the scale's, then ten minutes")
  func timeouts() throws {
    let tiny = try Example.suite()
    #expect(tiny?.caseNamed("products")?.timeout == 90)
    #expect(tiny?.caseNamed("train")?.timeout == 180)
    #expect(try Example.suite(profile: "standard")?.caseNamed("train")?.timeout == 600)
    let own = try Example.suite("big: {batch: 64}", "tiny: {timeout: 2h}")
    #expect(own?.caseNamed("train")?.timeout == 7200)
  }

  @Test("a case that cannot run at a scale says what it lacks")
  func missing() {
    #expect(
      Example.messages("network: resnet-20, batch: 128, epochs: 5", "batch: 128") == [
        "12:3: case 'train' has neither 'steps' nor 'epochs' at scale 'big'; "
          + "give it in the case, its recipe or the scale",
        "12:3: case 'train' has no 'network' at scale 'big'; "
          + "give it in the case, its recipe or the scale",
      ]
    )
  }
}
