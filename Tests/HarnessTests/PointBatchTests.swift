import Harness
import Testing
import Training

@Suite("PointBatch")
struct PointBatchTests {
  private func points(_ count: Int) -> [Point] {
    (0..<count).map { Point(step: $0, seconds: 0, metric: "train_loss", value: 1) }
  }

  @Test("points wait until there are enough of them")
  func size() {
    var batch = PointBatch()
    let start = ContinuousClock.now
    #expect(batch.add(points(PointBatch.size - 1), at: start).isEmpty)
    #expect(batch.add(points(1), at: start).count == PointBatch.size)
    #expect(batch.take().isEmpty)
  }

  @Test("points wait until the first is old enough")
  func age() {
    var batch = PointBatch()
    let start = ContinuousClock.now
    #expect(batch.add(points(1), at: start).isEmpty)
    #expect(batch.add(points(1), at: start + PointBatch.age / 2).isEmpty)
    #expect(batch.add(points(1), at: start + PointBatch.age).count == 3)
    #expect(batch.add(points(1), at: start + PointBatch.age * 1.5).isEmpty)
    #expect(batch.take().count == 1)
  }
}
