import Datasets
import Testing

@Suite("Batch loader")
struct BatchLoaderTests {
  private func images(_ count: Int, channels: Int = 3, edge: Int = 8) -> ImageSet {
    let shape = ImageShape(channels: channels, height: edge, width: edge)
    return ImageSet(
      shape: shape,
      classes: 10,
      pixels: (0..<count * shape.count).map { UInt8(1 + $0 % 251) },
      labels: (0..<count).map { UInt8($0 % 10) },
      mean: (0..<channels).map { 0.1 * Float($0 % 5) },
      deviation: (0..<channels).map { 0.5 + 0.1 * Float($0 % 3) }
    )
  }

  /// Returns an image in the engine's layout, memory preset to `background`.
  private func written(
    _ loader: BatchLoader,
    image: Int,
    epoch: Int,
    background: Float = 0
  ) -> [Float] {
    var result = [Float](repeating: background, count: loader.images.shape.packedCount)
    result.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { loader.write(image: image, epoch: epoch, to: base) }
    }
    return result
  }

  @Test("an epoch visits different images, each at most once, in full batches")
  func order() {
    var loader = BatchLoader(images(23), batch: 5, seed: 1)
    #expect(loader.stepsPerEpoch == 4)
    let first = (0..<4).flatMap { loader.indices(epoch: 0, step: $0) }
    #expect(first.count == 20 && Set(first).count == 20)
    let second = (0..<4).flatMap { loader.indices(epoch: 1, step: $0) }
    #expect(first != second)
    #expect((0..<4).flatMap { loader.indices(epoch: 0, step: $0) } == first)
    var other = BatchLoader(images(23), batch: 5, seed: 2)
    #expect((0..<4).flatMap { other.indices(epoch: 0, step: $0) } != first)
  }

  @Test("the order does not depend on the batch size")
  func batchSize() {
    var small = BatchLoader(images(24), batch: 4, seed: 9)
    var large = BatchLoader(images(24), batch: 12, seed: 9)
    #expect(
      (0..<6).flatMap { small.indices(epoch: 3, step: $0) }
        == (0..<2).flatMap { large.indices(epoch: 3, step: $0) }
    )
  }

  @Test("a set smaller than a batch is one batch")
  func smallSet() {
    var loader = BatchLoader(images(3), batch: 64, seed: 1)
    #expect(loader.batch == 3 && loader.stepsPerEpoch == 1)
    #expect(loader.indices(epoch: 0, step: 0).sorted() == [0, 1, 2])
  }

  @Test("evaluation covers every image once, in order, whatever the batch")
  func evaluation() {
    #expect(
      BatchLoader(images(23), batch: 10, seed: 1).evaluationBatches == [0..<10, 10..<20, 20..<23]
    )
    #expect(BatchLoader(images(20), batch: 10, seed: 1).evaluationBatches == [0..<10, 10..<20])
  }

  @Test("labels belong to their images")
  func labels() {
    let loader = BatchLoader(images(23), batch: 5, seed: 1)
    #expect(loader.labels(of: [3, 17, 20]) == [3, 7, 0])
    #expect(loader.labels(of: 8..<11) == [8, 9, 0])
  }

  @Test(
    "an image is normalized into its lanes, and other lanes are not touched",
    arguments: [1, 3, 16, 18]
  )
  func layout(channels: Int) {
    let set = images(3, channels: channels)
    let result = written(
      BatchLoader(set, batch: 2, seed: 1),
      image: 2,
      epoch: 0,
      background: 77
    )
    for place in result.indices {
      let channel = place / (64 * 16) * 16 + place % 16
      let pixel = place / 16 % 64
      guard channel < channels else {
        #expect(result[place] == 77)
        continue
      }
      let byte = set.pixels[(2 * channels + channel) * 64 + pixel]
      #expect(
        result[place] == (Float(byte) / 255 - set.mean[channel]) / set.deviation[channel]
      )
    }
  }

  @Test("an augmented image is the moved and mirrored one, with zeros in the margin")
  func augmented() {
    let set = images(40)
    let plain = BatchLoader(set, batch: 8, seed: 5)
    let loader = BatchLoader(set, batch: 8, seed: 5, isAugmented: true)
    for image in 0..<40 {
      let how = Augmentation(seed: 5, epoch: 2, image: image, in: set)
      let original = written(plain, image: image, epoch: 2)
      let result = written(loader, image: image, epoch: 2)
      for y in 0..<8 {
        for x in 0..<8 {
          let row = y - how.down
          let column = (how.isMirrored ? 7 - x : x) - how.right
          let isInside = (0..<8).contains(row) && (0..<8).contains(column)
          for lane in 0..<3 {
            #expect(
              result[(y * 8 + x) * 16 + lane]
                == (isInside ? original[(row * 8 + column) * 16 + lane] : 0)
            )
          }
        }
      }
    }
  }

  @Test("an augmented image does not depend on batch size or on what was written before")
  func independence() {
    let set = images(30)
    var small = BatchLoader(set, batch: 2, seed: 7, isAugmented: true)
    let large = BatchLoader(set, batch: 30, seed: 7, isAugmented: true)
    for image in small.indices(epoch: 4, step: 3) + [29, 0] {
      #expect(written(small, image: image, epoch: 4) == written(large, image: image, epoch: 4))
    }
    // There are 9 shifts and 2 mirrorings of an 8×8 image.
    let epochs = Set((0..<40).map { written(large, image: 1, epoch: $0) })
    #expect(epochs.count > 10)
  }

  @Test("an image that does not exist stops the program")
  func badIndex() async {
    await #expect(processExitsWith: .failure) {
      let set = ImageSet(
        shape: ImageShape(channels: 1, height: 1, width: 1),
        classes: 2,
        pixels: [1],
        labels: [0],
        mean: [0],
        deviation: [1]
      )
      let memory = UnsafeMutablePointer<Float>.allocate(capacity: 16)
      BatchLoader(set, batch: 1, seed: 0).write(image: 1, epoch: 0, to: memory)
    }
  }
}
