import Kernels
import Methods
import Networks
import Testing

@Suite("Passes")
struct PassesTests {
  @Test("a join is branch plus shortcut, rectified", arguments: ["none", "bn", "gn"])
  func joins(_ method: String) throws {
    var model = try sampleModel("resnet-8", method)
    model.images.assign(SampleBatch(model.network, count: 4).images)
    model.forward(.training)
    var joins = 0
    for case .join(let branch, let shortcut, let stride, let output) in model.network.nodes {
      let expected = sum(model, branch, shortcut, stride)
      #expect(zip(model.seen(output), expected).allSatisfy { abs($0 - $1) <= 1e-6 * abs($1) })
      #expect(model.seen(output).contains(0) && model.seen(output).allSatisfy { $0 >= 0 })
      joins += 1
    }
    #expect(joins == 3)
  }

  @Test("images have no gradient")
  func images() throws {
    #expect(try sampleModel("plain-4", "none").gradient(0) == nil)
  }

  /// max(0, branch + every `stride`-th pixel of the shortcut, its channels in the middle).
  private func sum(_ model: Model, _ branch: Int, _ shortcut: Int, _ stride: Int) -> [Float] {
    let to = model.view(branch).map.shape, from = model.view(shortcut).map.shape
    var values = model.seen(branch)
    let addend = model.seen(shortcut), first = (to.channels - from.channels) / 2
    for image in 0..<to.images {
      for channel in 0..<from.channels {
        for row in 0..<to.height {
          for column in 0..<to.width {
            let at = ((image * to.channels + first + channel) * to.height + row) * to.width + column
            let read = (image * from.channels + channel) * from.pixels
            values[at] += addend[read + row * stride * from.width + column * stride]
          }
        }
      }
    }
    return values.map { max(0, $0) }
  }
}
