import Methods
import Networks
import Testing

@Suite("Network, objection")
struct NetworkObjectionTests {
  @Test(
    "a part of a method that finds no place is told, with what to choose",
    arguments: [
      ("mlp-3", "msr", "applies to no kernel of mlp-3; choose a network whose blocks have larger"),
      ("mlp-2", "gc", "applies to no kernel of mlp-2"),
      ("plain-6", "skipinit", "scales branches, and plain-6 has none; choose a residual network"),
      ("vgg-8", "fixup", "scales branches, and vgg-8 has none"),
      ("mlp-2", "bn+noise", "noise at the input of blocks, and mlp-2 has none"),
    ]
  )
  func told(_ network: String, _ method: String, _ text: String) throws {
    let problem = try sampleNetwork(network).objection(to: sampleMethod(method))
    #expect(problem?.contains(text) == true, "\(problem ?? "none")")
  }

  @Test("every method makes sense on a residual network", arguments: MethodRegistry.names)
  func residual(_ method: String) throws {
    for network in ["resnet-8", "preact-resnet-8", "resnet-18x0.25"] {
      #expect(try sampleNetwork(network).objection(to: sampleMethod(method)) == nil)
    }
  }
}
