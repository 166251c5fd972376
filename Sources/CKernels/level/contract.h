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

/// The products of one channel with `vectors` vectors of weights; `p` are the pixels of the runs. Weights
/// that are wanted next, at `next`, come nearer meanwhile.
INLINE void NAME(contract_channel)(const int runs, const int vectors, const ptrdiff_t column,
                                   const float *const *p, ptrdiff_t channel, const float *w,
                                   const float *next, lanes *sum) {
  lanes u[2];
  NAME(fetch)(next);
  UNROLL for (int v = 0; v < vectors; v++) u[v] = NAME(load)(w + v * 16);
  UNROLL for (int q = 0; q < runs; q++) {
    UNROLL for (int k = 0; k < RUN; k++) {
      lanes s = NAME(splat)(p[q][channel + k * column]);
      UNROLL for (int v = 0; v < vectors; v++) {
        const int at = (q * RUN + k) * vectors + v;
        sum[at] = FMA(s, u[v], sum[at]);
      }
    }
  }
}

/// The products of some terms. With `unrolled`, they have 16 channels.
INLINE void NAME(contract_terms)(const int runs, const int vectors, const int unrolled,
                                 const ptrdiff_t column, const float *const *x,
                                 const ptrdiff_t *offset, ptrdiff_t terms, ptrdiff_t channels,
                                 const float *w, ptrdiff_t w_step, const float *next, lanes *sum) {
  UNROLL for (int k = 0; k < runs * RUN * vectors; k++) sum[k] = (lanes){};
  for (ptrdiff_t term = 0; term < terms; term++) {
    const float *p[4];
    UNROLL for (int q = 0; q < runs; q++) p[q] = x[q] + offset[term];
    if (unrolled) {
      UNROLL for (int i = 0; i < 16; i++, w += w_step, next += 16)
        NAME(contract_channel)(runs, vectors, column, p, i, w, next, sum);
    } else {
      for (ptrdiff_t i = 0; i < channels; i++, w += w_step, next += 16)
        NAME(contract_channel)(runs, vectors, column, p, i, w, next, sum);
    }
  }
}

/// The runs that one tile of registers holds.
typedef struct {
  const float *x[4];
  float *y[4];
  ptrdiff_t skip[4]; ///< pixels of a run that are not stored
  ptrdiff_t end;     ///< pixels of every run that exist
  int whole;         ///< whether every pixel is stored
} NAME(runs);

/// `runs` runs by `vectors` output vectors in registers; the constants unroll after inlining.
/// With `adding`, the sums are added to what stands in the output.
INLINE void NAME(contract_tile)(const int runs, const int vectors, const int unrolled,
                                const int adding, const ptrdiff_t column, const pws_grid *g,
                                const NAME(runs) *at, const ptrdiff_t *offset, ptrdiff_t terms,
                                ptrdiff_t channels, const float *w, ptrdiff_t w_step,
                                const float *next) {
  lanes sum[32];
  NAME(contract_terms)(runs, vectors, unrolled, column, at->x, offset, terms, channels, w, w_step,
                       next, sum);
#define PWS_STORE(condition)                                                    \
  UNROLL for (int q = 0; q < runs; q++)                                         \
    UNROLL for (int k = 0; k < RUN; k++)                                        \
      if (condition)                                                            \
        UNROLL for (int v = 0; v < vectors; v++) {                              \
          float *to = at->y[q] + k * g->output_column + v * g->output_block;    \
          const lanes value = sum[(q * RUN + k) * vectors + v];                 \
          NAME(store)(to, adding ? NAME(load)(to) + value : value);             \
        }
  if (at->whole) {
    PWS_STORE(1)
  } else {
    PWS_STORE(k >= at->skip[q] && k < at->end)
  }
#undef PWS_STORE
}

/// All runs of a grid, `runs` at a time; neighbouring input pixels are `column` floats apart.
INLINE void NAME(contract_runs)(const int runs, const int vectors, const int unrolled,
                                const int adding, const ptrdiff_t column, const pws_grid *g,
                                const float *x, const ptrdiff_t *offset, ptrdiff_t terms,
                                ptrdiff_t channels, const float *w, ptrdiff_t w_step, float *y) {
  const ptrdiff_t per_row = (g->columns + RUN - 1) / RUN;
  NAME(runs) at = {.end = g->columns, .whole = g->columns % RUN == 0};
  // The weights of the next part, or of the next call, lie behind: each tile fetches a share of them,
  // or they would keep the first tile of every part waiting.
  const ptrdiff_t length = terms * channels * w_step, share = terms * channels * 16;
  const float *next = w + length;
  ptrdiff_t image = 0, row = 0, run = 0;
  for (ptrdiff_t left = g->images * g->rows * per_row; left > 0;) {
    // A last run alone would leave the multipliers idle: it shares with the tile before.
    const ptrdiff_t some = left < runs ? left : left == runs + 1 && runs > 2 ? runs - 1 : runs;
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
#define PWS_TILE(n)                                                                              \
  if (n <= runs && some == n)                                                                    \
  NAME(contract_tile)(n, vectors, unrolled, adding, column, g, &at, offset, terms, channels, w,  \
                      w_step, next)
    PWS_TILE(4);
    PWS_TILE(3);
    PWS_TILE(2);
    PWS_TILE(1);
#undef PWS_TILE
    next = next + share < w + 2 * length ? next + share : w;
    left -= some;
  }
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
#define PWS_RUNS(adding)                                                                          \
  NAME(contract_runs)(runs, vectors, unrolled, adding, column, g, x, offset + term, part, channels, \
                      at, w_step, y)
    if (adding) PWS_RUNS(1);
    else PWS_RUNS(0);
#undef PWS_RUNS
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
    if (column == 16) PWS_PARTS(1, 16);
    else PWS_PARTS(1, column);
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
    NAME(contract_vectors)(PAIR_RUNS, 2, g, x, offset, terms, channels, w, step,
                           adding, y);
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
