import Kernels
import Methods
import Testing

@Suite("Scaled rule")
struct ScaledRuleTests {
  @Test("a factor per sample and channel multiplies scale and shift of a rule that has one row")
  func forward() {
    var bias: any ActivationRule = Bias(Samples.place(channels: 3))
    bias.parameters[0].value[1] = 2
    var scaled = ScaledRule(bias)
    let table = ChannelTable(rows: 2, channels: 3, columns: 2)
    scaled.forward(nil, .training, into: table, shift: 0.5) { Float(10 * $0 + $1) }
    #expect(table[1, 1, 0] == 11 && table[1, 1, 1] == 22.5)
    #expect(table[0, 2, 0] == 2 && table[0, 2, 1] == 0.5)
  }

  @Test("without a rule inside values are multiplied, and so are gradients")
  func alone() {
    var scaled = ScaledRule(nil)
    let table = ChannelTable(rows: 1, channels: 2, columns: 3)
    scaled.backward(nil, into: table) { _, channel in Float(channel + 2) }
    #expect((0..<2).map { table[0, $0, 0] } == [2, 3])
    #expect((0..<2).allSatisfy { table[0, $0, 1] == 0 && table[0, $0, 2] == 0 })
  }
}
