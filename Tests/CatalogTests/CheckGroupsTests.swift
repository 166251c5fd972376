import Catalog
import Testing

@Suite("CheckGroups")
struct CheckGroupsTests {
  @Test("groups that mix arms, are equal, or are empty are mistakes")
  func groups() {
    #expect(
      Example.messages("treat: {method: bn, lr: 0.1}", "treat: {method: bn}") == [
        "43:14: 'treat' mixes arms that differ in 'lr'; give 'lr' a value there"
      ]
    )
    #expect(
      Example.messages("reference: {method: none,", "reference: {method: bn,") == [
        "44:18: 'reference' selects the same arms as 'treat'"
      ]
    )
    #expect(
      Example.messages("scales: {big", "exclude: [{method: bn, lr: 0.1}]\n    scales: {big") == [
        "44:14: no arm of case 'train' has lr=0.1 method=bn, as 'treat' says"
      ]
    )
  }

  @Test("the axis of a check must vary, have numbers, and be left free")
  func axes() {
    #expect(
      Example.messages("axis: factors", "axis: factor") == [
        "47:70: unknown axis 'factor' in case 'products' (did you mean 'factors'?)"
      ]
    )
    #expect(
      Example.messages("factors: [1, 2, 4]", "factors: [1]") == [
        "47:70: axis 'factors' has one value; a check along it needs two"
      ]
    )
    #expect(
      Example.messages("axis: factors", "treat: {factors: 1}, axis: factors") == [
        "47:71: 'treat' fixes 'factors', the axis of the check; leave it free"
      ]
    )
  }

  @Test("an exact check may look at every arm")
  func exact() {
    let check =
      "- {type: exact, case: train, metric: train_loss, tolerance: 0}\n      - {type: slope"
    #expect(Example.messages("- {type: slope", check) == [])
  }
}
