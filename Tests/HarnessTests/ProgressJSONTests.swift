import Harness
import Store
import Testing

@Suite("ProgressJSON")
struct ProgressJSONTests {
  @Test("an end carries its outcome and the counts")
  func finished() throws {
    let sample = try ProgressSample()
    var progress = try sample.progress()
    let event = RunEvent.finished(sample.cells[0], ProgressSample.end(.diverged, seconds: 2))
    progress.take(event)
    let line = try #require(ProgressJSON(event, progress)?.line)
    for part in ["\"outcome\":\"diverged\"", "\"seconds\":2", "\"done\":1", "\"declared\":11"] {
      #expect(line.contains(part), "\(line)")
    }
  }

  @Test("a stop names its reason; ticks and points say nothing new")
  func others() throws {
    let progress = try ProgressSample().progress()
    let line = ProgressJSON(.stopping(.signal(15)), progress)?.line
    #expect(line?.contains("\"detail\":\"SIGTERM\"") == true)
    #expect(ProgressJSON(.tick, progress) == nil)
    #expect(ProgressJSON(.points(try ProgressSample().cells[0], []), progress) == nil)
  }
}
