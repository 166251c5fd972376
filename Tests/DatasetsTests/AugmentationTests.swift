import Datasets
import Testing

@Suite("Augmentation")
struct AugmentationTests {
  private func images(edge: Int, isMirrorable: Bool = true) -> ImageSet {
    ImageSet(
      shape: ImageShape(channels: 1, height: edge, width: edge),
      classes: 2,
      pixels: [UInt8](repeating: 0, count: edge * edge),
      labels: [0],
      mean: [0],
      deviation: [1],
      isMirrorable: isMirrorable
    )
  }

  @Test("shifts are uniform over an eighth of the edge in both directions, flips over ½")
  func distribution() {
    for (edge, most) in [(32, 4), (16, 2), (8, 1)] {
      let set = images(edge: edge)
      var shifts: [Int: Int] = [:]
      var mirrored = 0
      for image in 0..<9000 {
        let augmentation = Augmentation(seed: 3, epoch: 1, image: image, in: set)
        shifts[augmentation.down, default: 0] += 1
        shifts[augmentation.right, default: 0] += 1
        mirrored += augmentation.isMirrored ? 1 : 0
      }
      #expect(shifts.keys.sorted() == Array(-most...most))
      let expected = 18_000 / (2 * most + 1)
      for count in shifts.values { #expect((count - expected).magnitude < expected / 8) }
      #expect((mirrored - 4500).magnitude < 200)
    }
  }

  @Test("seed, epoch and image each make a difference, and nothing else does")
  func key() {
    let set = images(edge: 32)
    let draws = { (seed: UInt64, epoch: Int, first: Int) in
      (first..<first + 30).map { Augmentation(seed: seed, epoch: epoch, image: $0, in: set) }
    }
    #expect(draws(1, 2, 3) == draws(1, 2, 3))
    #expect(Set([draws(1, 2, 3), draws(2, 2, 3), draws(1, 3, 3), draws(1, 2, 40)]).count == 4)
  }

  @Test("sets that forbid it are never mirrored, and shifted as before")
  func mirroring() {
    for image in 0..<100 {
      let free = Augmentation(seed: 4, epoch: 0, image: image, in: images(edge: 32))
      let bound = Augmentation(
        seed: 4,
        epoch: 0,
        image: image,
        in: images(edge: 32, isMirrorable: false)
      )
      #expect(!bound.isMirrored)
      #expect(bound.down == free.down && bound.right == free.right)
    }
  }

  @Test("doing nothing maps every pixel to itself")
  func nothing() {
    #expect(Augmentation.none.row(7) == 7)
    #expect(Augmentation.none.column(7, width: 32) == 7)
  }
}
