import Datasets
import Testing

@Suite("Dataset description")
struct DatasetTests {
  @Test("the count of a split is that of its images")
  func counts() {
    let description = DatasetDescription(
      name: "toy",
      summary: "",
      shape: ImageShape(channels: 1, height: 1, width: 1),
      classes: 2,
      trainImages: 7,
      testImages: 3,
      source: nil
    )
    #expect(description.count(of: .train) == 7)
    #expect(description.count(of: .test) == 3)
  }
}
