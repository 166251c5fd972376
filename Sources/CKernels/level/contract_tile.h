// One tile of a contraction: pixels by vectors of output channels, whose sums registers hold.

/// The products of one channel of `pixels` pixels with `vectors` vectors of weights; `p` are the runs.
/// Weights that are wanted next, at `next`, come nearer meanwhile.
INLINE void NAME(contract_channel)(const int pixels, const int vectors, const ptrdiff_t column,
                                   const float *const *p, ptrdiff_t channel, const float *w,
                                   const float *next, lanes *sum) {
  lanes u[2];
  NAME(fetch)(next);
  UNROLL for (int v = 0; v < vectors; v++) u[v] = NAME(load)(w + v * 16);
  UNROLL for (int k = 0; k < pixels; k++) {
    lanes s = NAME(splat)(p[k / RUN][channel + k % RUN * column]);
    UNROLL for (int v = 0; v < vectors; v++)
      sum[k * vectors + v] = FMA(s, u[v], sum[k * vectors + v]);
  }
}

/// The products of some terms, which have `unrolled` channels if that is not zero.
INLINE void NAME(contract_terms)(const int pixels, const int vectors, const int unrolled,
                                 const ptrdiff_t column, const float *const *x,
                                 const ptrdiff_t *offset, ptrdiff_t terms, ptrdiff_t channels,
                                 const float *w, ptrdiff_t w_step, const float *next, lanes *sum) {
  UNROLL for (int k = 0; k < pixels * vectors; k++) sum[k] = (lanes){};
  for (ptrdiff_t term = 0; term < terms; term++) {
    const float *p[4];
    UNROLL for (int q = 0; q < (pixels + RUN - 1) / RUN; q++) p[q] = x[q] + offset[term];
    if (unrolled) {
      UNROLL for (int i = 0; i < unrolled; i++, w += w_step, next += 16)
        NAME(contract_channel)(pixels, vectors, column, p, i, w, next, sum);
    } else {
      for (ptrdiff_t i = 0; i < channels; i++, w += w_step, next += 16)
        NAME(contract_channel)(pixels, vectors, column, p, i, w, next, sum);
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

/// `pixels` pixels by `vectors` output vectors in registers; the constants unroll after inlining.
/// With `adding`, the sums are added to what stands in the output.
INLINE void NAME(contract_tile)(const int pixels, const int vectors, const int unrolled,
                                const int adding, const ptrdiff_t column, const pws_grid *g,
                                const NAME(runs) *at, const ptrdiff_t *offset, ptrdiff_t terms,
                                ptrdiff_t channels, const float *w, ptrdiff_t w_step,
                                const float *next) {
  lanes sum[32];
  NAME(contract_terms)(pixels, vectors, unrolled, column, at->x, offset, terms, channels, w, w_step,
                       next, sum);
#define PWS_STORE(condition)                                                          \
  UNROLL for (int k = 0; k < pixels; k++)                                             \
    if (condition)                                                                    \
      UNROLL for (int v = 0; v < vectors; v++) {                                      \
        float *to = at->y[k / RUN] + k % RUN * g->output_column + v * g->output_block; \
        const lanes value = sum[k * vectors + v];                                     \
        NAME(store)(to, adding ? NAME(load)(to) + value : value);                     \
      }
  if (at->whole) {
    PWS_STORE(1)
  } else {
    PWS_STORE(k % RUN >= at->skip[k / RUN] && k % RUN < at->end)
  }
#undef PWS_STORE
}
