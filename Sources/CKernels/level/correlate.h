// Correlation over pixels: gradients of kernels. Each element sums its pixels image by image, in
// row-major order.

/// One pixel's products.
INLINE void NAME(correlate_pixel)(const int rows, const int vectors, const float *x, const float *d,
                                  ptrdiff_t block, lanes *sum) {
  lanes u[2];
  UNROLL for (int v = 0; v < vectors; v++) u[v] = NAME(load)(d + v * block);
  UNROLL for (int i = 0; i < rows; i++) {
    lanes s = NAME(splat)(x[i]);
    UNROLL for (int v = 0; v < vectors; v++)
      sum[i * vectors + v] = FMA(s, u[v], sum[i * vectors + v]);
  }
}

/// Three taps of a row by three channels, part of a vector by part, so that registers hold the nine sums.
INLINE void NAME(correlate_stem)(const pws_grid *g, const float *x, const float *d, int adding,
                                 ptrdiff_t g_row, float *out) {
  for (int part = 0; part < PARTS; part++) {
    NAME(part) sum[9];
    UNROLL for (int k = 0; k < 9; k++)
      sum[k] = adding ? NAME(load_part)(out + k * g_row, part) : (NAME(part)){};
    for (ptrdiff_t image = 0; image < g->images; image++)
      for (ptrdiff_t r = 0; r < g->rows; r++) {
        const float *xp = x + image * g->input_image + r * g->input_row;
        const float *dp = d + image * g->output_image + r * g->output_row;
        for (ptrdiff_t c = 0; c < g->columns; c++, xp += g->input_column, dp += g->output_column) {
          const NAME(part) u = NAME(load_part)(dp, part);
          UNROLL for (int k = 0; k < 9; k++)
            sum[k] = FMA(NAME(splat_part)(xp[k / 3 * 16 + k % 3]), u, sum[k]);
        }
      }
    UNROLL for (int k = 0; k < 9; k++) NAME(store_part)(out + k * g_row, part, sum[k], 0);
  }
}

/// `rows` broadcast inputs by `vectors` gradient vectors in registers; neighbouring pixels are `x_column`
/// and `d_column` floats apart. With `joined`, the rows of an image are one.
INLINE void NAME(correlate_tile)(const int rows, const int vectors, const int joined,
                                 const ptrdiff_t x_column, const ptrdiff_t d_column,
                                 const pws_grid *g, const float *x, const float *d, int adding,
                                 ptrdiff_t g_row, float *out) {
  lanes sum[16];
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int v = 0; v < vectors; v++) {
      const float *at = out + i * g_row + v * 16;
      sum[i * vectors + v] = adding ? NAME(load)(at) : (lanes){};
      // The sums of the tile that follows are wanted next.
      NAME(fetch)(at + rows * g_row);
    }
  const ptrdiff_t image_rows = joined ? 1 : g->rows, block = g->output_block;
  const ptrdiff_t columns = joined ? g->rows * g->columns : g->columns;
  for (ptrdiff_t image = 0; image < g->images; image++) {
    const float *xp = x + image * g->input_image, *dp = d + image * g->output_image;
    for (ptrdiff_t r = 0; r < image_rows; r++, xp += g->input_row, dp += g->output_row) {
      // A single vector is loaded as often as it is used: what the loop itself costs shows.
      if (vectors == 1) {
        _Pragma("clang loop unroll_count(4)")
        for (ptrdiff_t c = 0; c < columns; c++)
          NAME(correlate_pixel)(rows, 1, xp + c * x_column, dp + c * d_column, 0, sum);
      } else {
        for (ptrdiff_t c = 0; c < columns; c++)
          NAME(correlate_pixel)(rows, vectors, xp + c * x_column, dp + c * d_column, block, sum);
      }
    }
  }
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int v = 0; v < vectors; v++)
      NAME(store)(out + i * g_row + v * 16, sum[i * vectors + v]);
}

/// All channels of one tap, `rows` at a time, the rest one by one. A last channel alone would leave the
/// multipliers idle: it joins the rows before where registers hold it.
INLINE void NAME(correlate_channels)(const int rows, const int vectors, const int joined,
                                     const ptrdiff_t x_column, const ptrdiff_t d_column,
                                     const pws_grid *g, const float *x, ptrdiff_t channels,
                                     const float *d, int adding, ptrdiff_t g_row, float *out) {
#define PWS_TILE(rows)                                                                        \
  NAME(correlate_tile)(rows, vectors, joined, x_column, d_column, g, x + i, d, adding, g_row, \
                       out + i * g_row)
  ptrdiff_t i = 0;
  const int more = rows + 1;
  for (; i + rows <= channels; i += rows) {
    if (more * vectors <= 16 && i + more == channels) {
      PWS_TILE(more);
      return;
    }
    PWS_TILE(rows);
  }
  for (; i < channels; i++) PWS_TILE(1);
#undef PWS_TILE
}

/// All taps.
INLINE void NAME(correlate_taps)(const int joined, const ptrdiff_t x_column,
                                 const ptrdiff_t d_column, const pws_grid *g, const float *x,
                                 ptrdiff_t taps, ptrdiff_t channels, const float *d,
                                 ptrdiff_t vectors, int adding, float *out) {
  const ptrdiff_t row = vectors * 16;
  for (ptrdiff_t t = 0; t < taps; t++, x += 16, out += channels * row) {
    if (vectors == 2 && PAIR_VECTORS == 2) {
      NAME(correlate_channels)(PAIR_ROWS, 2, joined, x_column, d_column, g, x, channels, d, adding,
                               row, out);
    } else {
      for (ptrdiff_t v = 0; v < vectors; v++)
        NAME(correlate_channels)(SINGLE_ROWS, 1, joined, x_column, d_column, g, x, channels,
                                 d + v * g->output_block, adding, row, out + v * 16);
    }
  }
}

static void NAME(correlate)(const pws_grid *g, const float *x, ptrdiff_t taps, ptrdiff_t channels,
                            const float *d, ptrdiff_t vectors, int adding, float *out) {
  // Images of three channels: three taps of a row together keep the multipliers busy.
  if (taps == 3 && channels == 3) {
    for (ptrdiff_t v = 0; v < vectors; v++)
      NAME(correlate_stem)(g, x, d + v * g->output_block, adding, vectors * 16, out + v * 16);
    return;
  }
  const ptrdiff_t x_column = g->input_column, d_column = g->output_column;
  // Tiles have so few pixels that what surrounds the loop over them shows: constants where they are common.
  const int joined = x_column == 16 && (g->rows == 1 || (g->input_row == g->columns * 16 &&
                                                         g->output_row == g->columns * 16));
#define PWS_TAPS(joined, x_column, d_column, channels, vectors) \
  NAME(correlate_taps)(joined, x_column, d_column, g, x, taps, channels, d, vectors, adding, out)
#define PWS_COLUMNS(vectors)                                   \
  {                                                            \
    if (joined) PWS_TAPS(1, 16, 16, 16, vectors);              \
    else if (x_column == 16) PWS_TAPS(0, 16, 16, 16, vectors); \
    else if (x_column == 32) PWS_TAPS(0, 32, 16, 16, vectors); \
    else PWS_TAPS(0, x_column, 16, 16, vectors);               \
  }
  if (channels == 16 && d_column == 16 && vectors == 2) PWS_COLUMNS(2)
  else if (channels == 16 && d_column == 16 && vectors == 1) PWS_COLUMNS(1)
  else PWS_TAPS(0, x_column, d_column, channels, vectors);
#undef PWS_COLUMNS
#undef PWS_TAPS
}
