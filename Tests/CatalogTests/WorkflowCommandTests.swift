import Catalog
import Testing

@Suite("WorkflowCommand")
struct WorkflowCommandTests {
  @Test("what separates is escaped, in the message and more so in the place")
  func escaped() {
    let place = Location(file: "a,b:c.yaml", line: 3, column: 7)
    #expect(
      WorkflowCommand(.error, at: place, message: "50 %: a,\nb").text
        == "::error file=a%2Cb%3Ac.yaml,line=3,col=7::50 %25: a,%0Ab"
    )
    #expect(WorkflowCommand(.notice, at: nil, message: "done").text == "::notice::done")
  }
}
