// Moments of a plane, four partial sums per lane by pixel index modulo four, then one fixed tree.
//
// Values are taken about a pilot of the plane itself, so that a mean a thousand times the standard
// deviation costs no digits (un-normalized networks reach that within a few layers).

/// One pixel of moments, moved past the caches on request.
INLINE void NAME(moments_pixel)(const int moves, const float *x, lanes pilot, float *to,
                                lanes *sum, lanes *square) {
  const lanes value = NAME(load)(x), v = value - pilot;
  if (moves) NAME(store_past)(to, value, 1);
  *sum += v;
  *square = FMA(v, v, *square);
}

INLINE void NAME(moments_plane)(const int moves, ptrdiff_t pixels, const float *x, float *to,
                                float *out) {
  const lanes pilot = NAME(load)(x);
  lanes sum[4] = {}, square[4] = {};
  ptrdiff_t k = 0;
  for (; k + 4 <= pixels; k += 4) {
    UNROLL for (int j = 0; j < 4; j++) {
      const ptrdiff_t at = (k + j) * 16;
      NAME(moments_pixel)(moves, x + at, pilot, to + at, &sum[j], &square[j]);
    }
  }
  for (int j = 0; k < pixels; k++, j++)
    NAME(moments_pixel)(moves, x + k * 16, pilot, to + k * 16, &sum[j], &square[j]);
  NAME(store)(out, pilot);
  NAME(store)(out + 16, (sum[0] + sum[1]) + (sum[2] + sum[3]));
  NAME(store)(out + 32, (square[0] + square[1]) + (square[2] + square[3]));
}

static void NAME(moments)(ptrdiff_t pixels, const float *x, float *to, float *out) {
  if (to == x) NAME(moments_plane)(0, pixels, x, to, out);
  else NAME(moments_plane)(1, pixels, x, to, out);
}

static void NAME(gradient_moments)(ptrdiff_t pixels, const float *g, const float *x,
                                   const float *pilot, float *out) {
  const lanes about = NAME(load)(pilot);
  lanes sum[4] = {}, product[4] = {};
  ptrdiff_t k = 0;
  for (; k + 4 <= pixels; k += 4) {
    UNROLL for (int j = 0; j < 4; j++) {
      lanes v = NAME(load)(g + (k + j) * 16);
      sum[j] += v;
      product[j] = FMA(v, NAME(load)(x + (k + j) * 16) - about, product[j]);
    }
  }
  for (int j = 0; k < pixels; k++, j++) {
    lanes v = NAME(load)(g + k * 16);
    sum[j] += v;
    product[j] = FMA(v, NAME(load)(x + k * 16) - about, product[j]);
  }
  NAME(store)(out, (sum[0] + sum[1]) + (sum[2] + sum[3]));
  NAME(store)(out + 16, (product[0] + product[1]) + (product[2] + product[3]));
}

/// One pixel of finish_gradient: added to, masked, stored.
INLINE lanes NAME(finish_pixel)(const int adds, const int masks, const int affine,
                                const float *addend, const float *x, lanes a, lanes b,
                                const float *g, float *to, int past) {
  lanes v = NAME(load)(g);
  if (adds) NAME(fetch)(addend + AHEAD);
  if (masks) NAME(fetch)(x + AHEAD);
  if (adds) v += NAME(load)(addend);
  if (masks)
    v = (lanes)((lane_bits)v & ~(NAME(seen)(NAME(load)(x), affine, a, b, 0) <= 0.0f));
  NAME(store_past)(to, v, past);
  return v;
}

INLINE void NAME(finish_plane)(const int adds, const int masks, const int affine,
                               const int measures, ptrdiff_t pixels, const float *addend,
                               const float *x, const float *a, const float *b, const float *of,
                               const float *pilot, const float *g, float *to, float *out) {
  const int past = to != g;
  const lanes va = affine ? NAME(load)(a) : (lanes){}, vb = affine ? NAME(load)(b) : (lanes){};
  const lanes about = measures ? NAME(load)(pilot) : (lanes){};
  lanes sum[4] = {}, product[4] = {};
  ptrdiff_t k = 0;
  for (; k + 4 <= pixels; k += 4) {
    UNROLL for (int j = 0; j < 4; j++) {
      const ptrdiff_t at = (k + j) * 16;
      lanes v = NAME(finish_pixel)(adds, masks, affine, addend + at, x + at, va, vb, g + at,
                                   to + at, past);
      if (measures) {
        NAME(fetch)(of + at + AHEAD);
        sum[j] += v;
        product[j] = FMA(v, NAME(load)(of + at) - about, product[j]);
      }
    }
  }
  for (int j = 0; k < pixels; k++, j++) {
    const ptrdiff_t at = k * 16;
    lanes v = NAME(finish_pixel)(adds, masks, affine, addend + at, x + at, va, vb, g + at, to + at,
                                 past);
    if (measures) {
      sum[j] += v;
      product[j] = FMA(v, NAME(load)(of + at) - about, product[j]);
    }
  }
  if (measures) {
    NAME(store)(out, (sum[0] + sum[1]) + (sum[2] + sum[3]));
    NAME(store)(out + 16, (product[0] + product[1]) + (product[2] + product[3]));
  }
}

static void NAME(finish_gradient)(ptrdiff_t pixels, const float *addend, const float *x,
                                  const float *a, const float *b, const float *of,
                                  const float *pilot, const float *g, float *to, float *out) {
#define PWS_FINISH(adds, masks, affine, measures)                                              \
  NAME(finish_plane)(adds, masks, affine, measures, pixels, addend, x, a, b, of, pilot, g, to, \
                     out)
#define PWS_FINISH_OR_MEASURE(adds, masks, affine) \
  if (out) PWS_FINISH(adds, masks, affine, 1);     \
  else PWS_FINISH(adds, masks, affine, 0)
  if (addend) {
    if (!x) { PWS_FINISH_OR_MEASURE(1, 0, 0); }
    else if (a) { PWS_FINISH_OR_MEASURE(1, 1, 1); }
    else { PWS_FINISH_OR_MEASURE(1, 1, 0); }
  } else {
    if (!x) { PWS_FINISH_OR_MEASURE(0, 0, 0); }
    else if (a) { PWS_FINISH_OR_MEASURE(0, 1, 1); }
    else { PWS_FINISH_OR_MEASURE(0, 1, 0); }
  }
#undef PWS_FINISH
#undef PWS_FINISH_OR_MEASURE
}
