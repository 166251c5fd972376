import Harness
import Testing

@Suite("Filter")
struct FilterTests {
  private static let values: [String: [String]] = [
    "suite": ["pws"], "method": ["bn"], "tag": ["slow", "accuracy"], "network": ["resnet-20"],
    "lr": ["0.0001"], "outcome": [],
  ]

  private func matches(_ text: String) throws -> Bool? {
    try Filter(text, keys: Self.values.keys + ["seed"]).matches { Self.values[$0] }
  }

  @Test(
    "expressions hold",
    arguments: [
      "suite:pws", "suite:pws method:(bn OR pws)", "method:(pws OR bn)", "*", "-tag:fast",
      "suite:large-lr OR suite:pws", "network:/resnet-.*/ lr:1e-4", "NOT suite:large-lr",
      "tag:slow AND tag:accuracy", #"method:"bn""#, "(suite:a OR suite:pws) -(method:pws)",
      "suite:a OR suite:pws method:bn", "--suite:pws", "-outcome:ok", "lr:.0001",
    ]
  )
  func holds(text: String) throws {
    #expect(try matches(text) == true)
  }

  @Test(
    "expressions do not hold",
    arguments: [
      "suite:PWS", "suite:pws -tag:slow", "network:/resnet/", "method:(none OR pws)",
      "suite:pws (method:none OR tag:fast)", "-*", "outcome:ok", "suite:pws suite:large-lr",
      "lr:0.001",
    ]
  )
  func fails(text: String) throws {
    #expect(try matches(text) == false)
  }

  @Test("what is not known yet decides only where nothing else does")
  func unknown() throws {
    #expect(try matches("seed:1") == nil)
    #expect(try matches("-seed:1") == nil)
    #expect(try matches("suite:a seed:1") == false)
    #expect(try matches("suite:pws OR seed:1") == true)
    #expect(try matches("suite:pws seed:1") == nil)
  }
}
