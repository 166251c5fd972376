import Kernels
import Networks
import Testing

@Suite("Workspace")
struct WorkspaceTests {
  @Test("maps and gradients have the batch's shape, pooled ones one image of samples")
  func shapes() throws {
    let model = try sampleModel("resnet-8", "bn", batch: 5)
    #expect(model.images.shape == MapShape(images: 5, channels: 3, height: 8, width: 8))
    #expect(model.logits.map.shape == MapShape(images: 1, channels: 10, height: 1, width: 5))
    for map in model.network.maps.indices {
      let expected = model.network.maps[map].shape(batch: 5)
      #expect(model.view(map).map.shape == expected)
      #expect(model.gradient(map)?.shape == (map == 0 ? nil : expected))
    }
  }

  @Test("gradients share memory, maps do not")
  func sharing() throws {
    let model = try sampleModel("resnet-20", "bn")
    let maps = model.network.maps.indices
    #expect(Set(maps.map { ObjectIdentifier(model.view($0).map.buffer) }).count == maps.count)
    let gradients = Set(
      maps.compactMap { model.gradient($0) }.map { ObjectIdentifier($0.buffer) }
    )
    #expect(gradients.count < maps.count / 2)
  }

  @Test("a rule has a scale per channel, or per sample and channel")
  func scales() throws {
    let rows = try ["bn", "gn", "none"].map { method in
      try sampleModel("plain-4", method, batch: 6).view(1).scale?.rows
    }
    #expect(rows == [1, 6, nil])
  }
}
