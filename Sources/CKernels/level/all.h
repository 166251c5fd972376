// One instruction set: every kernel, then their table. Included once per level by kernels.c.
INLINE lanes NAME(load)(const float *p) { return *(const lanes *)p; }
INLINE void NAME(store)(float *p, lanes v) { *(lanes *)p = v; }
/// Stores v, past the caches on request: for what is read only when they hold something else, so that
/// what stood there is not read first. Such stores wait for nobody; whoever tells another thread that
/// they are there ends with a fence.
INLINE void NAME(store_past)(float *p, lanes v, int past) {
  if (past) __builtin_nontemporal_store(v, (aligned_lanes *)p);
  else NAME(store)(p, v);
}

/// s in every lane. Subtracting zero is exact, −0 included, so the compiler leaves a broadcast alone;
/// adding it is not, and cost an addition for every multiplication of the inner loops.
INLINE lanes NAME(splat)(float s) { return s - (lanes){}; }

// Transforms go part of a vector by part: with as many numbers at a time as one register holds, what a
// transform computes stays in registers.
typedef float NAME(part) __attribute__((vector_size(4 * PART), aligned(4)));
typedef float NAME(aligned_part) __attribute__((vector_size(4 * PART)));
#define PARTS (16 / PART)
INLINE NAME(part) NAME(load_part)(const float *p, int part) {
  return *(const NAME(part) *)(p + part * PART);
}
INLINE void NAME(store_part)(float *p, int part, NAME(part) v, int past) {
  float *to = p + part * PART;
  if (past) __builtin_nontemporal_store(v, (NAME(aligned_part) *)to);
  else *(NAME(part) *)to = v;
}
INLINE NAME(part) NAME(splat_part)(float s) { return s - (NAME(part)){}; }

/// Brings what will be read soon into the core's own cache; an address that does not exist is no error.
INLINE void NAME(fetch)(const float *p) { __builtin_prefetch(p, 0, 2); }

/// The same into the nearest cache: what is read next, and what is written next.
INLINE void NAME(fetch_near)(const float *p) { __builtin_prefetch(p, 0, 3); }
INLINE void NAME(fetch_to_write)(const float *p) { __builtin_prefetch(p, 1, 3); }

/// max(0, v); NaN stays NaN, so that a diverged network is seen to have diverged.
INLINE lanes NAME(rectify)(lanes v) { return (lanes)((lane_bits)v & ~(v < 0.0f)); }

/// What a reader of a map sees: max?(0, a·x + b).
INLINE lanes NAME(seen)(lanes x, int affine, lanes a, lanes b, int relu) {
  lanes v = affine ? FMA(a, x, b) : x;
  return relu ? NAME(rectify)(v) : v;
}

#include "contract_tile.h"
#include "contract.h"
#include "correlate.h"
#include "planes.h"
#include "pooling.h"
#include "reductions.h"
#include "elements.h"
#include "winograd.h"
#include "winograd_strided.h"
#include "filters.h"

static const pws_kernels NAME(table) = {
    .name = LEVEL_NAME,
    .contract = NAME(contract),
    .correlate = NAME(correlate),
    .pack = NAME(pack),
    .pack_gradient = NAME(pack_gradient),
    .view = NAME(view),
    .join = NAME(join),
    .join_pack = NAME(join_pack),
    .stream = NAME(stream),
    .add_subsampled = NAME(add_subsampled),
    .add_upsampled = NAME(add_upsampled),
    .combine = NAME(combine),
    .moments = NAME(moments),
    .gradient_moments = NAME(gradient_moments),
    .finish_gradient = NAME(finish_gradient),
    .max_pool = NAME(max_pool),
    .max_pool_gradient = NAME(max_pool_gradient),
    .pool_sum = NAME(pool_sum),
    .fill = NAME(fill),
    .winograd_input = NAME(winograd_input),
    .winograd_output = NAME(winograd_output),
    .winograd_narrow = NAME(winograd_narrow),
    .winograd_output_gradient = NAME(winograd_output_gradient),
    .winograd_kernel = NAME(winograd_kernel),
    .winograd_kernel_gradient = NAME(winograd_kernel_gradient),
    .strided_input = NAME(strided_input),
    .strided_output = NAME(strided_output),
    .strided_gradient = NAME(strided_gradient),
    .strided_input_gradient = NAME(strided_input_gradient),
    .strided_output_gradient = NAME(strided_output_gradient),
    .strided_kernel = NAME(strided_kernel),
    .strided_kernel_gradient = NAME(strided_kernel_gradient),
    .filter_sum = NAME(filter_sum),
    .filter_dot = NAME(filter_dot),
    .filter_combine = NAME(filter_combine),
    .slice_center = NAME(slice_center),
    .transpose = NAME(transpose),
    .add = NAME(add),
    .descend = NAME(descend),
    .iterate = NAME(iterate),
};

#undef NAME
#undef LEVEL_NAME
#undef PAIR_VECTORS
#undef RUN
#undef PAIR_RUNS
#undef SINGLE_RUNS
#undef PAIR_ROWS
#undef SINGLE_ROWS
#undef UNROLLS
#undef SHORT_TILES
#undef BAND
#undef KEPT_PIXELS
#undef PART
#undef PARTS
