import Comparison
import Testing

@Suite("FlatSettings")
struct FlatSettingsTests {
  @Test(
    "the seed and the engine are left out, and the experiment's settings stand beside the others"
  )
  func flat() throws {
    let json =
      #"{"dataset":"6d95","engine":"0a","place":"1b","epoch":2,"experiment":{"augment":false,"batch":32,"learningRate":0.1,"#
      + #""milestones":[0.5,1],"parameters":{"b":[1],"a":[0.5]},"method":"bn","seed":7},"format":1}"#
    #expect(
      try FlatSettings.settings(json: json) == [
        "dataset": "6d95", "epoch": "2", "augment": "false", "batch": "32",
        "learningRate": "0.1", "milestones": "[0.5, 1]", "parameters": "a=[0.5] b=[1]",
        "method": "bn", "format": "1",
      ]
    )
  }

  @Test("text that is no JSON is refused")
  func refused() {
    #expect(throws: (any Error).self) { try FlatSettings.settings(json: "{") }
  }
}
