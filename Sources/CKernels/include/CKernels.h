// The inner loops of the engine, one table of functions per instruction set.
//
// Feature maps are [N][C/16][H][W][16]: 16 channels side by side, "lanes". A plane is [H][W][16],
// one image's block of 16 channels. Every output element is accumulated in one fixed order by fused
// multiply-add, whatever the vector width, so all tables give the same bits.
#ifndef PWSBENCH_CKERNELS_H
#define PWSBENCH_CKERNELS_H

#include <stddef.h>

/// Where the pixels of a pass lie; every distance is a number of floats.
typedef struct {
  ptrdiff_t rows, columns;               ///< pixels of the output
  ptrdiff_t input_row, input_column;     ///< between vertically, horizontally adjacent input pixels
  ptrdiff_t output_row, output_column;   ///< the same in the output
  ptrdiff_t output_block;                ///< between the output's blocks of 16 channels
  ptrdiff_t images;                      ///< images of such pixels
  ptrdiff_t input_image, output_image;   ///< between them
} pws_grid;

/// Which pixels of a plane stand in a buffer with a border of zeros, and where; all in pixels.
typedef struct {
  ptrdiff_t rows, columns;               ///< that are taken from the plane
  ptrdiff_t top, left;                   ///< border before them
  ptrdiff_t total_rows, total_columns;   ///< of the buffer
  ptrdiff_t step;                        ///< between rows and between columns that are taken
  ptrdiff_t plane_columns;               ///< of the plane
} pws_halo;

/// A Winograd pass over the tiles of a plane; every distance is a number of floats.
typedef struct {
  ptrdiff_t tile_rows, tile_columns;     ///< tiles of the plane
  ptrdiff_t rows, columns;               ///< pixels of the plane that exist
  ptrdiff_t row;                         ///< between vertically adjacent pixels
  ptrdiff_t element;                     ///< between the transformed elements of one tile
  ptrdiff_t past;                        ///< whether transforms store elements past the caches
} pws_tiles;

/// How a plane is seen: a·x + b per lane; a and b may both be null, and a null plane is zero.
typedef struct {
  const float *x, *a, *b;
} pws_view;

typedef struct {
  const char *name;

  /// y[v][pixel] = Σ_term Σ_i x[offset[term] + pixel + i] · w[term][i][v], i < channels ≤ 16,
  /// v < vectors ∈ {1, 2}; with `adding`, the sum is added to what stands in y. Convolution of any size
  /// and stride, 1×1, linear, Winograd products.
  void (*contract)(const pws_grid *grid, const float *x, const ptrdiff_t *offset, ptrdiff_t terms,
                   ptrdiff_t channels, const float *w, ptrdiff_t vectors, int adding, float *y);

  /// g[tap][i][v] = Σ_pixel x[16·tap + pixel + i] · d[v][pixel]: gradients of a kernel's row; with
  /// `adding`, the sum goes on from what stands in g.
  void (*correlate)(const pws_grid *grid, const float *x, ptrdiff_t taps, ptrdiff_t channels,
                    const float *d, ptrdiff_t vectors, int adding, float *g);

  /// out = border of zeros around max?(0, a·x + b); a and b per lane, or both null.
  void (*pack)(const pws_halo *halo, const float *x, const float *a, const float *b, int relu,
               float *out);
  /// out = border of zeros around a·g + p·x + q per lane; p and q may be null, then a may be too.
  void (*pack_gradient)(const pws_halo *halo, const float *g, const float *x, const float *a,
                        const float *p, const float *q, float *out);
  /// out = max?(0, a·x + b) over pixels of a plane; a and b per lane, or both null.
  void (*view)(ptrdiff_t pixels, const float *x, const float *a, const float *b, int relu,
               float *out);
  /// out = max?(0, a·x + b) + max?(0, c·y + d); a and b, or c and d, may both be null.
  void (*join)(ptrdiff_t pixels, const float *x, const float *a, const float *b, int relu_x,
               const float *y, const float *c, const float *d, int relu_y, float *out);
  /// sum = what is seen of x and y together, past the caches on request, and out = border of zeros
  /// around what is seen of that, max?(0, a·sum + b); a halo that takes every pixel.
  void (*join_pack)(const pws_halo *halo, const pws_view *x, int relu_x, const pws_view *y,
                    int relu_y, float *sum, int past, const float *a, const float *b, int relu,
                    float *out);
  /// out = x, past the caches, where the processor can: for what nobody reads soon.
  void (*stream)(ptrdiff_t pixels, const float *x, float *out);
  /// out[r][c] += what is seen at [r·stride][c·stride] over rows × columns of the output, lanes moved
  /// up by `shift`: the first `shift` lanes come from the last ones of `low`, the others from `high`.
  void (*add_subsampled)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                         ptrdiff_t input_columns, pws_view low, pws_view high, int relu,
                         ptrdiff_t shift, float *out);
  /// g[r·stride][c·stride] += x[r][c] over rows × columns of x, lanes moved down by `shift`:
  /// the first 16 − `shift` lanes come from the last ones of `low`, the others from `high`.
  void (*add_upsampled)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                        ptrdiff_t output_columns, const float *low, const float *high,
                        ptrdiff_t shift, float *g);
  /// g = a·g + p·x + q per lane.
  void (*combine)(ptrdiff_t pixels, const float *x, const float *a, const float *p, const float *q,
                  float *g);
  /// out = {pilot, Σ(x − pilot), Σ(x − pilot)²} per lane; the pilot is the first pixel. `to` is x, or
  /// where x is moved to, past the caches.
  void (*moments)(ptrdiff_t pixels, const float *x, float *to, float *out);
  /// out = {Σg, Σg·(x − pilot)} per lane.
  void (*gradient_moments)(ptrdiff_t pixels, const float *g, const float *x, const float *pilot,
                           float *out);
  /// to = g + addend, zero where a·x + b ≤ 0, and out = {Σto, Σto·(of − pilot)} per lane; in one pass.
  /// Without addend nothing is added, without x nothing is masked, without out nothing is summed;
  /// a and b may both be null. `to` may be g; elsewhere, it is stored past the caches.
  void (*finish_gradient)(ptrdiff_t pixels, const float *addend, const float *x, const float *a,
                          const float *b, const float *of, const float *pilot, const float *g,
                          float *to, float *out);
  /// out = size × size maximum of max?(0, a·x + b) with stride `stride`, rows × columns outputs.
  void (*max_pool)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t size, ptrdiff_t stride,
                   ptrdiff_t input_columns, const float *x, const float *a, const float *b,
                   int relu, float *out);
  /// g (same extent as x, zeroed by the caller) += gradient d at the first maximum of each window.
  void (*max_pool_gradient)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t size, ptrdiff_t stride,
                            ptrdiff_t input_columns, const float *x, const float *a,
                            const float *b, int relu, const float *d, float *g);
  /// out = Σ over pixels of max?(0, a·x + b) per lane, times scale.
  void (*pool_sum)(ptrdiff_t pixels, const float *x, const float *a, const float *b, int relu,
                   float scale, float *out);
  /// g = scale · d for every pixel.
  void (*fill)(ptrdiff_t pixels, const float *d, float scale, float *g);

  /// Winograd F(4×4, 3×3): V = Bᵀ d B of the 6×6 input tiles of a padded plane, 36 elements each.
  void (*winograd_input)(const pws_tiles *tiles, const float *x, float *v);
  /// Y = Aᵀ M A, 4×4 outputs per tile; only pixels that exist are stored.
  void (*winograd_output)(const pws_tiles *tiles, const float *v, float *y);
  /// All three steps for 16 channels to 16: x is a padded plane whose rows are `x_row` numbers apart, u
  /// the kernel's elements [16][16], y the plane of the output. Meanwhile `planes` planes of the output's
  /// extent, at `next`, come nearer.
  void (*winograd_narrow)(const pws_tiles *tiles, const float *x, ptrdiff_t x_row, const float *u,
                          float *y, const float *const *next, ptrdiff_t planes);
  /// D = A dY Aᵀ, the transpose of the output transform, for the kernel's gradient.
  void (*winograd_output_gradient)(const pws_tiles *tiles, const float *y, float *d);
  /// U = G w Gᵀ of `count` kernels [9][16], `kernel` floats apart; U's elements are `element` apart,
  /// and stored past the caches on request.
  void (*winograd_kernel)(ptrdiff_t count, const float *w, ptrdiff_t kernel, float *u,
                          ptrdiff_t output, ptrdiff_t element, int past);
  /// w = Gᵀ u G, the transpose of the kernel transform.
  void (*winograd_kernel_gradient)(ptrdiff_t count, const float *u, ptrdiff_t input,
                                   ptrdiff_t element, float *w, ptrdiff_t kernel);

  /// Winograd for 3×3 kernels of stride 2: 81 elements of the 9×9 input tiles of a padded plane, whose
  /// 36 kernel elements have 1, 4 or 16 of them each, side by side.
  void (*strided_input)(const pws_tiles *tiles, const float *x, float *v);
  /// 4×4 outputs per tile of 81 elements; only pixels that exist are stored.
  void (*strided_output)(const pws_tiles *tiles, const float *v, float *y);
  /// 81 elements of 5×5 pixels of an output's gradient, for the input's gradient.
  void (*strided_gradient)(const pws_tiles *tiles, const float *y, float *v);
  /// 8×8 pixels of the input's gradient per tile of 81 elements; only those that exist are stored.
  void (*strided_input_gradient)(const pws_tiles *tiles, const float *v, float *x);
  /// The transpose of the output transform, for the kernel's gradient.
  void (*strided_output_gradient)(const pws_tiles *tiles, const float *y, float *d);
  /// The 36 elements of `count` kernels [9][16], as winograd_kernel stores them.
  void (*strided_kernel)(ptrdiff_t count, const float *w, ptrdiff_t kernel, float *u,
                         ptrdiff_t output, ptrdiff_t element, int past);
  /// The transpose of the kernel transform.
  void (*strided_kernel_gradient)(ptrdiff_t count, const float *u, ptrdiff_t input,
                                  ptrdiff_t element, float *w, ptrdiff_t kernel);

  /// Per filter, sums[filter] = Σ_j x[filter][j], in double.
  void (*filter_sum)(ptrdiff_t blocks, ptrdiff_t length, const float *x, double *sums);
  /// Per filter, sums[filter] = Σ_j x[filter][j]·y[filter][j], in double.
  void (*filter_dot)(ptrdiff_t blocks, ptrdiff_t length, const float *x, const float *y,
                     double *sums);
  /// Per filter, out[j] = a·x[j] + b·y[j] + c.
  void (*filter_combine)(ptrdiff_t blocks, ptrdiff_t length, const float *a, const float *x,
                         const float *b, const float *y, const float *c, float *out);
  /// Subtracts weight × the mean of each run of `taps` vectors from the run.
  void (*slice_center)(ptrdiff_t slices, ptrdiff_t taps, float weight, float *x);
  /// out[o][i] = x[i][o] for 16 lanes o < `out_rows` of `rows` ≤ 16 vectors; missing lanes are zero.
  void (*transpose)(ptrdiff_t rows, const float *x, ptrdiff_t x_row, ptrdiff_t out_rows,
                    float *out, ptrdiff_t out_row);
  /// x += y.
  void (*add)(ptrdiff_t count, const float *y, float *x);
  /// Stochastic gradient descent: v = momentum·v + (g + decay·w); w −= rate·(nesterov? g' + momentum·v : v).
  void (*descend)(ptrdiff_t count, float rate, float momentum, float decay, int nesterov,
                  const float *g, float *v, float *w);
  /// y = a·y + b for 48 vectors, `rounds` times: the most multiply-adds a processor can do.
  void (*iterate)(ptrdiff_t rounds, const float *a, const float *b, float *y);
} pws_kernels;

/// Names of instruction sets, fastest first.
enum { PWS_LEVEL_AVX512, PWS_LEVEL_AVX2, PWS_LEVEL_NEON, PWS_LEVEL_PORTABLE, PWS_LEVEL_COUNT };

/// The table of a level; null when this processor, or this build, has none.
const pws_kernels *pws_kernels_for_level(int level);

/// Advises the system to back memory with huge pages, where it knows how to.
void pws_advise_huge_pages(void *memory, size_t bytes);

#endif
