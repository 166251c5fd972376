import Foundation
import Testing

@Suite("BenchCommand")
struct BenchCommandTests {
  @Test("a JSON line holds what scripts rely on")
  func line() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      ["bench", "--network", "resnet-8", "--batch", "4", "--seconds", "0", "--json"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.split(separator: "\n").count == 1)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let fields = try #require(object as? [String: Any])
    for name in ["images_per_second", "best", "worst", "peak_rss_bytes", "gflops"] {
      let number = try #require(fields[name] as? Double, "\(name)")
      #expect(number > 0, "\(name)")
    }
    #expect((fields["best"] as? Double ?? 0) >= (fields["worst"] as? Double ?? .infinity))
    #expect(fields["level"] is String)
  }

  @Test("unknown names and impossible numbers are told on the command line")
  func refusals() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    for (arguments, reason) in [
      (["--network", "resnet-21"], "resnet-21"), (["--method", "bnn"], "bnn"),
      (["--batch", "0"], "--batch"), (["--threads", "0"], "--threads"),
    ] {
      let outcome = try command.run(["bench"] + arguments, in: folder.url)
      #expect(outcome.exitCode == 2, "\(arguments)")
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    }
  }
}
