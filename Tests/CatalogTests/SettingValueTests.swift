import Catalog
import Testing

@Suite("SettingValue")
struct SettingValueTests {
  @Test("a value is what it is, and nothing else")
  func kinds() {
    #expect(SettingValue.text("bn").text == "bn")
    #expect(SettingValue.text("1").number == nil)
    #expect(SettingValue.number(0.5).number == 0.5)
    #expect(SettingValue.flag(true).flag == true)
    #expect(SettingValue.flag(true).text == nil)
    #expect(SettingValue.number(1).elements == [.number(1)])
    #expect(SettingValue.list([.number(1), .number(2)]).elements.count == 2)
  }

  @Test(
    "the description is the shortest text that reads back",
    arguments: [
      (SettingValue.number(0.1), "0.1"), (.number(1), "1"), (.number(-3), "-3"),
      (.number(5e-4), "0.0005"), (.number(1e20), "1e+20"), (.text("bn"), "bn"),
      (.flag(false), "false"), (.list([.number(1), .number(2.5)]), "[1, 2.5]"),
    ]
  )
  func description(value: SettingValue, text: String) {
    #expect(value.description == text)
  }
}
