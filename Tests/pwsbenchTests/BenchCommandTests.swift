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

  @Test("--ops prints a row for every convolution, and the ceilings")
  func operations() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      ["bench", "--ops", "--network", "resnet-8", "--batch", "2", "--seconds", "0"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("GFLOP/s in registers"))
    #expect(outcome.output.contains("3×32×32 → 16×32×32, kernel 3×3, stride 1, padding 1"))
  }

  @Test("--loading says which part of a step loading and augmenting are")
  func loading() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      ["bench", "--loading", "--network", "resnet-8", "--batch", "2", "--seconds", "0"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.hasPrefix("loading and augmenting "))
    #expect(outcome.output.hasSuffix("% of a step, 5 steps\n"))
  }

  @Test("--recording prints the share of a step")
  func recording() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let arguments = ["--network", "resnet-8", "--batch", "4", "--seconds", "0", "--recording"]
    let outcome = try BuiltCommand().run(["bench"] + arguments, in: folder.url)
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.output.contains(
        /^resnet-8 bn batch 4: recording takes \d+\.\d{3} % of a step .* 3 turns/
      )
    )
    let json = try BuiltCommand().run(["bench", "--json"] + arguments, in: folder.url)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let fields = try #require(object as? [String: Double])
    #expect((fields["share"] ?? 0) > 0 && fields["turns"] == 3)
  }

  @Test("--scaling compares cells side by side with threads, and names the fastest")
  func scaling() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      [
        "bench", "--scaling", "--network", "resnet-8", "--batch", "2", "--seconds", "0",
        "--rounds", "1",
      ],
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("fastest here: run --jobs"))
  }

  @Test("unknown names and impossible numbers are told on the command line")
  func refusals() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    for (arguments, reason) in [
      (["--network", "resnet-21"], "resnet-21"), (["--method", "bnn"], "no method 'bnn'"),
      (["--method", "kernel=ws"], "ws leaves the scale to a normalization"),
      (["--network", "mlp-3", "--method", "msr"], "applies to no kernel of mlp-3"),
      (["--recording", "--method", "kernel=ws"], "ws leaves the scale to a normalization"),
      (["--batch", "0"], "--batch"), (["--threads", "0"], "--threads"),
      (["--ops", "--scaling"], "one of --ops"), (["--ops", "--recording"], "one of --ops"),
      (["--loading", "--method", "bnn"], "bnn"), (["--scaling", "--rounds", "0"], "--rounds"),
    ] {
      let outcome = try command.run(["bench"] + arguments, in: folder.url)
      #expect(outcome.exitCode == 2, "\(arguments)")
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    }
  }
}
