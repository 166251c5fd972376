// Prints one hash per kernel of the engine and instruction set: FNV-1a over the bits of its results.
//
//   kernel-hash                     LEVEL KERNEL HASH, for every level of this processor
//   kernel-hash LEVEL KERNEL        CASE ELEMENT BITS, every number the kernel wrote
//
// Operands come from an integer generator and are exact, so that two machines differ only where
// their arithmetic does. Built and compared by Scripts/check-neon.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

static const uint64_t fnv_start = 0xcbf29ce484222325u, fnv_prime = 0x100000001b3u;

/// One kernel under test: its random stream, its memory, and the hash of its results so far.
typedef struct {
  const pws_kernels *loops;
  uint64_t state, hash;
  int prints, cases;
  void *memory[64];
  int buffers;
} trial;

/// SplitMix64.
static uint64_t draw(trial *t) {
  uint64_t z = (t->state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/// ±m·2ᵉ with 24 bits of m and e from −27 to −20, now and then a zero of either sign.
static float draw_number(trial *t) {
  static const float scale[8] = {0x1p-27f, 0x1p-26f, 0x1p-25f, 0x1p-24f,
                                 0x1p-23f, 0x1p-22f, 0x1p-21f, 0x1p-20f};
  const uint64_t bits = draw(t);
  const float magnitude = bits >> 32 & 31 ? (float)(bits & 0xffffff) * scale[bits >> 40 & 7] : 0;
  return bits >> 63 ? -magnitude : magnitude;
}

static void *reserve(trial *t, size_t bytes) {
  void *memory = t->buffers < 64 ? aligned_alloc(64, (bytes + 63) / 64 * 64) : NULL;
  if (!memory) {
    fprintf(stderr, "kernel-hash: no memory for %zu bytes\n", bytes);
    exit(1);
  }
  return t->memory[t->buffers++] = memory;
}

/// Random numbers, operands and places for results alike: a kernel that skips one is noticed.
static float *numbers(trial *t, ptrdiff_t count) {
  float *x = reserve(t, (size_t)count * sizeof(float));
  for (ptrdiff_t k = 0; k < count; k++) x[k] = draw_number(t);
  return x;
}

static void add_bits(trial *t, ptrdiff_t element, uint64_t bits, int bytes) {
  for (int k = 0; k < bytes; k++) t->hash = (t->hash ^ (bits >> (8 * k) & 255)) * fnv_prime;
  if (t->prints) printf("case %d element %td bits %0*" PRIx64 "\n", t->cases, element, 2 * bytes, bits);
}

/// Takes the results of one case and frees its memory.
static void finish(trial *t) {
  for (int k = 0; k < t->buffers; k++) free(t->memory[k]);
  t->buffers = 0;
  t->cases++;
}

static void take(trial *t, const float *x, ptrdiff_t count) {
  for (ptrdiff_t k = 0; k < count; k++) {
    uint32_t bits;
    memcpy(&bits, x + k, sizeof bits);
    add_bits(t, k, bits, 4);
  }
  finish(t);
}

static void take_wide(trial *t, const double *x, ptrdiff_t count) {
  for (ptrdiff_t k = 0; k < count; k++) {
    uint64_t bits;
    memcpy(&bits, x + k, sizeof bits);
    add_bits(t, k, bits, 8);
  }
  finish(t);
}

#define COUNT(a) ((int)(sizeof(a) / sizeof((a)[0])))

// Convolution

static void contract(trial *t) {
  // Rows, columns, stride, kernel, blocks of input, channels, vectors, images.
  static const int shapes[][8] = {
      {4, 4, 1, 3, 1, 16, 1, 1}, {5, 9, 1, 3, 2, 16, 2, 1}, {1, 1, 1, 1, 1, 16, 2, 1},
      {3, 2, 1, 1, 3, 16, 1, 1}, {2, 3, 2, 3, 1, 16, 2, 2}, {7, 7, 2, 3, 1, 3, 1, 1},
      {6, 32, 1, 3, 1, 3, 2, 1}, {1, 17, 1, 1, 4, 16, 2, 1}, {2, 16, 1, 1, 8, 16, 1, 1},
      {3, 5, 3, 7, 1, 1, 2, 1}, {1, 65, 1, 1, 2, 5, 2, 1},  {4, 4, 1, 3, 2, 16, 2, 3},
      {4, 8, 1, 1, 20, 16, 2, 2}, {1, 32, 1, 1, 4, 16, 2, 1}, {1, 64, 1, 1, 12, 16, 1, 1},
      {2, 26, 1, 1, 3, 16, 2, 1}, {2, 30, 1, 1, 3, 16, 1, 1}, {8, 16, 1, 1, 5, 16, 2, 3},
      {8, 8, 1, 1, 10, 16, 1, 2}, {4, 4, 1, 1, 2, 16, 1, 3},  {1, 8, 1, 1, 2, 16, 2, 1}};
  // Every shape twice: the products written, and added.
  for (int k = 0; k < 2 * COUNT(shapes); k++) {
    const int s = k % COUNT(shapes);
    const ptrdiff_t rows = shapes[s][0], columns = shapes[s][1], stride = shapes[s][2];
    const ptrdiff_t kernel = shapes[s][3], blocks = shapes[s][4], channels = shapes[s][5];
    const ptrdiff_t vectors = shapes[s][6], images = shapes[s][7];
    // A run at the end of a narrow row reads up to three pixels further; other rows of single taps join.
    const ptrdiff_t pitch = kernel == 1 && columns > 3 ? columns : (columns + 2) * stride + kernel;
    const ptrdiff_t plane = ((rows + 2) * stride + kernel) * pitch * 16;
    ptrdiff_t offset[128], terms = 0;
    for (ptrdiff_t b = 0; b < blocks; b++)
      for (ptrdiff_t i = 0; i < kernel; i++)
        for (ptrdiff_t j = 0; j < kernel; j++) offset[terms++] = b * plane + (i * pitch + j) * 16;
    const pws_grid grid = {rows,         columns, stride * pitch * 16, stride * 16,
                           columns * 16, 16,      rows * columns * 16, images,
                           (blocks + 1) * plane,  vectors * rows * columns * 16};
    float *x = numbers(t, images * grid.input_image), *y = numbers(t, images * grid.output_image);
    float *w = numbers(t, terms * channels * vectors * 16);
    t->loops->contract(&grid, x, offset, terms, channels, w, vectors, k >= COUNT(shapes), y);
    take(t, y, images * grid.output_image);
  }
}

static void correlate(trial *t) {
  // Rows, columns, stride, taps, channels, vectors, images.
  static const int shapes[][7] = {{4, 4, 1, 3, 16, 1, 1}, {5, 9, 1, 3, 16, 2, 1},
                                  {8, 8, 1, 3, 3, 2, 2},  {6, 5, 2, 3, 3, 1, 1},
                                  {1, 1, 1, 1, 16, 2, 1}, {3, 3, 2, 1, 13, 2, 3},
                                  {2, 7, 1, 7, 5, 1, 1},  {1, 33, 1, 1, 16, 1, 2},
                                  {4, 5, 1, 1, 16, 2, 3}, {3, 6, 1, 1, 16, 1, 2},
                                  {4, 4, 2, 3, 16, 2, 2}, {3, 5, 2, 3, 16, 1, 1},
                                  {2, 9, 3, 1, 16, 2, 1}, {3, 3, 3, 2, 16, 1, 2}};
  for (int s = 0; s < COUNT(shapes); s++) {
    const ptrdiff_t rows = shapes[s][0], columns = shapes[s][1], stride = shapes[s][2];
    const ptrdiff_t taps = shapes[s][3], channels = shapes[s][4], vectors = shapes[s][5];
    const ptrdiff_t images = shapes[s][6];
    // Rows of one tap join without a gap.
    const ptrdiff_t pitch = columns * stride + taps - 1, count = taps * channels * vectors * 16;
    const pws_grid grid = {rows,         columns, stride * pitch * 16, stride * 16,
                           columns * 16, 16,      rows * columns * 16, images,
                           rows * stride * pitch * 16, vectors * rows * columns * 16};
    float *x = numbers(t, images * grid.input_image + 16), *g = numbers(t, count);
    float *d = numbers(t, images * grid.output_image);
    t->loops->correlate(&grid, x, taps, channels, d, vectors, s % 2, g);
    take(t, g, count);
  }
}

// Planes

static const pws_halo halos[] = {
    {4, 4, 0, 0, 4, 4, 1, 4}, {5, 3, 1, 1, 7, 5, 1, 3}, {1, 1, 2, 3, 5, 9, 1, 1},
    {8, 8, 1, 1, 14, 14, 1, 8}, {3, 4, 1, 0, 5, 4, 2, 7}};

static void pack(trial *t) {
  for (int h = 0; h < COUNT(halos); h++)
    for (int variant = 0; variant < 4; variant++) {
      const ptrdiff_t count = halos[h].total_rows * halos[h].total_columns * 16;
      const ptrdiff_t taken = halos[h].rows * halos[h].step * halos[h].plane_columns * 16;
      float *x = numbers(t, taken), *out = numbers(t, count);
      float *a = numbers(t, 16), *b = numbers(t, 16);
      const int affine = variant & 1;
      t->loops->pack(&halos[h], x, affine ? a : NULL, affine ? b : NULL, variant >> 1, out);
      take(t, out, count);
    }
}

static void pack_gradient(trial *t) {
  for (int h = 0; h < COUNT(halos); h++)
    for (int variant = 0; variant < 3; variant++) {
      const ptrdiff_t count = halos[h].total_rows * halos[h].total_columns * 16;
      const ptrdiff_t inside = halos[h].rows * halos[h].step * halos[h].plane_columns * 16;
      float *g = numbers(t, inside), *x = numbers(t, inside), *out = numbers(t, count);
      float *a = numbers(t, 16), *p = numbers(t, 16), *q = numbers(t, 16);
      t->loops->pack_gradient(&halos[h], g, x, variant > 0 ? a : NULL, variant > 1 ? p : NULL,
                              variant > 1 ? q : NULL, out);
      take(t, out, count);
    }
}

/// Pixels of a plane, for passes that do not look at its rows.
static const ptrdiff_t extents[] = {1, 2, 3, 4, 7, 64, 81};

static void view(trial *t) {
  for (int e = 0; e < COUNT(extents); e++)
    for (int variant = 0; variant < 4; variant++) {
      const ptrdiff_t count = extents[e] * 16;
      float *x = numbers(t, count), *out = numbers(t, count);
      float *a = numbers(t, 16), *b = numbers(t, 16);
      const int affine = variant & 1;
      t->loops->view(extents[e], x, affine ? a : NULL, affine ? b : NULL, variant >> 1, out);
      take(t, out, count);
    }
}

static void join(trial *t) {
  for (int e = 0; e < COUNT(extents); e++)
    for (int variant = 0; variant < 16; variant++) {
      const ptrdiff_t count = extents[e] * 16;
      float *x = numbers(t, count), *y = numbers(t, count), *out = numbers(t, count);
      float *a = numbers(t, 16), *b = numbers(t, 16), *c = numbers(t, 16), *d = numbers(t, 16);
      const int one = variant & 1, other = variant & 2;
      t->loops->join(extents[e], x, one ? a : NULL, one ? b : NULL, variant & 4, y,
                     other ? c : NULL, other ? d : NULL, variant & 8, out);
      take(t, out, count);
    }
}

static void join_pack(trial *t) {
  for (int h = 0; h < COUNT(halos); h++)
    for (int variant = 0; variant < 128; variant++) {
      if (halos[h].step > 1) continue;
      const ptrdiff_t plane = halos[h].rows * halos[h].plane_columns * 16;
      const ptrdiff_t count = halos[h].total_rows * halos[h].total_columns * 16;
      float *x = numbers(t, plane), *y = numbers(t, plane), *sum = numbers(t, plane + count);
      float *a = numbers(t, 16), *b = numbers(t, 16), *c = numbers(t, 16), *d = numbers(t, 16);
      const int one = variant & 1, other = variant & 2, both = variant & 4;
      const pws_view first = {x, one ? a : NULL, one ? b : NULL};
      const pws_view second = {y, other ? c : NULL, other ? d : NULL};
      t->loops->join_pack(&halos[h], &first, variant & 8, &second, variant & 16, sum, variant & 32,
                          both ? b : NULL, both ? d : NULL, variant & 64, sum + plane);
      take(t, sum, plane + count);
    }
}

static void stream(trial *t) {
  for (int e = 0; e < COUNT(extents); e++) {
    const ptrdiff_t count = extents[e] * 16;
    float *x = numbers(t, count), *out = numbers(t, count);
    t->loops->stream(extents[e], x, out);
    take(t, out, count);
  }
}

/// Rows, columns, stride and shift of shortcuts; whether the low and the high plane are there.
static const int shortcuts[][6] = {{4, 4, 2, 8, 1, 1}, {3, 5, 2, 0, 0, 1}, {2, 2, 1, 8, 0, 1},
                                   {2, 3, 2, 8, 1, 0}, {5, 1, 2, 3, 1, 1}, {2, 2, 3, 15, 1, 1}};

static void add_subsampled(trial *t) {
  for (int s = 0; s < COUNT(shortcuts); s++) {
    const ptrdiff_t rows = shortcuts[s][0], columns = shortcuts[s][1], stride = shortcuts[s][2];
    const ptrdiff_t pitch = columns * stride, size = rows * stride * pitch * 16;
    float *low = numbers(t, size), *high = numbers(t, size);
    float *out = numbers(t, rows * columns * 16);
    float *a = numbers(t, 16), *b = numbers(t, 16);
    const int affine = s % 2;
    const pws_view below = {low, affine ? a : NULL, affine ? b : NULL};
    const pws_view above = {high, affine ? b : NULL, affine ? a : NULL}, none = {NULL, NULL, NULL};
    t->loops->add_subsampled(rows, columns, stride, pitch, shortcuts[s][4] ? below : none,
                             shortcuts[s][5] ? above : none, s % 3 == 0, shortcuts[s][3], out);
    take(t, out, rows * columns * 16);
  }
}

static void add_upsampled(trial *t) {
  for (int s = 0; s < COUNT(shortcuts); s++) {
    const ptrdiff_t rows = shortcuts[s][0], columns = shortcuts[s][1], stride = shortcuts[s][2];
    const ptrdiff_t pitch = columns * stride, size = rows * stride * pitch * 16;
    float *low = numbers(t, rows * columns * 16), *high = numbers(t, rows * columns * 16);
    float *g = numbers(t, size);
    t->loops->add_upsampled(rows, columns, stride, pitch, low, shortcuts[s][5] ? high : NULL,
                            shortcuts[s][3], g);
    take(t, g, size);
  }
}

static void combine(trial *t) {
  for (int e = 0; e < COUNT(extents); e++) {
    const ptrdiff_t count = extents[e] * 16;
    float *x = numbers(t, count), *g = numbers(t, count);
    float *a = numbers(t, 16), *p = numbers(t, 16), *q = numbers(t, 16);
    t->loops->combine(extents[e], x, a, p, q, g);
    take(t, g, count);
  }
}

static void fill(trial *t) {
  for (int e = 0; e < COUNT(extents); e++) {
    float *d = numbers(t, 16), *g = numbers(t, extents[e] * 16);
    t->loops->fill(extents[e], d, draw_number(t), g);
    take(t, g, extents[e] * 16);
  }
}

// Sums over pixels

static void moments(trial *t) {
  for (int e = 0; e < COUNT(extents); e++)
    for (int moves = 0; moves < 2; moves++) {
      const ptrdiff_t count = extents[e] * 16;
      float *x = numbers(t, count), *to = numbers(t, count + 48), *out = to + count;
      t->loops->moments(extents[e], x, moves ? to : x, out);
      take(t, to, count + 48);
    }
}

static void gradient_moments(trial *t) {
  for (int e = 0; e < COUNT(extents); e++) {
    float *g = numbers(t, extents[e] * 16), *x = numbers(t, extents[e] * 16);
    float *pilot = numbers(t, 16), *out = numbers(t, 32);
    t->loops->gradient_moments(extents[e], g, x, pilot, out);
    take(t, out, 32);
  }
}

static void finish_gradient(trial *t) {
  for (int e = 0; e < COUNT(extents); e++)
    for (int kind = 0; kind < 24; kind++) {
      const int adds = kind & 1, measures = kind >> 1 & 1, moves = kind >> 2 & 1, masks = kind >> 3;
      const ptrdiff_t count = extents[e] * 16;
      float *addend = numbers(t, count), *x = numbers(t, count), *of = numbers(t, count);
      float *a = numbers(t, 16), *b = numbers(t, 16), *pilot = numbers(t, 16);
      float *g = numbers(t, count), *to = numbers(t, count + 32), *out = to + count;
      float *place = moves ? to : g;
      t->loops->finish_gradient(extents[e], adds ? addend : NULL, masks ? x : NULL,
                                masks == 2 ? a : NULL, masks == 2 ? b : NULL,
                                measures ? of : NULL, measures ? pilot : NULL, g, place,
                                measures ? out : NULL);
      if (!moves) memcpy(to, g, (size_t)count * sizeof(float));
      take(t, to, count + 32);
    }
}

static void pool_sum(trial *t) {
  for (int e = 0; e < COUNT(extents); e++)
    for (int variant = 0; variant < 4; variant++) {
      float *x = numbers(t, extents[e] * 16), *out = numbers(t, 16);
      float *a = numbers(t, 16), *b = numbers(t, 16);
      const int affine = variant & 1;
      t->loops->pool_sum(extents[e], x, affine ? a : NULL, affine ? b : NULL, variant >> 1,
                         draw_number(t), out);
      take(t, out, 16);
    }
}

/// Rows and columns of the output, size and stride of the window.
static const int windows[][4] = {{4, 4, 2, 2}, {3, 5, 3, 2}, {1, 1, 1, 1}, {2, 3, 3, 1}};

static void max_pool(trial *t) {
  for (int s = 0; s < COUNT(windows); s++)
    for (int variant = 0; variant < 4; variant++) {
      const ptrdiff_t rows = windows[s][0], columns = windows[s][1], size = windows[s][2];
      const ptrdiff_t stride = windows[s][3], pitch = (columns - 1) * stride + size;
      float *x = numbers(t, ((rows - 1) * stride + size) * pitch * 16);
      float *a = numbers(t, 16), *b = numbers(t, 16), *out = numbers(t, rows * columns * 16);
      const int affine = variant & 1;
      t->loops->max_pool(rows, columns, size, stride, pitch, x, affine ? a : NULL,
                         affine ? b : NULL, variant >> 1, out);
      take(t, out, rows * columns * 16);
    }
}

static void max_pool_gradient(trial *t) {
  for (int s = 0; s < COUNT(windows); s++)
    for (int variant = 0; variant < 4; variant++) {
      const ptrdiff_t rows = windows[s][0], columns = windows[s][1], size = windows[s][2];
      const ptrdiff_t stride = windows[s][3], pitch = (columns - 1) * stride + size;
      const ptrdiff_t count = ((rows - 1) * stride + size) * pitch * 16;
      float *x = numbers(t, count), *g = numbers(t, count), *d = numbers(t, rows * columns * 16);
      float *a = numbers(t, 16), *b = numbers(t, 16);
      const int affine = variant & 1;
      t->loops->max_pool_gradient(rows, columns, size, stride, pitch, x, affine ? a : NULL,
                                  affine ? b : NULL, variant >> 1, d, g);
      take(t, g, count);
    }
}

// Winograd

/// Rows and columns of planes: whole tiles, and tiles that stand over the edge.
static const int planes[][2] = {{4, 4}, {8, 8}, {5, 7}, {1, 3}, {14, 6}};

static pws_tiles tiles_of(int rows, int columns, ptrdiff_t pitch) {
  const ptrdiff_t down = (rows + 3) / 4, across = (columns + 3) / 4;
  return (pws_tiles){down, across, rows, columns, pitch * 16, down * across * 16};
}

/// A pass to `count` elements of tiles that are `step` pixels apart and read `border` pixels more.
static void to_elements(trial *t, void (*pass)(const pws_tiles *, const float *, float *),
                        ptrdiff_t step, ptrdiff_t border, ptrdiff_t count) {
  for (int s = 0; s < COUNT(planes); s++) {
    pws_tiles tiles = tiles_of(planes[s][0], planes[s][1], (planes[s][1] + 3) / 4 * step + border);
    float *x = numbers(t, (tiles.tile_rows * step + border) * tiles.row);
    float *v = numbers(t, count * tiles.element);
    tiles.past = s % 2;
    pass(&tiles, x, v);
    take(t, v, count * tiles.element);
  }
}

/// A pass from `count` elements to 4 · `step` pixels per tile along each axis; some stand over the edge.
static void from_elements(trial *t, void (*pass)(const pws_tiles *, const float *, float *),
                          ptrdiff_t step, ptrdiff_t count) {
  for (int s = 0; s < COUNT(planes); s++) {
    const ptrdiff_t rows = step * planes[s][0] - (step > 1 ? s % 2 : 0);
    const ptrdiff_t columns = step * planes[s][1] - (step > 1 ? s % 3 : 0);
    pws_tiles tiles = tiles_of(planes[s][0], planes[s][1], columns);
    tiles.rows = rows;
    tiles.columns = columns;
    float *v = numbers(t, count * tiles.element), *y = numbers(t, rows * tiles.row);
    pass(&tiles, v, y);
    take(t, y, rows * tiles.row);
  }
}

static void winograd_input(trial *t) { to_elements(t, t->loops->winograd_input, 4, 2, 36); }
static void winograd_output(trial *t) { from_elements(t, t->loops->winograd_output, 1, 36); }
static void winograd_output_gradient(trial *t) {
  to_elements(t, t->loops->winograd_output_gradient, 4, 0, 36);
}
static void strided_input(trial *t) { to_elements(t, t->loops->strided_input, 8, 1, 81); }
static void strided_output(trial *t) { from_elements(t, t->loops->strided_output, 1, 81); }
static void strided_gradient(trial *t) { to_elements(t, t->loops->strided_gradient, 4, 1, 81); }
static void strided_input_gradient(trial *t) {
  from_elements(t, t->loops->strided_input_gradient, 2, 81);
}
static void strided_output_gradient(trial *t) {
  to_elements(t, t->loops->strided_output_gradient, 4, 0, 81);
}

static void winograd_narrow(trial *t) {
  for (int s = 0; s < COUNT(planes); s++) {
    pws_tiles tiles = tiles_of(planes[s][0], planes[s][1], planes[s][1]);
    const ptrdiff_t x_row = tiles.tile_columns * 64 + 32;
    float *x = numbers(t, (tiles.tile_rows * 4 + 2) * x_row), *y = numbers(t, tiles.rows * tiles.row);
    tiles.element = 256 + 16 * s;
    float *u = numbers(t, 36 * tiles.element);
    const float *next[] = {x, u};
    t->loops->winograd_narrow(&tiles, x, x_row, u, y, next, s % 3);
    take(t, y, tiles.rows * tiles.row);
  }
}

/// The elements of kernels.
static void kernel_elements(trial *t,
                            void (*pass)(ptrdiff_t, const float *, ptrdiff_t, float *, ptrdiff_t,
                                         ptrdiff_t, int)) {
  for (ptrdiff_t count = 1; count < 20; count += 9) {
    float *w = numbers(t, count * 144), *u = numbers(t, count * 36 * 16);
    pass(count, w, 144, u, 16, count * 16, count > 10);
    take(t, u, count * 36 * 16);
  }
}

/// The transpose.
static void kernel_taps(trial *t,
                        void (*pass)(ptrdiff_t, const float *, ptrdiff_t, ptrdiff_t, float *,
                                     ptrdiff_t)) {
  for (ptrdiff_t count = 1; count < 20; count += 9) {
    float *u = numbers(t, count * 36 * 16), *w = numbers(t, count * 144);
    pass(count, u, 16, count * 16, w, 144);
    take(t, w, count * 144);
  }
}

static void winograd_kernel(trial *t) { kernel_elements(t, t->loops->winograd_kernel); }
static void winograd_kernel_gradient(trial *t) {
  kernel_taps(t, t->loops->winograd_kernel_gradient);
}
static void strided_kernel(trial *t) { kernel_elements(t, t->loops->strided_kernel); }
static void strided_kernel_gradient(trial *t) {
  kernel_taps(t, t->loops->strided_kernel_gradient);
}

// Kernels

/// Blocks of 16 filters, and their length.
static const ptrdiff_t banks[][2] = {{1, 1}, {2, 27}, {1, 144}, {3, 9}, {1, 16}};

static void filter_sum(trial *t) {
  for (int s = 0; s < COUNT(banks); s++) {
    const ptrdiff_t blocks = banks[s][0], length = banks[s][1];
    float *x = numbers(t, blocks * length * 16);
    double *sums = reserve(t, (size_t)blocks * 16 * sizeof(double));
    t->loops->filter_sum(blocks, length, x, sums);
    take_wide(t, sums, blocks * 16);
  }
}

static void filter_dot(trial *t) {
  for (int s = 0; s < COUNT(banks); s++) {
    const ptrdiff_t blocks = banks[s][0], length = banks[s][1];
    float *x = numbers(t, blocks * length * 16), *y = numbers(t, blocks * length * 16);
    double *sums = reserve(t, (size_t)blocks * 16 * sizeof(double));
    t->loops->filter_dot(blocks, length, x, y, sums);
    take_wide(t, sums, blocks * 16);
  }
}

static void filter_combine(trial *t) {
  for (int s = 0; s < COUNT(banks); s++) {
    const ptrdiff_t blocks = banks[s][0], length = banks[s][1], count = blocks * length * 16;
    float *x = numbers(t, count), *y = numbers(t, count), *out = numbers(t, count);
    float *a = numbers(t, blocks * 16), *b = numbers(t, blocks * 16), *c = numbers(t, blocks * 16);
    t->loops->filter_combine(blocks, length, a, x, b, y, c, out);
    take(t, out, count);
  }
}

static void slice_center(trial *t) {
  for (ptrdiff_t taps = 1; taps < 50; taps += 8) {
    float *x = numbers(t, 5 * taps * 16);
    t->loops->slice_center(5, taps, draw_number(t), x);
    take(t, x, 5 * taps * 16);
  }
}

static void transpose(trial *t) {
  // Rows of the input, their distance, rows of the output, their distance.
  static const ptrdiff_t shapes[][4] = {
      {16, 16, 16, 16}, {3, 16, 16, 144}, {16, 144, 5, 16}, {1, 48, 1, 16}, {13, 32, 7, 400}};
  for (int s = 0; s < COUNT(shapes); s++) {
    const ptrdiff_t count = shapes[s][2] * shapes[s][3];
    float *x = numbers(t, shapes[s][0] * shapes[s][1]), *out = numbers(t, count);
    t->loops->transpose(shapes[s][0], x, shapes[s][1], shapes[s][2], out, shapes[s][3]);
    take(t, out, count);
  }
}

static void add(trial *t) {
  for (ptrdiff_t count = 1; count < 100; count += 21) {
    float *y = numbers(t, count), *x = numbers(t, count);
    t->loops->add(count, y, x);
    take(t, x, count);
  }
}

static void descend(trial *t) {
  for (int nesterov = 0; nesterov < 2; nesterov++)
    for (ptrdiff_t count = 5; count < 100; count += 43) {
      float *g = numbers(t, count), *memory = numbers(t, 2 * count), *settings = numbers(t, 3);
      t->loops->descend(count, settings[0], settings[1], settings[2], nesterov, g, memory,
                        memory + count);
      take(t, memory, 2 * count);
    }
}

static void iterate(trial *t) {
  for (ptrdiff_t rounds = 0; rounds < 9; rounds += 4) {
    float *a = numbers(t, 16), *b = numbers(t, 16), *y = numbers(t, 48 * 16);
    t->loops->iterate(rounds, a, b, y);
    take(t, y, 48 * 16);
  }
}

#define KERNEL(name) {#name, name}
static const struct {
  const char *name;
  void (*run)(trial *);
} kernels[] = {
    KERNEL(contract), KERNEL(correlate), KERNEL(pack), KERNEL(pack_gradient), KERNEL(view),
    KERNEL(join), KERNEL(join_pack), KERNEL(stream), KERNEL(add_subsampled), KERNEL(add_upsampled),
    KERNEL(combine), KERNEL(moments), KERNEL(gradient_moments), KERNEL(finish_gradient),
    KERNEL(max_pool), KERNEL(max_pool_gradient), KERNEL(pool_sum),
    KERNEL(fill), KERNEL(winograd_input), KERNEL(winograd_output), KERNEL(winograd_narrow),
    KERNEL(winograd_output_gradient), KERNEL(winograd_kernel), KERNEL(winograd_kernel_gradient),
    KERNEL(strided_input), KERNEL(strided_output), KERNEL(strided_gradient),
    KERNEL(strided_input_gradient), KERNEL(strided_output_gradient), KERNEL(strided_kernel),
    KERNEL(strided_kernel_gradient),
    KERNEL(filter_sum), KERNEL(filter_dot), KERNEL(filter_combine), KERNEL(slice_center),
    KERNEL(transpose), KERNEL(add), KERNEL(descend), KERNEL(iterate)};

_Static_assert(sizeof(pws_kernels) == (1 + COUNT(kernels)) * sizeof(void *),
               "a kernel of the table has no test here: add a function and its line to the list");

int main(int count, char **arguments) {
  if (count != 1 && count != 3) {
    fprintf(stderr, "usage: kernel-hash [LEVEL KERNEL]\n");
    return 2;
  }
  int found = 0;
  for (int level = 0; level < PWS_LEVEL_COUNT; level++) {
    const pws_kernels *loops = pws_kernels_for_level(level);
    if (!loops || (count == 3 && strcmp(loops->name, arguments[1]))) continue;
    for (int k = 0; k < COUNT(kernels); k++) {
      if (count == 3 && strcmp(kernels[k].name, arguments[2])) continue;
      trial t = {.loops = loops, .hash = fnv_start, .prints = count == 3};
      for (const char *c = kernels[k].name; *c; c++) t.state = t.state * 31 + (unsigned char)*c;
      kernels[k].run(&t);
      if (count == 1) printf("%s %s %016" PRIx64 "\n", loops->name, kernels[k].name, t.hash);
      found++;
    }
  }
  if (!found) fprintf(stderr, "kernel-hash: this processor has no such level or kernel\n");
  return found ? 0 : 1;
}
