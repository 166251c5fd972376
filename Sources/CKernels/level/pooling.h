// Pooling of what is seen of a plane.

static void NAME(max_pool)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t size, ptrdiff_t stride,
                           ptrdiff_t input_columns, const float *x, const float *a,
                           const float *b, int relu, float *out) {
  const int affine = a != NULL;
  const lanes va = affine ? NAME(load)(a) : (lanes){}, vb = affine ? NAME(load)(b) : (lanes){};
  for (ptrdiff_t r = 0; r < rows; r++)
    for (ptrdiff_t c = 0; c < columns; c++) {
      const float *window = x + (r * stride * input_columns + c * stride) * 16;
      lanes best = NAME(seen)(NAME(load)(window), affine, va, vb, relu);
      for (ptrdiff_t i = 0; i < size; i++)
        for (ptrdiff_t j = 0; j < size; j++) {
          lanes v = NAME(seen)(NAME(load)(window + (i * input_columns + j) * 16), affine, va, vb,
                               relu);
          // Written so that NaN wins, as in training without pooling.
          lane_bits larger = (v > best) | (v != v);
          best = (lanes)(((lane_bits)v & larger) | ((lane_bits)best & ~larger));
        }
      NAME(store)(out + (r * columns + c) * 16, best);
    }
}

static void NAME(max_pool_gradient)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t size,
                                    ptrdiff_t stride, ptrdiff_t input_columns, const float *x,
                                    const float *a, const float *b, int relu, const float *d,
                                    float *g) {
  const int affine = a != NULL;
  const lanes va = affine ? NAME(load)(a) : (lanes){}, vb = affine ? NAME(load)(b) : (lanes){};
  for (ptrdiff_t r = 0; r < rows; r++)
    for (ptrdiff_t c = 0; c < columns; c++) {
      const ptrdiff_t corner = (r * stride * input_columns + c * stride) * 16;
      lanes best = NAME(seen)(NAME(load)(x + corner), affine, va, vb, relu);
      for (ptrdiff_t i = 0; i < size; i++)
        for (ptrdiff_t j = 0; j < size; j++) {
          lanes v = NAME(seen)(NAME(load)(x + corner + (i * input_columns + j) * 16), affine, va,
                               vb, relu);
          lane_bits larger = (v > best) | (v != v);
          best = (lanes)(((lane_bits)v & larger) | ((lane_bits)best & ~larger));
        }
      const lanes gradient = NAME(load)(d + (r * columns + c) * 16);
      lane_bits open = ~(lane_bits){};
      for (ptrdiff_t i = 0; i < size; i++)
        for (ptrdiff_t j = 0; j < size; j++) {
          const ptrdiff_t at = corner + (i * input_columns + j) * 16;
          lanes v = NAME(seen)(NAME(load)(x + at), affine, va, vb, relu);
          lane_bits first = open & ((v == best) | (v != v));
          open &= ~first;
          NAME(store)(g + at, NAME(load)(g + at) + (lanes)((lane_bits)gradient & first));
        }
    }
}

static void NAME(pool_sum)(ptrdiff_t pixels, const float *x, const float *a, const float *b,
                           int relu, float scale, float *out) {
  const int affine = a != NULL;
  const lanes va = affine ? NAME(load)(a) : (lanes){}, vb = affine ? NAME(load)(b) : (lanes){};
  lanes sum[4] = {};
  for (ptrdiff_t k = 0; k < pixels; k++)
    sum[k & 3] += NAME(seen)(NAME(load)(x + k * 16), affine, va, vb, relu);
  NAME(store)(out, ((sum[0] + sum[1]) + (sum[2] + sum[3])) * scale);
}
