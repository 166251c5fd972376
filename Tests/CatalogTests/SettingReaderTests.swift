import Catalog
import Testing

@Suite("SettingReader")
struct SettingReaderTests {
  @Test("values have the types of the table")
  func types() throws {
    let settings = "augment: true\n    milestones: [0.5, 0.75]\n    kernels: openblas"
    let suite = try Example.suite("weight_decay: 5e-4", settings)
    let train = try #require(suite?.caseNamed("train"))
    #expect(train.settings["augment"] == .flag(true))
    #expect(train.settings["milestones"] == .list([.number(0.5), .number(0.75)]))
    #expect(train.settings["kernels"] == .text("openblas"))
  }

  @Test(
    "values out of type or range are mistakes",
    arguments: [
      ("batch: 0", "'batch' must be at least 1, found '0'"),
      ("momentum: 1", "'momentum' must be at least 0 and below 1, found '1'"),
      ("weight_decay: -1e-4", "'weight_decay' must be at least 0, found '-1e-4'"),
      ("image_size: 7", "'image_size' must be 0 or at least 8, found '7'"),
      ("milestones: [0.75, 0.5]", "'milestones' must rise from element to element"),
      ("augment: 1", "'augment' must be true or false, found '1'"),
      ("kernels: nativ", "unknown kernels 'nativ' (did you mean 'native'?)"),
      ("network: resnet-7", "unknown network 'resnet-7' (did you mean 'resnet-8'?)"),
    ]
  )
  func mistakes(setting: String, sentence: String) throws {
    let said = Example.messages("weight_decay: 5e-4", setting)
    #expect(said.map { $0.drop { $0 != " " }.dropFirst() } == [sentence[...]])
  }

  @Test("steps and epochs exclude one another")
  func stepsAndEpochs() {
    #expect(
      Example.messages("weight_decay: 5e-4", "steps: 3\n    epochs: 1") == [
        "16:5: 'steps' and 'epochs' exclude one another in case 'train'; remove one"
      ]
    )
  }
}
