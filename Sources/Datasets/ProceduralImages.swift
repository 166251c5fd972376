import Kernels

/// The embedded data set: coloured objects before natural-looking backgrounds, made from nothing.
///
/// Ten classes of objects (see `ProceduralShape`) under random position, size, rotation, colour
/// and contrast stand before clutter and a background whose power falls with frequency, partly
/// hidden by bars, with noise over all. Pixels are positive with strong channel means and strongly
/// correlated neighbours, the statistics that matter to normalization. Image `index` of a split is
/// a pure function of (split, index), in plain arithmetic: the same bytes on every machine.
public struct ProceduralImages: Sendable {
  /// The extents of every image.
  public static let shape = ImageShape(channels: 3, height: 32, width: 32)
  /// The number of classes.
  public static let classes = 10

  private let split: Split
  private var luminance = FractalField()
  private var chroma = FractalField()
  private var canvas = [SIMD4<Float>](repeating: .zero, count: 32 * 32)

  /// Creates a generator for one split; it holds only scratch memory.
  public init(_ split: Split) {
    self.split = split
  }

  /// Returns the class of an image: all classes take turns.
  public static func label(of index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: index % classes)
  }

  /// Returns the first `count` images of a split.
  public static func images(_ split: Split, count: Int) -> (pixels: [UInt8], labels: [UInt8]) {
    var generator = ProceduralImages(split)
    let pixels = [UInt8](unsafeUninitializedCapacity: count * shape.count) { buffer, filled in
      for index in 0..<count {
        let image = UnsafeMutableBufferPointer(
          rebasing: buffer[index * shape.count..<(index + 1) * shape.count]
        )
        generator.write(image: index, to: image)
      }
      filled = count * shape.count
    }
    return (pixels, (0..<count).map(label(of:)))
  }

  /// Writes image `index` as 3 planes of 32×32 bytes.
  public mutating func write(image index: Int, to pixels: UnsafeMutableBufferPointer<UInt8>) {
    precondition(
      pixels.count == Self.shape.count,
      "an image has \(Self.shape.count) bytes, the memory \(pixels.count)"
    )
    // The number that makes this data set what it is; training never uses it as a seed.
    let stream = UInt64(index) << 1 | (split == .train ? 0 : 1)
    var source = RandomSource(seed: 0x7077_7362_656E_6368, purpose: .images, stream: stream)
    let base = drawBackground(from: &source)
    for _ in 0..<source.integer(below: 3) { drawBar(near: base, from: &source) }
    let shape = ProceduralShape(rawValue: Self.label(of: index)) ?? .disc
    drawObject(shape, before: base, from: &source)
    if source.uniform() < 0.3 { drawBar(near: base, from: &source) }
    finish(pixels, from: &source)
  }
}

extension ProceduralImages {
  /// Returns a random colour offset around grey: correlated channels as in photographs.
  private func tint(_ amount: Float, from source: inout RandomSource) -> SIMD4<Float> {
    let warm = source.uniform(in: -1...1) * amount
    let green = source.uniform(in: -1...1) * amount * 0.5
    return SIMD4(warm - 0.5 * green, green, -warm - 0.5 * green, 0)
  }

  /// The colour offset that objects of a class tend to, as things in photographs do.
  private func classTint(_ shape: ProceduralShape) -> SIMD4<Float> {
    let angle = Double(shape.rawValue) * 0.6283185307179586
    let warm = Float(Elementary.cos(angle))
    let green = Float(Elementary.sin(angle))
    return SIMD4(warm - 0.5 * green, green, -warm - 0.5 * green, 0)
  }

  /// Fills the canvas and returns the colour it varies around.
  private mutating func drawBackground(from source: inout RandomSource) -> SIMD4<Float> {
    let level = source.uniform(in: 0.15...0.8)
    let base = SIMD4(level + 0.01, level, level - 0.03, 0) + tint(0.08, from: &source)
    let roughness = source.uniform(in: 0.4...0.7)
    let contrast = source.uniform(in: 0.05...0.16)
    let lightColour = (SIMD4<Float>(1, 1, 1, 0) + tint(0.15, from: &source)) * contrast
    let chromaColour = tint(0.09, from: &source)
    luminance.fill(roughness: roughness, finest: 1, from: &source)
    chroma.fill(roughness: 0.6, finest: 4, from: &source)
    for y in 0..<32 {
      for x in 0..<32 {
        let point = y * FractalField.edge + x
        canvas[y * 32 + x] =
          base + lightColour * luminance.values[point] + chromaColour * chroma.values[point]
      }
    }
    return base
  }

  /// Draws an object of a class that stands out from `base`.
  private mutating func drawObject(
    _ shape: ProceduralShape,
    before base: SIMD4<Float>,
    from source: inout RandomSource
  ) {
    let object = ProceduralObject(shape, from: &source)
    let contrast = source.uniform(in: 0.14...0.45)
    let isLighter = source.uniform() < 0.9 - base.y
    let grey = SIMD4<Float>(1, 1, 1, 0) * (isLighter ? contrast : -contrast)
    let colour = base + grey + classTint(shape) * 0.13 + tint(0.2, from: &source)
    let other = base - grey * 0.5 + tint(0.2, from: &source)
    let gradient = SIMD2(source.uniform(in: -1...1), source.uniform(in: -1...1)) * 0.006
    let opacity = source.uniform(in: 0.75...1)
    let mean = (colour + other) * 0.5
    let swing = (colour - other) * 0.5
    canvas.withUnsafeMutableBufferPointer { canvas in
      object.forEachPixel { index, coverage, texture in
        let shade =
          gradient.x * (Float(index & 31) - 15.5) + gradient.y * (Float(index >> 5) - 15.5)
        let plain = object.shape.isTexture ? mean + swing * texture : colour
        let alpha = coverage * opacity
        canvas[index] += (plain + SIMD4(shade, shade, shade, 0) - canvas[index]) * alpha
      }
    }
  }

  /// Draws a bar of random direction, width and colour: clutter or occlusion.
  private mutating func drawBar(near base: SIMD4<Float>, from source: inout RandomSource) {
    let colour =
      base + SIMD4<Float>(1, 1, 1, 0) * source.uniform(in: -0.3...0.3)
      + tint(0.2, from: &source)
    let angle = Double(source.uniform()) * 6.283185307179586
    let across = SIMD2(Float(Elementary.cos(angle)), Float(Elementary.sin(angle)))
    let centre = SIMD2(source.uniform(in: 0...31), source.uniform(in: 0...31))
    let halfWidth = source.uniform(in: 0.8...2.2)
    let halfLength = source.uniform(in: 4...12)
    let reach = halfLength + halfWidth + 1
    let rows = max(0, Int(centre.y - reach))...min(31, Int(centre.y + reach))
    let columns = max(0, Int(centre.x - reach))...min(31, Int(centre.x + reach))
    canvas.withUnsafeMutableBufferPointer { canvas in
      for y in rows {
        for x in columns {
          let dx = Float(x) - centre.x
          let dy = Float(y) - centre.y
          let distance = max(
            (across.x * dx + across.y * dy).magnitude - halfWidth,
            (across.x * dy - across.y * dx).magnitude - halfLength
          )
          let coverage = 0.5 - distance
          guard coverage > 0 else { continue }
          canvas[y * 32 + x] += (colour - canvas[y * 32 + x]) * min(1, coverage)
        }
      }
    }
  }

  /// Adds noise, rounds to bytes and writes the three planes.
  private func finish(
    _ pixels: UnsafeMutableBufferPointer<UInt8>,
    from source: inout RandomSource
  ) {
    let amplitude = source.uniform(in: 3...14) / 127.5
    canvas.withUnsafeBufferPointer { canvas in
      for index in 0..<1024 {
        let word = source.nextUInt32()
        let value = canvas[index] * 255
        for channel in 0..<3 {
          let noise = Float(word >> (8 * UInt32(channel)) & 255) - 127.5
          let level = max(0, min(255, value[channel] + noise * amplitude))
          pixels[1024 * channel + index] = UInt8(level + 0.5)
        }
      }
    }
  }
}
