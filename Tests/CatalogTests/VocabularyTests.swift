import Catalog
import Testing

@Suite("Vocabulary")
struct VocabularyTests {
  @Test("a probe of a network reads settings that exist")
  func settings() {
    let names = Set(SettingField.all.map(\.name))
    #expect(names.isSuperset(of: ProbeVocabulary.networkSettings))
    #expect(ProbeVocabulary(metrics: []).settings == ProbeVocabulary.networkSettings)
  }
}
