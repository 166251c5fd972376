import Datasets
import Testing

@Suite("Procedural images")
struct ProceduralImagesTests {
  @Test(
    "the first hundred images have the recorded checksum, the same on every machine",
    arguments: [
      (Split.train, "5e8a3a2b247932f6e08f167ada8e60bbdc68528c9727750c84164b9c29abd204"),
      (Split.test, "e1eccded50920249df5ed8dc2ab31bf1e863aa16b7a1ffa63fa7a59239317c8a"),
    ]
  )
  func recorded(split: Split, checksum: String) throws {
    let images = try ProceduralDataset().load(split, count: 100, directory: nil)
    #expect(images.checksum == checksum)
  }

  @Test("an image is a function of split and index: order and history do not matter")
  func randomAccess() {
    let size = ProceduralImages.shape.count
    let all = ProceduralImages.images(.train, count: 12)
    var generator = ProceduralImages(.train)
    for index in [11, 0, 7, 7, 3] {
      var image = [UInt8](repeating: 0, count: size)
      image.withUnsafeMutableBufferPointer { generator.write(image: index, to: $0) }
      #expect(image == Array(all.pixels[index * size..<(index + 1) * size]))
    }
  }

  @Test("training and test images differ, as do neighbours of one class")
  func disjoint() {
    let size = ProceduralImages.shape.count
    let train = ProceduralImages.images(.train, count: 100).pixels
    let test = ProceduralImages.images(.test, count: 100).pixels
    var seen: Set<[UInt8]> = []
    for index in 0..<100 {
      seen.insert(Array(train[index * size..<(index + 1) * size]))
      seen.insert(Array(test[index * size..<(index + 1) * size]))
    }
    #expect(seen.count == 200)
  }

  @Test("classes take turns")
  func labels() {
    #expect(ProceduralImages.images(.test, count: 12).labels == Array(0...9) + [0, 1])
  }
}
