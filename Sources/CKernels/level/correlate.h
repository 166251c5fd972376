// Correlation over pixels: gradients of kernels. Each element sums its pixels image by image, in
// row-major order.

/// One pixel's products.
INLINE void NAME(correlate_pixel)(const int taps, const int rows, const int vectors, const float *x,
                                  const float *d, ptrdiff_t block, lanes *sum) {
  lanes u[2];
  UNROLL for (int v = 0; v < vectors; v++) u[v] = NAME(load)(d + v * block);
  UNROLL for (int t = 0; t < taps; t++) {
    UNROLL for (int i = 0; i < rows; i++) {
      lanes s = NAME(splat)(x[t * 16 + i]);
      UNROLL for (int v = 0; v < vectors; v++) {
        const int at = (t * rows + i) * vectors + v;
        sum[at] = FMA(s, u[v], sum[at]);
      }
    }
  }
}

/// `taps` × `rows` broadcast inputs by `vectors` gradient vectors in registers.
INLINE void NAME(correlate_tile)(const int taps, const int rows, const int vectors,
                                 const pws_grid *g, const float *x, const float *d, int adding,
                                 ptrdiff_t g_tap, ptrdiff_t g_row, float *out) {
  lanes sum[16];
  // The sums of the tile that follows are wanted next.
  const float *next = out + rows * g_row;
  UNROLL for (int t = 0; t < taps; t++)
    UNROLL for (int i = 0; i < rows; i++)
      UNROLL for (int v = 0; v < vectors; v++)
        sum[(t * rows + i) * vectors + v] =
            adding ? NAME(load)(out + t * g_tap + i * g_row + v * 16) : (lanes){};
  for (ptrdiff_t image = 0; image < g->images; image++)
    for (ptrdiff_t r = 0; r < g->rows; r++) {
      const float *xp = x + image * g->input_image + r * g->input_row;
      const float *dp = d + image * g->output_image + r * g->output_row;
      // A single vector is loaded as often as it is used: what the loop itself costs shows.
      if (vectors == 1) {
        _Pragma("clang loop unroll_count(4)")
        for (ptrdiff_t c = 0; c < g->columns; c++, next += 16) {
          NAME(fetch)(next);
          NAME(correlate_pixel)(taps, rows, 1, xp + c * g->input_column, dp + c * g->output_column, 0,
                                sum);
        }
      } else {
        for (ptrdiff_t c = 0; c < g->columns; c++, next += 16) {
          NAME(fetch)(next);
          NAME(correlate_pixel)(taps, rows, vectors, xp + c * g->input_column,
                                dp + c * g->output_column, g->output_block, sum);
        }
      }
    }
  UNROLL for (int t = 0; t < taps; t++)
    UNROLL for (int i = 0; i < rows; i++)
      UNROLL for (int v = 0; v < vectors; v++)
        NAME(store)(out + t * g_tap + i * g_row + v * 16, sum[(t * rows + i) * vectors + v]);
}

/// All channels of one or several taps, `rows` at a time, the rest one by one. A last channel alone would
/// leave the multipliers idle: it joins the rows before where registers hold it.
INLINE void NAME(correlate_channels)(const int rows, const int vectors, const pws_grid *g,
                                     const float *x, ptrdiff_t channels, const float *d,
                                     int adding, ptrdiff_t g_row, float *out) {
  ptrdiff_t i = 0;
  const int more = rows + 1;
  for (; i + rows <= channels; i += rows) {
    if (more * vectors <= 16 && i + more == channels) {
      NAME(correlate_tile)(1, more, vectors, g, x + i, d, adding, 0, g_row, out + i * g_row);
      return;
    }
    NAME(correlate_tile)(1, rows, vectors, g, x + i, d, adding, 0, g_row, out + i * g_row);
  }
  for (; i < channels; i++)
    NAME(correlate_tile)(1, 1, vectors, g, x + i, d, adding, 0, g_row, out + i * g_row);
}

static void NAME(correlate)(const pws_grid *g, const float *x, ptrdiff_t taps, ptrdiff_t channels,
                            const float *d, ptrdiff_t vectors, int adding, float *out) {
  const ptrdiff_t row = vectors * 16, tap = channels * row;
  // Images of one or three channels: three taps of a row together keep the multipliers busy.
  if (taps == 3 && channels == 3) {
    for (ptrdiff_t v = 0; v < vectors; v++)
      NAME(correlate_tile)(3, 3, 1, g, x, d + v * g->output_block, adding, tap, row,
                           out + v * 16);
    return;
  }
  for (ptrdiff_t t = 0; t < taps; t++) {
    const float *xt = x + t * 16;
    float *gt = out + t * tap;
    if (vectors == 2 && PAIR_VECTORS == 2) {
      NAME(correlate_channels)(PAIR_ROWS, 2, g, xt, channels, d, adding, row, gt);
    } else {
      for (ptrdiff_t v = 0; v < vectors; v++)
        NAME(correlate_channels)(SINGLE_ROWS, 1, g, xt, channels, d + v * g->output_block, adding,
                                 row, gt + v * 16);
    }
  }
}
