// Contraction over channels: the one micro-kernel behind convolution, 1×1, linear and Winograd.
//
// Pixels are taken in runs, RUN neighbours of a row, so that one tile serves wide and narrow images
// alike. A last run that would stand over the edge moves left and drops the pixels that the run before
// has stored; rows that are shorter than a run compute and drop a remainder.

// Sums of many products lose digits one by one. So at most this many terms, of 16 products each, are
// summed in registers; what they come to is added to a total beside. The total of all pixels lies in
// the output, so that the weights of a part stay in the nearest cache while every pixel passes by.
#ifndef TERMS_PER_SUM
#define TERMS_PER_SUM 9
#endif

/// The runs that a tile takes of those that are left: a last one alone would leave the multipliers
/// idle, so that it shares with the tile before.
INLINE ptrdiff_t NAME(runs_of)(const int runs, ptrdiff_t left) {
  return left < runs ? left : left == runs + 1 && runs > 2 ? runs - 1 : runs;
}

/// The weights that the next tile fetches, a share of those of the next part, or of the next call, which
/// lie behind: or they would keep the first tile of every part waiting.
INLINE const float *NAME(weights_after)(const float *next, ptrdiff_t share, const float *w,
                                        ptrdiff_t length) {
  return next + share < w + 2 * length ? next + share : w;
}

// A tile of pixels, or of runs, whose places `at` holds.
#define PWS_TILE(pixels)                                                                          \
  NAME(contract_tile)(pixels, vectors, unrolled, adding, column, g, &at, offset, terms, channels, \
                      w, w_step, next)
#define PWS_TILE_OF_RUNS(some)                     \
  {                                                \
    if (runs >= 4 && some == 4) PWS_TILE(4 * RUN); \
    if (runs >= 3 && some == 3) PWS_TILE(3 * RUN); \
    if (runs >= 2 && some == 2) PWS_TILE(2 * RUN); \
    if (some == 1) PWS_TILE(RUN);                  \
  }

/// All pixels of a grid where rows of an image join without a gap; says whether it is such a grid.
///
/// Every run is whole and stands beside the one before, so that tiles take less time than those of
/// contract_runs.
INLINE int NAME(contract_joined)(const int runs, const int vectors, const int unrolled,
                                 const int adding, const ptrdiff_t column, const pws_grid *g,
                                 const float *x, const ptrdiff_t *offset, ptrdiff_t terms,
                                 ptrdiff_t channels, const float *w, ptrdiff_t w_step, float *y) {
  const ptrdiff_t pixels = g->rows * g->columns, most = runs * RUN;
  if (g->rows > 1 && (g->input_row != g->columns * g->input_column ||
                      g->output_row != g->columns * g->output_column))
    return 0;
#if SHORT_TILES
  // The last tiles are a pixel shorter, so that none is too short to keep the multipliers busy.
  const ptrdiff_t shorter = (most - pixels % most) % most * (most - 1);
  if (shorter > pixels) return 0;
#else
  // Small images share tiles instead.
  if (pixels % RUN != 0 || (g->images > 1 && pixels < 4 * most)) return 0;
#endif
  NAME(runs) at = {.whole = 1};
  const ptrdiff_t length = terms * channels * w_step, share = terms * channels * 16;
  const float *next = w + length;
  for (ptrdiff_t image = 0; image < g->images; image++) {
    const float *from = x + image * g->input_image;
    float *to = y + image * g->output_image;
    for (ptrdiff_t left = pixels, some; left > 0; left -= some) {
      for (ptrdiff_t q = 0; q < runs; q++) {
        at.x[q] = from + q * RUN * column;
        at.y[q] = to + q * RUN * g->output_column;
      }
#if SHORT_TILES
      some = left > shorter ? most : most - 1;
      if (some == most) PWS_TILE(runs * RUN);
      else PWS_TILE(runs * RUN - 1);
#else
      some = NAME(runs_of)(runs, left / RUN) * RUN;
      PWS_TILE_OF_RUNS(some / RUN);
#endif
      next = NAME(weights_after)(next, share, w, length);
      from += some * column;
      to += some * g->output_column;
    }
  }
  return 1;
}

/// All runs of any grid, `runs` at a time; neighbouring input pixels are `column` floats apart.
INLINE void NAME(contract_runs)(const int runs, const int vectors, const int unrolled,
                                const int adding, const ptrdiff_t column, const pws_grid *g,
                                const float *x, const ptrdiff_t *offset, ptrdiff_t terms,
                                ptrdiff_t channels, const float *w, ptrdiff_t w_step, float *y) {
  const ptrdiff_t per_row = (g->columns + RUN - 1) / RUN;
  NAME(runs) at = {.end = g->columns, .whole = g->columns % RUN == 0};
  const ptrdiff_t length = terms * channels * w_step, share = terms * channels * 16;
  const float *next = w + length;
  ptrdiff_t image = 0, row = 0, run = 0;
  for (ptrdiff_t left = g->images * g->rows * per_row, some; left > 0; left -= some) {
    some = NAME(runs_of)(runs, left);
    for (ptrdiff_t q = 0; q < some; q++) {
      ptrdiff_t first = run * RUN;
      if (first + RUN > g->columns) first = g->columns < RUN ? 0 : g->columns - RUN;
      at.x[q] = x + image * g->input_image + row * g->input_row + first * g->input_column;
      at.y[q] = y + image * g->output_image + row * g->output_row + first * g->output_column;
      at.skip[q] = run * RUN - first;
      if (++run == per_row) {
        run = 0;
        if (++row == g->rows) row = 0, image++;
      }
    }
    PWS_TILE_OF_RUNS(some);
    next = NAME(weights_after)(next, share, w, length);
  }
}
#undef PWS_TILE_OF_RUNS
#undef PWS_TILE

/// All pixels of a grid.
INLINE void NAME(contract_grid)(const int runs, const int vectors, const int unrolled,
                                const int adding, const ptrdiff_t column, const pws_grid *g,
                                const float *x, const ptrdiff_t *offset, ptrdiff_t terms,
                                ptrdiff_t channels, const float *w, ptrdiff_t w_step, float *y) {
  if (!NAME(contract_joined)(runs, vectors, unrolled, adding, column, g, x, offset, terms, channels,
                             w, w_step, y))
    NAME(contract_runs)(runs, vectors, unrolled, adding, column, g, x, offset, terms, channels, w,
                        w_step, y);
}

/// All terms, part by part; no terms come to zero.
INLINE void NAME(contract_parts)(const int runs, const int vectors, const int unrolled,
                                 const ptrdiff_t column, const pws_grid *g, const float *x,
                                 const ptrdiff_t *offset, ptrdiff_t terms, ptrdiff_t channels,
                                 const float *w, ptrdiff_t w_step, int adding, float *y) {
  ptrdiff_t term = 0;
  do {
    const ptrdiff_t part = terms - term < TERMS_PER_SUM ? terms - term : TERMS_PER_SUM;
    const float *at = w + term * channels * w_step;
#define PWS_GRID(adding)                                                                            \
  NAME(contract_grid)(runs, vectors, unrolled, adding, column, g, x, offset + term, part, channels, \
                      at, w_step, y)
    if (adding) PWS_GRID(1);
    else PWS_GRID(0);
#undef PWS_GRID
    adding = 1;
  } while ((term += TERMS_PER_SUM) < terms);
}

#if KEPT_PIXELS
/// Sixteen channels to sixteen: the weights stay in registers, and pixels pass by, eight at a time.
///
/// With so few products to a pixel, loading weights anew for every tile of pixels costs as much as the
/// multiplications. The order of each sum is that of contract_tile.
INLINE void NAME(contract_kept)(const pws_grid *g, const float *x, const float *w, float *y) {
  lanes u[16];
  UNROLL for (int i = 0; i < 16; i++) u[i] = NAME(load)(w + i * 16);
  for (ptrdiff_t r = 0; r < g->rows; r++, x += g->input_row, y += g->output_row) {
    for (ptrdiff_t c = 0; c < g->columns; c += KEPT_PIXELS) {
      // The last pixels move left and are computed again, to the same bits.
      const ptrdiff_t at = c + KEPT_PIXELS > g->columns ? g->columns - KEPT_PIXELS : c;
      const float *p = x + at * 16;
      lanes sum[KEPT_PIXELS];
      UNROLL for (int k = 0; k < KEPT_PIXELS; k++) sum[k] = (lanes){};
      UNROLL for (int i = 0; i < 16; i++)
        UNROLL for (int k = 0; k < KEPT_PIXELS; k++)
          sum[k] = FMA(NAME(splat)(p[k * 16 + i]), u[i], sum[k]);
      UNROLL for (int k = 0; k < KEPT_PIXELS; k++)
        NAME(store)(y + at * g->output_column + k * g->output_column, sum[k]);
    }
  }
}
#endif

/// With the distance of pixels and the channels of a term as constants where they are common.
INLINE void NAME(contract_vectors)(const int runs, const int vectors, const pws_grid *g,
                                   const float *x, const ptrdiff_t *offset, ptrdiff_t terms,
                                   ptrdiff_t channels, const float *w, ptrdiff_t w_step, int adding,
                                   float *y) {
  const ptrdiff_t column = g->input_column;
#define PWS_PARTS(unrolled, column)                                                             \
  NAME(contract_parts)(runs, vectors, unrolled, column, g, x, offset, terms, channels, w, w_step, \
                       adding, y)
  if (UNROLLS && channels == 16) {
    if (column == 16) PWS_PARTS(16, 16);
    else PWS_PARTS(16, column);
  } else if (UNROLLS && channels == 3 && column == 16) {
    PWS_PARTS(3, 16);
  } else {
    if (column == 16) PWS_PARTS(0, 16);
    else PWS_PARTS(0, column);
  }
#undef PWS_PARTS
}

static void NAME(contract)(const pws_grid *g, const float *x, const ptrdiff_t *offset,
                           ptrdiff_t terms, ptrdiff_t channels, const float *w,
                           ptrdiff_t vectors, int adding, float *y) {
  const ptrdiff_t step = vectors * 16;
  if (vectors == 2 && PAIR_VECTORS == 2) {
    NAME(contract_vectors)(PAIR_RUNS, 2, g, x, offset, terms, channels, w, step, adding, y);
    return;
  }
#if KEPT_PIXELS
  if (vectors == 1 && terms == 1 && channels == 16 && !adding && g->input_column == 16 &&
      g->columns >= KEPT_PIXELS) {
    NAME(contract_kept)(g, x + *offset, w, y);
    return;
  }
#endif
  for (ptrdiff_t v = 0; v < vectors; v++)
    NAME(contract_vectors)(SINGLE_RUNS, 1, g, x, offset, terms, channels, w + v * 16, step,
                           adding, y + v * g->output_block);
}
