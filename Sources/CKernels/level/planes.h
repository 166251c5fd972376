// The passes over pixels: what stands between two convolutions, one plane at a time.

INLINE void NAME(zero_run)(float *out, ptrdiff_t pixels) {
  for (ptrdiff_t k = 0; k < pixels; k++) {
    NAME(store)(out + k * 16, (lanes){});
    // Or the loop becomes a call of memset, which takes longer for a pixel or two.
    __asm__ volatile("");
  }
}

// Numbers by which the passes fetch ahead. A processor finds the next line by itself, but loses its
// way at the end of a plane, whose successor is what the pass reads next.
#ifndef AHEAD
#define AHEAD 1024
#endif

/// Writes the border of zeros and runs a statement for every pixel of the plane; `s` and `c` are
/// the places of a pixel in the plane and in the row that is written.
#define PWS_WITH_HALO(halo, out, ...)                                                         \
  do {                                                                                        \
    const ptrdiff_t pitch = (halo)->total_columns;                                            \
    const ptrdiff_t right = pitch - (halo)->left - (halo)->columns;                           \
    NAME(zero_run)(out, (halo)->top * pitch);                                                 \
    for (ptrdiff_t r = 0; r < (halo)->rows; r++) {                                            \
      float *row = (out) + ((halo)->top + r) * pitch * 16;                                    \
      NAME(zero_run)(row, (halo)->left);                                                      \
      row += (halo)->left * 16;                                                               \
      const ptrdiff_t end = (halo)->columns * 16, step = (halo)->step * 16;                   \
      ptrdiff_t s = r * step * (halo)->plane_columns;                                         \
      for (ptrdiff_t c = 0; c < end; c += 16, s += step) __VA_ARGS__                          \
      NAME(zero_run)(row + (halo)->columns * 16, right);                                      \
    }                                                                                         \
    const ptrdiff_t below = (halo)->top + (halo)->rows;                                       \
    NAME(zero_run)((out) + below * pitch * 16, ((halo)->total_rows - below) * pitch);         \
  } while (0)

static void NAME(pack)(const pws_halo *halo, const float *x, const float *a, const float *b,
                       int relu, float *out) {
#define PWS_PACK(value)                           \
  PWS_WITH_HALO(halo, out, {                      \
    NAME(fetch)(x + s + AHEAD);                   \
    const lanes v = NAME(load)(x + s);            \
    NAME(store)(row + c, value);                  \
  })
  if (a) {
    const lanes va = NAME(load)(a), vb = NAME(load)(b);
    if (relu) PWS_PACK(NAME(seen)(v, 1, va, vb, 1));
    else PWS_PACK(NAME(seen)(v, 1, va, vb, 0));
  } else if (relu) {
    PWS_PACK(NAME(rectify)(v));
  } else {
    PWS_PACK(v);
  }
#undef PWS_PACK
}

static void NAME(pack_gradient)(const pws_halo *halo, const float *g, const float *x,
                                const float *a, const float *p, const float *q, float *out) {
#define PWS_PACK(value)                           \
  PWS_WITH_HALO(halo, out, {                      \
    NAME(fetch)(g + s + AHEAD);                   \
    if (p) NAME(fetch)(x + s + AHEAD);            \
    const lanes v = NAME(load)(g + s);            \
    NAME(store)(row + c, value);                  \
  })
  if (p) {
    const lanes va = NAME(load)(a), vp = NAME(load)(p), vq = NAME(load)(q);
    PWS_PACK(FMA(va, v, FMA(vp, NAME(load)(x + s), vq)));
  } else if (a) {
    const lanes va = NAME(load)(a);
    PWS_PACK(va * v);
  } else {
    PWS_PACK(v);
  }
#undef PWS_PACK
}

static void NAME(view)(ptrdiff_t pixels, const float *x, const float *a, const float *b, int relu,
                       float *out) {
  const int affine = a != NULL;
  const lanes va = affine ? NAME(load)(a) : (lanes){}, vb = affine ? NAME(load)(b) : (lanes){};
  for (ptrdiff_t k = 0; k < pixels * 16; k += 16)
    NAME(store)(out + k, NAME(seen)(NAME(load)(x + k), affine, va, vb, relu));
}

static void NAME(join)(ptrdiff_t pixels, const float *x, const float *a, const float *b,
                       int relu_x, const float *y, const float *c, const float *d, int relu_y,
                       float *out) {
  const int affine_x = a != NULL, affine_y = c != NULL;
  const lanes va = affine_x ? NAME(load)(a) : (lanes){}, vb = affine_x ? NAME(load)(b) : (lanes){};
  const lanes vc = affine_y ? NAME(load)(c) : (lanes){}, vd = affine_y ? NAME(load)(d) : (lanes){};
  for (ptrdiff_t k = 0; k < pixels * 16; k += 16) {
    NAME(fetch)(x + k + AHEAD);
    NAME(fetch)(y + k + AHEAD);
    NAME(store)(out + k, NAME(seen)(NAME(load)(x + k), affine_x, va, vb, relu_x) +
                             NAME(seen)(NAME(load)(y + k), affine_y, vc, vd, relu_y));
  }
}

static void NAME(join_pack)(const pws_halo *halo, const pws_view *x, int relu_x,
                            const pws_view *y, int relu_y, float *sum, int past, const float *a,
                            const float *b, int relu, float *out) {
  const int affine_x = x->a != NULL, affine_y = y->a != NULL, affine = a != NULL;
  const lanes xa = affine_x ? NAME(load)(x->a) : (lanes){}, xb = affine_x ? NAME(load)(x->b) : (lanes){};
  const lanes ya = affine_y ? NAME(load)(y->a) : (lanes){}, yb = affine_y ? NAME(load)(y->b) : (lanes){};
  const lanes va = affine ? NAME(load)(a) : (lanes){}, vb = affine ? NAME(load)(b) : (lanes){};
  PWS_WITH_HALO(halo, out, {
    NAME(fetch)(x->x + s + AHEAD);
    NAME(fetch)(y->x + s + AHEAD);
    const lanes v = NAME(seen)(NAME(load)(x->x + s), affine_x, xa, xb, relu_x) +
                    NAME(seen)(NAME(load)(y->x + s), affine_y, ya, yb, relu_y);
    NAME(store_past)(sum + s, v, past);
    NAME(store)(row + c, NAME(seen)(v, affine, va, vb, relu));
  });
}

static void NAME(stream)(ptrdiff_t pixels, const float *x, float *out) {
  for (ptrdiff_t k = 0; k < pixels * 16; k += 16)
    NAME(store_past)(out + k, NAME(load)(x + k), 1);
}

/// One pixel of a view, rectified on request.
INLINE lanes NAME(seen_at)(const pws_view *view, ptrdiff_t at, int relu) {
  if (!view->x) return (lanes){};
  const lanes a = view->a ? NAME(load)(view->a) : (lanes){};
  const lanes b = view->b ? NAME(load)(view->b) : (lanes){};
  return NAME(seen)(NAME(load)(view->x + at), view->a != NULL, a, b, relu);
}

static void NAME(add_subsampled)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                                 ptrdiff_t input_columns, pws_view low, pws_view high, int relu,
                                 ptrdiff_t shift, float *out) {
  for (ptrdiff_t r = 0; r < rows; r++)
    for (ptrdiff_t c = 0; c < columns; c++, out += 16) {
      const ptrdiff_t from = (r * stride * input_columns + c * stride) * 16;
      float both[32];
      NAME(store)(both, NAME(seen_at)(&low, from, relu));
      NAME(store)(both + 16, NAME(seen_at)(&high, from, relu));
      NAME(store)(out, NAME(load)(out) + NAME(load)(both + 16 - shift));
    }
}

static void NAME(add_upsampled)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                                ptrdiff_t output_columns, const float *low, const float *high,
                                ptrdiff_t shift, float *g) {
  for (ptrdiff_t r = 0; r < rows; r++)
    for (ptrdiff_t c = 0; c < columns; c++) {
      const ptrdiff_t from = (r * columns + c) * 16;
      float *to = g + (r * stride * output_columns + c * stride) * 16;
      for (ptrdiff_t k = 0; k < 16 - shift; k++) to[k] += low[from + shift + k];
      for (ptrdiff_t k = 16 - shift; k < 16; k++) to[k] += high ? high[from + k - 16 + shift] : 0;
    }
}

static void NAME(combine)(ptrdiff_t pixels, const float *x, const float *a, const float *p,
                          const float *q, float *g) {
  const lanes va = NAME(load)(a), vp = NAME(load)(p), vq = NAME(load)(q);
  for (ptrdiff_t k = 0; k < pixels * 16; k += 16)
    NAME(store)(g + k, FMA(va, NAME(load)(g + k), FMA(vp, NAME(load)(x + k), vq)));
}

static void NAME(fill)(ptrdiff_t pixels, const float *d, float scale, float *g) {
  const lanes v = NAME(load)(d) * scale;
  for (ptrdiff_t k = 0; k < pixels * 16; k += 16) NAME(store)(g + k, v);
}
