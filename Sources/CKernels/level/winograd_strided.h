// Winograd for 3×3 kernels of stride 2, 4×4 outputs per tile.
//
// An output sums the products of even input pixels with the outer taps, an F(4, 2) with the points
// 0, ±1, 2, ∞, and those of odd pixels with the middle tap, which need no transform: along each axis
// five elements and four. Of the 81 elements of a tile those of odd pixels share the kernel's middle
// tap, so that a transformed kernel has 36 elements only. Elements that share one stand side by side.

/// Where the element of row a and column b stands; even ones come first, a and b < 9.
#define PWS_PLACE(a, b)                                           \
  ((a) < 5 ? (a) * 9 + (b) : (b) < 5 ? 45 + 4 * (b) + (a) - 5     \
                                     : 65 + 4 * ((a) - 5) + (b) - 5)

/// Bᵀ d of five neighbouring even pixels.
INLINE void NAME(strided_bt)(const NAME(part) *d, NAME(part) *t) {
  const NAME(part) two = NAME(splat_part)(2), minus_two = NAME(splat_part)(-2);
  const NAME(part) minus_three = NAME(splat_part)(-3);
  const NAME(part) across = d[3] - d[1];
  t[0] = FMA(two, d[0] - d[2], across);
  t[1] = FMA(minus_two, d[1], d[3] - d[2]);
  t[2] = FMA(two, d[1], FMA(minus_three, d[2], d[3]));
  t[3] = across;
  t[4] = FMA(minus_two, across, d[4] - d[2]);
}

/// Aᵀ m of five elements.
INLINE void NAME(strided_at)(const NAME(part) *m, NAME(part) *y) {
  const NAME(part) s = m[1] + m[2], d = m[1] - m[2];
  y[0] = m[0] + s + m[3];
  y[1] = FMA(NAME(splat_part)(2), m[3], d);
  y[2] = FMA(NAME(splat_part)(4), m[3], s);
  y[3] = FMA(NAME(splat_part)(8), m[3], d) + m[4];
}

/// Nine elements of nine pixels, even and odd.
INLINE void NAME(strided_from_pixels)(const NAME(part) *x, NAME(part) *t) {
  const NAME(part) even[5] = {x[0], x[2], x[4], x[6], x[8]};
  NAME(strided_bt)(even, t);
  UNROLL for (int i = 0; i < 4; i++) t[5 + i] = x[2 * i + 1];
}

/// Nine elements of five pixels of an output's gradient, for the input's gradient.
INLINE void NAME(strided_from_gradient)(const NAME(part) *y, NAME(part) *t) {
  NAME(strided_bt)(y, t);
  UNROLL for (int i = 0; i < 4; i++) t[5 + i] = y[i];
}

/// Four outputs of nine elements: even and odd pixels together.
INLINE void NAME(strided_to_output)(const NAME(part) *m, NAME(part) *y) {
  NAME(strided_at)(m, y);
  UNROLL for (int i = 0; i < 4; i++) y[i] += m[5 + i];
}

/// Eight pixels of the input's gradient of nine elements: the first is an odd one.
INLINE void NAME(strided_to_pixels)(const NAME(part) *m, NAME(part) *x) {
  NAME(part) y[4];
  NAME(strided_at)(m, y);
  UNROLL for (int i = 0; i < 4; i++) x[2 * i] = m[5 + i], x[2 * i + 1] = y[i];
}

/// Nine elements A y of four pixels of an output's gradient, for the kernel's gradient.
INLINE void NAME(strided_from_output)(const NAME(part) *y, NAME(part) *m) {
  const NAME(part) even = y[0] + y[2], odd = y[1] + y[3];
  m[0] = y[0];
  m[1] = even + odd;
  m[2] = even - odd;
  m[3] = FMA(NAME(splat_part)(8), y[3], FMA(NAME(splat_part)(4), y[2], FMA(NAME(splat_part)(2), y[1], y[0])));
  m[4] = y[3];
  UNROLL for (int i = 0; i < 4; i++) m[5 + i] = y[i];
}

/// Six elements of three taps; the last is the middle tap.
INLINE void NAME(strided_g)(const NAME(part) *w, NAME(part) *u) {
  u[0] = w[0] * 0.5f;
  u[1] = (w[0] + w[2]) * -0.5f;
  u[2] = (w[2] - w[0]) * (1.0f / 6);
  u[3] = FMA(NAME(splat_part)(1.0f / 3), w[2], w[0] * (1.0f / 6));
  u[4] = w[2];
  u[5] = w[1];
}

/// The transpose of strided_g.
INLINE void NAME(strided_gt)(const NAME(part) *u, NAME(part) *w) {
  const NAME(part) sixth = NAME(splat_part)(1.0f / 6), half = (u[0] - u[1]) * 0.5f;
  w[0] = FMA(sixth, u[3] - u[2], half);
  w[1] = u[5];
  w[2] = FMA(NAME(splat_part)(1.0f / 3), u[3], FMA(sixth, u[2], FMA(NAME(splat_part)(-0.5f), u[1], u[4])));
}

#define PWS_STRIDED_ELEMENTS(size, step, along, x, v)                                             \
  const int past = tiles->past != 0;                                                              \
  PWS_EACH_TILE(tiles, v, {                                                                       \
    PWS_TO_ELEMENTS(size, 9, along, PWS_PLACE, PWS_TILE(tiles, x, step), tiles->row, v,           \
                    tiles->element, 16, past);                                                    \
  })

#define PWS_STRIDED_PIXELS(size, along, v, y)                                                     \
  PWS_EACH_TILE(tiles, v, {                                                                       \
    PWS_FROM_TILE(size, 9, along, PWS_PLACE, v, tiles->element, 16, PWS_TILE(tiles, y, size),     \
                  tiles->row, tiles->rows - r * size, tiles->columns - c * size);                 \
  })

static void NAME(strided_input)(const pws_tiles *tiles, const float *x, float *v) {
  PWS_STRIDED_ELEMENTS(9, 8, strided_from_pixels, x, v)
}

static void NAME(strided_gradient)(const pws_tiles *tiles, const float *y, float *v) {
  PWS_STRIDED_ELEMENTS(5, 4, strided_from_gradient, y, v)
}

static void NAME(strided_output_gradient)(const pws_tiles *tiles, const float *y, float *d) {
  PWS_STRIDED_ELEMENTS(4, 4, strided_from_output, y, d)
}

static void NAME(strided_output)(const pws_tiles *tiles, const float *v, float *y) {
  PWS_STRIDED_PIXELS(4, strided_to_output, v, y)
}

static void NAME(strided_input_gradient)(const pws_tiles *tiles, const float *v, float *x) {
  PWS_STRIDED_PIXELS(8, strided_to_pixels, v, x)
}

static void NAME(strided_kernel)(ptrdiff_t count, const float *w, ptrdiff_t kernel, float *u,
                                 ptrdiff_t output, ptrdiff_t element, int past) {
  for (ptrdiff_t k = 0; k < count; k++, w += kernel, u += output)
    PWS_TO_ELEMENTS(3, 6, strided_g, PWS_BY_ROWS, w, PWS_TAPS, u, element, output, past);
}

static void NAME(strided_kernel_gradient)(ptrdiff_t count, const float *u, ptrdiff_t input,
                                          ptrdiff_t element, float *w, ptrdiff_t kernel) {
  for (ptrdiff_t k = 0; k < count; k++, u += input, w += kernel)
    PWS_FROM_ELEMENTS(3, 6, strided_gt, PWS_BY_ROWS, u, element, input, w, PWS_TAPS, 3, 3);
}

#undef PWS_PLACE
#undef PWS_STRIDED_ELEMENTS
#undef PWS_STRIDED_PIXELS
#undef PWS_WRITTEN
#undef PWS_TO_ELEMENTS
#undef PWS_FROM_ELEMENTS
#undef PWS_EACH_TILE
#undef PWS_TILE
#undef PWS_BY_ROWS
#undef PWS_TAPS
