internal import CKernels

/// The passes over pixels, one plane at a time; everything a network does between convolutions.
extension KernelTable {
  /// Writes what is seen of a plane, with its border of zeros.
  public func pack(
    _ view: MapView,
    _ image: Int,
    _ block: Int,
    _ halo: Halo,
    to out: UnsafeMutablePointer<Float>
  ) {
    var layout = halo.layout
    loops.pointee.pack(
      &layout,
      view.map.plane(image, block),
      view.a(image, block),
      view.b(image, block),
      view.relu ? 1 : 0,
      out
    )
  }

  /// Stores what is seen of a plane.
  public func write(
    _ view: MapView,
    _ image: Int,
    _ block: Int,
    to out: UnsafeMutablePointer<Float>
  ) {
    loops.pointee.view(
      view.map.shape.pixels,
      view.map.plane(image, block),
      view.a(image, block),
      view.b(image, block),
      view.relu ? 1 : 0,
      out
    )
  }

  /// Stores the sum of what is seen of two maps of one shape.
  public func join(
    _ view: MapView,
    _ other: MapView,
    _ image: Int,
    _ block: Int,
    to out: UnsafeMutablePointer<Float>
  ) {
    loops.pointee.join(
      view.map.shape.pixels,
      view.map.plane(image, block),
      view.a(image, block),
      view.b(image, block),
      view.relu ? 1 : 0,
      other.map.plane(image, block),
      other.a(image, block),
      other.b(image, block),
      other.relu ? 1 : 0,
      out
    )
  }

  /// Stores the sum of what is seen of two maps of one shape as a plane of `sum.map`, and writes what is
  /// seen of that with its border of zeros.
  ///
  /// A map too large for the caches is stored past them: who reads the sum next reads what is written.
  ///
  /// - Precondition: the halo takes every pixel.
  public func pack(
    _ view: MapView,
    plus other: MapView,
    as sum: MapView,
    _ image: Int,
    _ block: Int,
    _ halo: Halo,
    to out: UnsafeMutablePointer<Float>
  ) {
    precondition(halo.isComplete, "a sum of which not every pixel is taken")
    var layout = halo.layout
    var first = pws_view(view, image, block), second = pws_view(other, image, block)
    loops.pointee.join_pack(
      &layout,
      &first,
      view.relu ? 1 : 0,
      &second,
      other.relu ? 1 : 0,
      sum.map.plane(image, block),
      sum.map.shape.isLarge ? 1 : 0,
      sum.a(image, block),
      sum.b(image, block),
      sum.relu ? 1 : 0,
      out
    )
  }

  /// Adds what is seen of a shortcut to one plane: every `stride`-th pixel, channels from the middle.
  ///
  /// A shortcut of fewer channels leaves as many zeros before its channels as behind them.
  public func addShortcut(
    _ view: MapView,
    stride: Int,
    _ image: Int,
    _ block: Int,
    to target: FeatureMap
  ) {
    let offset = (target.shape.channels - view.map.shape.channels) / 2
    let high = block - offset / 16, shift = offset % 16
    func seen(_ source: Int) -> pws_view {
      guard 0..<view.map.shape.blocks ~= source else { return pws_view() }
      return pws_view(view, image, source)
    }
    loops.pointee.add_subsampled(
      target.shape.height,
      target.shape.width,
      stride,
      view.map.shape.width,
      shift > 0 ? seen(high - 1) : pws_view(),
      seen(high),
      view.relu ? 1 : 0,
      shift,
      target.plane(image, block)
    )
  }

  /// Moves a plane [H][W][16] past the caches, unless its place is its own.
  public func move(
    _ plane: UnsafePointer<Float>,
    to place: UnsafeMutablePointer<Float>,
    pixels: Int
  ) {
    if place != plane { loops.pointee.stream(pixels, plane, place) }
  }

  /// Takes the moments of a plane [H][W][16] of a map, and leaves it at `place`.
  ///
  /// A place other than the plane's own is written past the caches.
  public func measure(
    _ plane: UnsafePointer<Float>,
    to place: UnsafeMutablePointer<Float>,
    _ image: Int,
    _ block: Int,
    into moments: Moments
  ) {
    loops.pointee.moments(moments.pixels, plane, place, moments.table.pointer(image, block, 0))
  }

  /// Takes the moments of a plane of a map.
  public func measure(_ map: FeatureMap, _ image: Int, _ block: Int, into moments: Moments) {
    let plane = map.plane(image, block)
    measure(plane, to: plane, image, block, into: moments)
  }
}

extension pws_view {
  /// What is seen of one plane, but for the rectifier.
  fileprivate init(_ view: MapView, _ image: Int, _ block: Int) {
    self.init(
      x: view.map.plane(image, block),
      a: view.a(image, block),
      b: view.b(image, block)
    )
  }
}
