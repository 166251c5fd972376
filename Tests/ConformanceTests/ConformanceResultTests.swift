import Conformance
import Testing

@Suite("Conformance result")
struct ConformanceResultTests {
}
