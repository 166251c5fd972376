// Winograd F(4×4, 3×3) with the points 0, ±1, ±2, ∞ (Lavin & Gray 2016, arXiv 1509.09308).

/// One column of Bᵀ d.
INLINE void NAME(bt)(const NAME(part) *d, NAME(part) *t) {
  const NAME(part) four = NAME(splat_part)(4), minus_four = NAME(splat_part)(-4);
  const NAME(part) minus_five = NAME(splat_part)(-5);
  const NAME(part) two = NAME(splat_part)(2), minus_two = NAME(splat_part)(-2);
  t[0] = FMA(four, d[0], FMA(minus_five, d[2], d[4]));
  const NAME(part) even = FMA(minus_four, d[2], d[4]), odd = FMA(minus_four, d[1], d[3]);
  t[1] = even + odd;
  t[2] = even - odd;
  const NAME(part) c = d[4] - d[2], e = d[3] - d[1];
  t[3] = FMA(two, e, c);
  t[4] = FMA(minus_two, e, c);
  t[5] = FMA(four, d[1], FMA(minus_five, d[3], d[5]));
}

/// One column of Aᵀ m.
INLINE void NAME(at)(const NAME(part) *m, NAME(part) *y) {
  const NAME(part) s1 = m[1] + m[2], d1 = m[1] - m[2], s2 = m[3] + m[4], d2 = m[3] - m[4];
  y[0] = m[0] + s1 + s2;
  y[1] = FMA(NAME(splat_part)(2), d2, d1);
  y[2] = FMA(NAME(splat_part)(4), s2, s1);
  y[3] = FMA(NAME(splat_part)(8), d2, d1) + m[5];
}

/// One column of A y.
INLINE void NAME(a)(const NAME(part) *y, NAME(part) *m) {
  const NAME(part) even = y[0] + y[2], odd = y[1] + y[3];
  m[0] = y[0];
  m[1] = even + odd;
  m[2] = even - odd;
  const NAME(part) even2 = FMA(NAME(splat_part)(4), y[2], y[0]);
  const NAME(part) odd2 = FMA(NAME(splat_part)(4), y[3], y[1]);
  m[3] = FMA(NAME(splat_part)(2), odd2, even2);
  m[4] = FMA(NAME(splat_part)(-2), odd2, even2);
  m[5] = y[3];
}

/// One column of G w.
INLINE void NAME(g)(const NAME(part) *w, NAME(part) *u) {
  u[0] = w[0] * 0.25f;
  const NAME(part) outer = (w[0] + w[2]) * (-1.0f / 6), inner = w[1] * (1.0f / 6);
  u[1] = outer - inner;
  u[2] = outer + inner;
  const NAME(part) far = FMA(NAME(splat_part)(1.0f / 24), w[0], w[2] * (1.0f / 6));
  const NAME(part) near = w[1] * (1.0f / 12);
  u[3] = far + near;
  u[4] = far - near;
  u[5] = w[2];
}

/// One column of Gᵀ u.
INLINE void NAME(gt)(const NAME(part) *u, NAME(part) *w) {
  const NAME(part) s1 = u[1] + u[2], d1 = u[2] - u[1], s2 = u[3] + u[4], d2 = u[3] - u[4];
  w[0] = FMA(NAME(splat_part)(1.0f / 24), s2, u[0] * 0.25f - s1 * (1.0f / 6));
  w[1] = FMA(NAME(splat_part)(1.0f / 12), d2, d1 * (1.0f / 6));
  w[2] = FMA(NAME(splat_part)(1.0f / 6), s2 - s1, u[5]);
}

/// V = Bᵀ d B of the tile in row r and column c.
INLINE void NAME(winograd_input_tile)(const pws_tiles *tiles, ptrdiff_t r, ptrdiff_t c,
                                      const float *x, float *v, ptrdiff_t element, ptrdiff_t ahead,
                                      int past) {
  PWS_TO_ELEMENTS(6, 6, bt, PWS_BY_ROWS, PWS_TILE(tiles, x, 4), tiles->row, v, element, ahead,
                  past);
}

static void NAME(winograd_input)(const pws_tiles *tiles, const float *x, float *v) {
  PWS_EACH_TILE(tiles, v, {
    NAME(winograd_input_tile)(tiles, r, c, x, v, tiles->element, 16, tiles->past != 0);
  })
}

/// Y = Aᵀ M A of the tile in row r and column c.
INLINE void NAME(winograd_output_tile)(const pws_tiles *tiles, ptrdiff_t r, ptrdiff_t c,
                                       const float *v, ptrdiff_t element, ptrdiff_t ahead,
                                       float *y) {
  PWS_FROM_TILE(4, 6, at, PWS_BY_ROWS, v, element, ahead, PWS_TILE(tiles, y, 4), tiles->row,
                tiles->rows - r * 4, tiles->columns - c * 4);
}

static void NAME(winograd_output)(const pws_tiles *tiles, const float *v, float *y) {
  PWS_EACH_TILE(tiles, v, { NAME(winograd_output_tile)(tiles, r, c, v, tiles->element, 16, y); })
}

// Narrow convolutions: a few tiles pass through all three steps together, so that their elements stay
// in the nearest cache: BAND of them, whose products registers hold.

/// The products of one element of the tiles, v [tile][16], with u [16][16]; they take its place.
INLINE void NAME(narrow_products)(const float *u, float *v) {
  lanes sum[BAND];
  UNROLL for (int k = 0; k < BAND; k++) sum[k] = (lanes){};
  UNROLL for (int i = 0; i < 16; i++) {
    const lanes w = NAME(load)(u + i * 16);
    UNROLL for (int k = 0; k < BAND; k++) sum[k] = FMA(NAME(splat)(v[k * 16 + i]), w, sum[k]);
  }
  UNROLL for (int k = 0; k < BAND; k++) NAME(store)(v + k * 16, sum[k]);
}

static void NAME(winograd_narrow)(const pws_tiles *tiles, const float *x, ptrdiff_t x_row,
                                  const float *u, float *y, const float *const *next,
                                  ptrdiff_t planes) {
  float v[36 * BAND * 16] __attribute__((aligned(64)));
  const ptrdiff_t columns = tiles->tile_columns, count = tiles->tile_rows * columns;
  // The missing tiles of a last band are multiplied too, and dropped.
  if (count % BAND) NAME(zero_run)(v, 36 * BAND);
  pws_tiles input = *tiles;
  input.row = x_row;
  // Every element fetches its share of the planes that are wanted next.
  const ptrdiff_t size = tiles->rows * tiles->row, steps = (count + BAND - 1) / BAND * 36;
  const ptrdiff_t share = (size / 16 + steps - 1) / steps * 16;
  ptrdiff_t fetched = 0;
  for (ptrdiff_t first = 0; first < count; first += BAND) {
    const ptrdiff_t some = count - first < BAND ? count - first : BAND;
    for (ptrdiff_t k = 0; k < some; k++)
      NAME(winograd_input_tile)(&input, (first + k) / columns, (first + k) % columns, x, v + k * 16,
                                BAND * 16, 0, 0);
    for (ptrdiff_t e = 0; e < 36; e++, fetched += share) {
      for (ptrdiff_t p = 0; p < planes; p++)
        for (ptrdiff_t k = 0; k < share; k += 16) NAME(fetch)(next[p] + fetched + k);
      NAME(narrow_products)(u + e * tiles->element, v + e * BAND * 16);
    }
    for (ptrdiff_t k = 0; k < some; k++)
      NAME(winograd_output_tile)(tiles, (first + k) / columns, (first + k) % columns, v + k * 16,
                                 BAND * 16, 0, y);
  }
}

static void NAME(winograd_output_gradient)(const pws_tiles *tiles, const float *y, float *d) {
  const int past = tiles->past != 0;
  PWS_EACH_TILE(tiles, d, {
    PWS_TO_ELEMENTS(4, 6, a, PWS_BY_ROWS, PWS_TILE(tiles, y, 4), tiles->row, d, tiles->element, 16,
                    past);
  })
}

static void NAME(winograd_kernel)(ptrdiff_t count, const float *w, ptrdiff_t kernel, float *u,
                                  ptrdiff_t output, ptrdiff_t element, int past) {
  for (ptrdiff_t k = 0; k < count; k++, w += kernel, u += output)
    PWS_TO_ELEMENTS(3, 6, g, PWS_BY_ROWS, w, PWS_TAPS, u, element, output, past);
}

static void NAME(winograd_kernel_gradient)(ptrdiff_t count, const float *u, ptrdiff_t input,
                                           ptrdiff_t element, float *w, ptrdiff_t kernel) {
  for (ptrdiff_t k = 0; k < count; k++, u += input, w += kernel)
    PWS_FROM_ELEMENTS(3, 6, gt, PWS_BY_ROWS, u, element, input, w, PWS_TAPS, 3, 3);
}
