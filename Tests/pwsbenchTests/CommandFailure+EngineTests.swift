import Foundation
import Testing

@Suite("CommandFailure+Engine")
struct CommandFailureEngineTests {
  @Test(
    "an unknown name is a bad command line, a missing file is bad data",
    arguments: [
      (["--dataset", "cifar-11"], Int32(2), "cifar-11"),
      (["--dataset", "cifar-10"], 9, "PWSBENCH_DATA"), (["--method", "magic"], 2, "magic"),
    ]
  )
  func codes(arguments: [String], code: Int32, reason: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.write("\u{2}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}{}", to: "model")
    let outcome = try BuiltCommand().run(
      ["evaluate", "--load", "model", "--network", "plain-4", "--method", "none"] + arguments,
      in: folder.url
    )
    #expect(outcome.exitCode == code)
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
  }
}
