import Methods
import Networks
import Testing
import Training

@Suite("Network, method")
struct NetworkMethodTests {
  private func network(_ name: String) throws -> Network {
    try #require(
      NetworkRegistry.network(named: name, channels: 3, height: 8, width: 8, classes: 10)
    )
  }

  @Test("names and texts of slots are methods", arguments: ["bn", "kernel=ws,activation=gn"])
  func known(_ text: String) throws {
    let method = try network("plain-4").method(text)
    #expect(try method.composition == MethodRegistry.method(text).composition)
  }

  @Test(
    "what is no method, and what finds no place in the network, is told with the reason",
    arguments: [
      ("plain-4", "magic", "there is no method 'magic'"),
      ("plain-4", "kernel=ws", "ws leaves the scale to a normalization"),
      ("mlp-3", "msr", "the gradient rule of 'msr' applies to no kernel of mlp-3"),
    ]
  )
  func refused(_ name: String, _ text: String, _ reason: String) throws {
    let network = try network(name)
    let error = #expect(throws: ExperimentError.self) { try network.method(text) }
    #expect(error?.description.contains("setting 'method': ") == true)
    #expect(error?.description.contains(reason) == true)
  }
}
