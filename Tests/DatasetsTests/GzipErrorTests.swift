import Datasets
import Testing

@Suite("Gzip errors")
struct GzipErrorTests {
  @Test("no two descriptions are alike, and the limit is named")
  func descriptions() {
    let all: [GzipError] = [
      .notGzip, .unknownFeature, .truncated, .badBlock, .badCode, .badDistance,
      .tooLong(limit: 47), .wrongChecksum, .wrongLength,
    ]
    #expect(Set(all.map(\.description)).count == all.count)
    #expect(GzipError.tooLong(limit: 47).description.contains("47 bytes"))
  }
}
