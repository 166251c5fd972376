import Foundation
import Testing

@Suite("Surroundings")
struct SurroundingsTests {
  private static let timing = """
      time:
        kind: timing
        probe: step-time
        network: resnet-8
        dataset: procedural
        batch: 4
        lr: 0.01
        reference: bn
        parameters: {turn_steps: 1, rounds: 2, warmup: 1}
        matrix: {method: [none]}
        metrics:
          step_time_ratio: {better: higher, assume: normal}
        timeout: 2m
    """

  @Test("a timing is kept for the machine, the build and the threads it was measured with")
  func timing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let suite = try folder.text("Suites/probe-suite.yaml")
    let changed = suite.replacing("controls: []", with: "").replacing(
      "claims:",
      with: "controls: []\nclaims:"
    )
    let place = try #require(changed.firstRange(of: "  products:"))
    var text = changed
    text.insert(contentsOf: Self.timing + "\n", at: place.lowerBound)
    try folder.write(text, to: "Suites/probe-suite.yaml")
    let command = try BuiltCommand()
    let run = ["run", "--profile", "smoke", "-f", "kind:timing"]
    let first = try command.run(run, in: folder.url)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.errors.split(separator: "\n").count == 1, "\(first.errors)")
    #expect(try command.run(run, in: folder.url).errors.isEmpty)
    let other = try command.run(run + ["--threads", "2"], in: folder.url)
    #expect(other.errors.split(separator: "\n").count == 1, "\(other.errors)")
  }
}
