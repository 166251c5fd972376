import Catalog
import Testing

@Suite("SettingLayers")
struct SettingLayersTests {
  @Test("recipes and scales take settings, but no probe and no parameters")
  func keys() {
    #expect(
      Example.messages("momentum: 0.9", "parameters: {size: 1}").first?
        .hasPrefix("7:9: unknown key 'parameters' in recipe 'sgd'") == true
    )
    #expect(
      Example.messages("batch: 8,", "probe: depth-moments, batch: 8,").first?
        .hasPrefix("9:50: unknown key 'probe' in scale 'tiny'") == true
    )
  }

  @Test("an unknown recipe or scale is a mistake, but not when the layers are mistaken")
  func unknown() {
    #expect(
      Example.messages("recipe: sgd", "recipe: sdg") == [
        "14:13: unknown recipe 'sdg' (did you mean 'sgd'?)"
      ]
    )
    #expect(
      Example.messages("{momentum: 0.9, schedule: constant}", "3") == [
        "7:8: recipe 'sgd' must be a map of keys, found '3'"
      ]
    )
  }
}
