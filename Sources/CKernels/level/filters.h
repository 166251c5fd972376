// Arithmetic on kernels [O/16][I][k·k][16], lane = filter, so that "per filter" is "per lane".

static void NAME(filter_dot)(ptrdiff_t blocks, ptrdiff_t length, const float *x, const float *y,
                             double *sums) {
  for (ptrdiff_t block = 0; block < blocks; block++, sums += 16) {
    wide_lanes sum[2] = {};
    for (ptrdiff_t j = 0; j < length; j++, x += 16, y += 16) {
      wide_lanes a = __builtin_convertvector(NAME(load)(x), wide_lanes);
      wide_lanes b = __builtin_convertvector(NAME(load)(y), wide_lanes);
      // A product of two floats is exact in double: the sum alone rounds.
      sum[j & 1] += a * b;
    }
    *(wide_lanes *)sums = sum[0] + sum[1];
  }
}

static void NAME(filter_sum)(ptrdiff_t blocks, ptrdiff_t length, const float *x, double *sums) {
  for (ptrdiff_t block = 0; block < blocks; block++, sums += 16) {
    wide_lanes sum[2] = {};
    for (ptrdiff_t j = 0; j < length; j++, x += 16)
      sum[j & 1] += __builtin_convertvector(NAME(load)(x), wide_lanes);
    *(wide_lanes *)sums = sum[0] + sum[1];
  }
}

static void NAME(filter_combine)(ptrdiff_t blocks, ptrdiff_t length, const float *a,
                                 const float *x, const float *b, const float *y, const float *c,
                                 float *out) {
  for (ptrdiff_t block = 0; block < blocks; block++, a += 16, b += 16, c += 16) {
    const lanes va = NAME(load)(a), vb = NAME(load)(b), vc = NAME(load)(c);
    for (ptrdiff_t j = 0; j < length; j++, x += 16, y += 16, out += 16)
      NAME(store)(out, FMA(va, NAME(load)(x), FMA(vb, NAME(load)(y), vc)));
  }
}

static void NAME(slice_center)(ptrdiff_t slices, ptrdiff_t taps, float weight, float *x) {
  for (ptrdiff_t s = 0; s < slices; s++, x += taps * 16) {
    wide_lanes sum = {};
    for (ptrdiff_t t = 0; t < taps; t++)
      sum += __builtin_convertvector(NAME(load)(x + t * 16), wide_lanes);
    const lanes mean = __builtin_convertvector(sum * ((double)weight / (double)taps), lanes);
    for (ptrdiff_t t = 0; t < taps; t++) NAME(store)(x + t * 16, NAME(load)(x + t * 16) - mean);
  }
}

/// One stage of a 16×16 transpose: exchanges the halves of runs of 2·n rows and lanes.
#define PWS_EXCHANGE(n)                                                                       \
  UNROLL for (int i = 0; i < 16; i++) {                                                       \
    if (i & (n)) continue;                                                                    \
    const lanes low = t[i], high = t[i + (n)];                                                \
    t[i] = __builtin_shufflevector(low, high, PWS_LOW_##n);                                   \
    t[i + (n)] = __builtin_shufflevector(low, high, PWS_HIGH_##n);                            \
  }

#define PWS_LOW_8 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23
#define PWS_HIGH_8 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31
#define PWS_LOW_4 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27
#define PWS_HIGH_4 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31
#define PWS_LOW_2 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29
#define PWS_HIGH_2 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31
#define PWS_LOW_1 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30
#define PWS_HIGH_1 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31

static void NAME(transpose)(ptrdiff_t rows, const float *x, ptrdiff_t x_row, ptrdiff_t out_rows,
                            float *out, ptrdiff_t out_row) {
  lanes t[16];
  UNROLL for (int i = 0; i < 16; i++) t[i] = i < rows ? NAME(load)(x + i * x_row) : (lanes){};
  PWS_EXCHANGE(8)
  PWS_EXCHANGE(4)
  PWS_EXCHANGE(2)
  PWS_EXCHANGE(1)
  UNROLL for (int i = 0; i < 16; i++)
    if (i < out_rows) NAME(store)(out + i * out_row, t[i]);
}

static void NAME(add)(ptrdiff_t count, const float *y, float *x) {
  ptrdiff_t k = 0;
  for (; k + 16 <= count; k += 16) NAME(store)(x + k, NAME(load)(x + k) + NAME(load)(y + k));
  for (; k < count; k++) x[k] += y[k];
}

static void NAME(descend)(ptrdiff_t count, float rate, float momentum, float decay, int nesterov,
                          const float *g, float *v, float *w) {
  const lanes vm = NAME(splat)(momentum), vd = NAME(splat)(decay), vr = NAME(splat)(-rate);
  ptrdiff_t k = 0;
  for (; k + 16 <= count; k += 16) {
    const lanes x = NAME(load)(w + k), step = FMA(vd, x, NAME(load)(g + k));
    const lanes speed = FMA(vm, NAME(load)(v + k), step);
    NAME(store)(v + k, speed);
    NAME(store)(w + k, FMA(vr, nesterov ? FMA(vm, speed, step) : speed, x));
  }
  for (; k < count; k++) {
    const float step = FMA(decay, w[k], g[k]), speed = FMA(momentum, v[k], step);
    v[k] = speed;
    w[k] = FMA(-rate, nesterov ? FMA(momentum, speed, step) : speed, w[k]);
  }
}

static void NAME(iterate)(ptrdiff_t rounds, const float *a, const float *b, float *y) {
  const lanes va = NAME(load)(a), vb = NAME(load)(b);
  const int sums = RUN * SINGLE_RUNS;
  _Static_assert(48 % (RUN * SINGLE_RUNS) == 0, "the vectors are taken so many at a time");
  for (ptrdiff_t from = 0; from < 48; from += sums) {
    lanes v[16];
    UNROLL for (int k = 0; k < sums; k++) v[k] = NAME(load)(y + (from + k) * 16);
    for (ptrdiff_t r = 0; r < rounds; r++)
      UNROLL for (int k = 0; k < sums; k++) v[k] = FMA(v[k], va, vb);
    UNROLL for (int k = 0; k < sums; k++) NAME(store)(y + (from + k) * 16, v[k]);
  }
}
