import Harness
import Testing
import Training

@Suite("Conversation")
struct ConversationTests {
  @Test("points, then a result, however the bytes are cut")
  func whole() {
    for size in [1, 7, 1000] {
      var conversation = Conversation()
      let bytes = Array((FakeWorker.points + "\n" + FakeWorker.result + "\n").utf8)
      var count = 0
      for start in stride(from: 0, to: bytes.count, by: size) {
        count += conversation.add(bytes[start..<min(start + size, bytes.count)]).count
      }
      conversation.finish()
      #expect(count == 1)
      #expect(conversation.result?.trajectory == "abc" && conversation.garbage == nil)
      #expect(conversation.usage?.peakMemory == 10)
    }
  }

  @Test("nothing may follow a result")
  func afterResult() {
    var conversation = Conversation()
    _ = conversation.add((FakeWorker.result + "\n" + FakeWorker.points + "\n").utf8)
    #expect(conversation.garbage?.hasPrefix("wrote a line that is no message") == true)
  }

  @Test("points before a broken line are kept, and nothing after it is believed")
  func broken() {
    var conversation = Conversation()
    let points = conversation.add(
      (FakeWorker.points + "\nSegmentation fault\n" + FakeWorker.result + "\n").utf8
    )
    #expect(points.count == 1 && conversation.result == nil)
    #expect(conversation.garbage == "wrote a line that is no message: “Segmentation fault”")
    #expect(conversation.add((FakeWorker.result + "\n").utf8).isEmpty)
    #expect(conversation.result == nil)
  }

  @Test("an end in the middle of a line shows")
  func half() {
    var conversation = Conversation()
    _ = conversation.add(FakeWorker.result.utf8)
    conversation.finish()
    #expect(conversation.result == nil)
    #expect(conversation.garbage?.hasPrefix("ended in the middle of a message") == true)
  }
}
