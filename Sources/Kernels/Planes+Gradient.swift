internal import CKernels

/// The passes over the pixels of gradients, one plane at a time.
extension KernelTable {
  /// Writes the gradient of a plane's raw values, with its border of zeros.
  public func pack(
    _ view: GradientView,
    _ image: Int,
    _ block: Int,
    _ halo: Halo,
    to out: UnsafeMutablePointer<Float>
  ) {
    var layout = halo.layout
    let table = view.coefficients
    loops.pointee.pack_gradient(
      &layout,
      view.gradient.plane(image, block),
      view.map.plane(image, block),
      table.map { UnsafePointer($0.pointer(image, block, 0)) },
      view.usesValues ? table.map { UnsafePointer($0.pointer(image, block, 1)) } : nil,
      view.usesValues ? table.map { UnsafePointer($0.pointer(image, block, 2)) } : nil,
      out
    )
  }

  /// Adds a join's gradient to one plane [H][W][16] of that of its shortcut, which has a map of `shape`.
  ///
  /// The transpose of `addShortcut`.
  public func addShortcutGradient(
    _ source: FeatureMap,
    stride: Int,
    _ image: Int,
    _ block: Int,
    of shape: MapShape,
    to: UnsafeMutablePointer<Float>
  ) {
    let offset = (source.shape.channels - shape.channels) / 2, low = block + offset / 16
    if stride == 1, offset == 0 {
      loops.pointee.add(shape.pixels * 16, source.plane(image, block), to)
      return
    }
    loops.pointee.add_upsampled(
      source.shape.height,
      source.shape.width,
      stride,
      shape.width,
      source.plane(image, low),
      low + 1 < source.shape.blocks ? source.plane(image, low + 1) : nil,
      offset % 16,
      to
    )
    // The shift moves the join's further channels into the lanes of padding.
    for lane in min(16, shape.channels - block * 16)..<16 {
      for pixel in 0..<shape.pixels { to[pixel * 16 + lane] = 0 }
    }
  }

  /// Completes one plane [H][W][16] of a gradient in a single pass: adds what another reader left,
  /// closes it where the rectifier of a view was closed, takes its moments, and leaves it at `place`.
  ///
  /// A place other than the plane's own is written past the caches.
  public func finish(
    _ plane: UnsafePointer<Float>,
    to place: UnsafeMutablePointer<Float>,
    pixels: Int,
    adding addend: FeatureMap?,
    closedBy view: MapView?,
    measuring map: FeatureMap?,
    into moments: GradientMoments?,
    _ image: Int,
    _ block: Int
  ) {
    guard addend != nil || view != nil || moments != nil else {
      return move(plane, to: place, pixels: pixels)
    }
    loops.pointee.finish_gradient(
      pixels,
      addend?.plane(image, block),
      view?.map.plane(image, block),
      view?.a(image, block),
      view?.b(image, block),
      map?.plane(image, block),
      moments?.pilot(image, block: block),
      plane,
      place,
      moments?.table.pointer(image, block, 0)
    )
  }

  /// Turns the gradient of what is seen of a map into that of its raw values, in place.
  public func combine(_ view: GradientView, _ image: Int, _ block: Int) {
    guard let table = view.coefficients else { return }
    loops.pointee.combine(
      view.map.shape.pixels,
      view.map.plane(image, block),
      table.pointer(image, block, 0),
      table.pointer(image, block, 1),
      table.pointer(image, block, 2),
      view.gradient.plane(image, block)
    )
  }

  /// Takes the moments of a plane of a gradient.
  public func measure(
    _ gradient: FeatureMap,
    of map: FeatureMap,
    _ image: Int,
    _ block: Int,
    into moments: GradientMoments
  ) {
    measure(gradient.plane(image, block), of: map, image, block, into: moments)
  }

  /// Takes the moments of a plane [H][W][16] of a map's gradient.
  public func measure(
    _ gradient: UnsafePointer<Float>,
    of map: FeatureMap,
    _ image: Int,
    _ block: Int,
    into moments: GradientMoments
  ) {
    loops.pointee.gradient_moments(
      map.shape.pixels,
      gradient,
      map.plane(image, block),
      moments.pilot(image, block: block),
      moments.table.pointer(image, block, 0)
    )
  }
}
