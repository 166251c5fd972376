import Kernels
import Testing

@Suite("Channel table")
struct ChannelTableTests {
  @Test("starts at zero and keeps every number apart", arguments: [1, 3], [3, 16, 40])
  func places(_ rows: Int, _ channels: Int) {
    let table = ChannelTable(rows: rows, channels: channels, columns: 3)
    #expect(table.rows == rows && table.channels == channels && table.columns == 3)
    func each(_ body: (Int, Int, Int, Float) -> Void) {
      for row in 0..<rows {
        for channel in 0..<channels {
          for column in 0..<3 {
            body(row, channel, column, Float(1 + (row * channels + channel) * 3 + column))
          }
        }
      }
    }
    each { row, channel, column, _ in #expect(table[row, channel, column] == 0) }
    each { row, channel, column, value in table[row, channel, column] = value }
    each { row, channel, column, value in #expect(table[row, channel, column] == value) }
  }

  @Test("a pointer sees sixteen channels of one column, and columns follow one another")
  func pointers() {
    let table = ChannelTable(rows: 2, channels: 20, columns: 2)
    table[1, 18, 1] = 7
    #expect(table.pointer(1, 1, 1)[2] == 7)
    #expect(table.pointer(1, 1, 1) == table.pointer(1, 1, 0) + 16)
    #expect(UInt(bitPattern: table.pointer(0, 1, 0)) % 64 == 0)
  }

  @Test("a table of one row answers for every image")
  func shared() {
    let table = ChannelTable(rows: 1, channels: 4, columns: 2)
    table[0, 3, 1] = 5
    #expect(table[9, 3, 1] == 5)
    #expect(table.pointer(9, 0, 1) == table.pointer(0, 0, 1))
    let own = ChannelTable(rows: 2, channels: 4, columns: 2)
    own[0, 3, 1] = 5
    #expect(own[1, 3, 1] == 0)
  }
}
