import Datasets
import Testing

@Suite("Image set")
struct ImageSetTests {
  private let images = ImageSet(
    shape: ImageShape(channels: 2, height: 4, width: 4),
    classes: 3,
    pixels: (0..<64).map { UInt8($0 * 3) },
    labels: [2, 1],
    mean: [0.5, 0.25],
    deviation: [0.5, 0.125]
  )

  @Test("a prefix keeps the first images and everything else")
  func prefix() {
    let first = images.prefix(1)
    #expect(first.count == 1)
    #expect(first.pixels == Array(images.pixels.prefix(32)))
    #expect(first.labels == [2])
    #expect(first.mean == images.mean)
    #expect(images.dropFirst(1).pixels == Array(images.pixels.dropFirst(32)))
    #expect(images.dropFirst(1).labels == Array(images.labels.dropFirst(1)))
    #expect(images.prefix(2) == images)
    #expect(images.prefix(9) == images)
  }

  @Test("averaging takes the rounded mean of each square, channel by channel")
  func averaging() throws {
    let half = try images.averaged(to: 2)
    #expect(half.shape == ImageShape(channels: 2, height: 2, width: 2))
    // The first square holds 0, 3, 12, 15: mean 7.5, rounded up.
    #expect(half.pixels == [8, 14, 32, 38, 56, 62, 80, 86, 104, 110, 128, 134, 152, 158, 176, 182])
    #expect(half.labels == images.labels)
    let one = try images.averaged(to: 1)
    #expect(one.pixels == [23, 71, 119, 167])
    #expect(try images.averaged(to: 4) == images)
    #expect(try images.averaged(to: 0) == images)
  }

  @Test("an edge that does not divide the extents is refused", arguments: [3, 5, 8, -2])
  func badEdge(edge: Int) {
    #expect(throws: DatasetError.badEdge(edge, shape: images.shape)) {
      try images.averaged(to: edge)
    }
  }

  @Test("the checksum notices every part of the data")
  func checksum() throws {
    var sums: Set<String> = [images.checksum, images.prefix(1).checksum]
    sums.insert(
      ImageSet(
        shape: images.shape,
        classes: 3,
        pixels: images.pixels,
        labels: [1, 2],
        mean: images.mean,
        deviation: images.deviation
      ).checksum
    )
    sums.insert(
      ImageSet(
        shape: ImageShape(channels: 2, height: 2, width: 8),
        classes: 3,
        pixels: images.pixels,
        labels: images.labels,
        mean: images.mean,
        deviation: images.deviation
      ).checksum
    )
    #expect(sums.count == 4)
  }

  @Test("parts that do not fit together stop the program")
  func sizes() async {
    await #expect(processExitsWith: .failure) {
      _ = ImageSet(
        shape: ImageShape(channels: 1, height: 2, width: 2),
        classes: 2,
        pixels: [1, 2, 3],
        labels: [0],
        mean: [0],
        deviation: [1]
      )
    }
  }
}
