// Moments of a plane, four partial sums per lane by pixel index modulo four, then one fixed tree.
//
// Values are taken about a pilot of the plane itself, so that a mean a thousand times the standard
// deviation costs no digits (un-normalized networks reach that within a few layers).

static void NAME(moments)(ptrdiff_t pixels, const float *x, float *out) {
  const lanes pilot = NAME(load)(x);
  lanes sum[4] = {}, square[4] = {};
  ptrdiff_t k = 0;
  for (; k + 4 <= pixels; k += 4) {
    UNROLL for (int j = 0; j < 4; j++) {
      lanes v = NAME(load)(x + (k + j) * 16) - pilot;
      sum[j] += v;
      square[j] = FMA(v, v, square[j]);
    }
  }
  for (int j = 0; k < pixels; k++, j++) {
    lanes v = NAME(load)(x + k * 16) - pilot;
    sum[j] += v;
    square[j] = FMA(v, v, square[j]);
  }
  NAME(store)(out, pilot);
  NAME(store)(out + 16, (sum[0] + sum[1]) + (sum[2] + sum[3]));
  NAME(store)(out + 32, (square[0] + square[1]) + (square[2] + square[3]));
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
