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

static void NAME(transpose)(ptrdiff_t inputs, ptrdiff_t taps, int flip, const float *x, float *out,
                            ptrdiff_t out_block) {
  // x is [inputs][taps][16 of o]; out is [inputs/16][16 of o][taps][16 of i], blocks out_block apart.
  for (ptrdiff_t first = 0; first < inputs; first += 16) {
    float *block = out + first / 16 * out_block;
    const ptrdiff_t some = inputs - first < 16 ? inputs - first : 16;
    for (ptrdiff_t t = 0; t < taps; t++) {
      const ptrdiff_t to = flip ? taps - 1 - t : t;
      for (ptrdiff_t o = 0; o < 16; o++) {
        lanes v = {};
        for (ptrdiff_t i = 0; i < some; i++) v[i] = x[((first + i) * taps + t) * 16 + o];
        NAME(store)(block + (o * taps + to) * 16, v);
      }
    }
  }
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
