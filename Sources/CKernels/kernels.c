// Compiles level/all.h once per instruction set and chooses between the tables.
#include "CKernels.h"

#include <sys/mman.h>

// Vectors cross only functions that are always inlined, so their calling convention never matters.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float lanes __attribute__((vector_size(64), aligned(4)));
typedef float aligned_lanes __attribute__((vector_size(64)));
typedef int lane_bits __attribute__((vector_size(64), aligned(4)));
typedef double wide_lanes __attribute__((vector_size(128), aligned(8)));

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")
#define FMA(a, b, c) __builtin_elementwise_fma(a, b, c)

// What an instruction set's registers hold, sums before all:
// PART            numbers of a register, or of several that transforms take at a time
// PAIR_VECTORS    2 where two vectors of output channels are computed together
// RUN             pixels of a run; PAIR_RUNS and SINGLE_RUNS of them by two vectors and by one
// SHORT_TILES     1 where tiles that are a pixel shorter divide a row evenly
// UNROLLS         1 where loops over 16 channels are unrolled
// PAIR_ROWS       input channels of a kernel's gradient at a time, by two vectors; SINGLE_ROWS by one
// BAND            tiles of a narrow convolution
// KEPT_PIXELS     pixels beside the weights of 16 channels to 16, or 0
#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#define NAME(x) x##_avx512
#define LEVEL_NAME "avx512"
#define PAIR_VECTORS 2
#define PART 16
#define RUN 4
#define PAIR_RUNS 3
#define SINGLE_RUNS 4
#define PAIR_ROWS 8
#define SINGLE_ROWS 16
#define SHORT_TILES 0
#define UNROLLS 0
#define BAND 8
#define KEPT_PIXELS 8
#include "level/all.h"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#define NAME(x) x##_avx2
#define LEVEL_NAME "avx2"
#define PAIR_VECTORS 1
#define PART 8
#define RUN 2
#define PAIR_RUNS 1
#define SINGLE_RUNS 3
#define PAIR_ROWS 4
#define SINGLE_ROWS 5
#define SHORT_TILES 1
#define UNROLLS 1
#define BAND 6
#define KEPT_PIXELS 0
#include "level/all.h"
#pragma clang attribute pop

#elif defined(__aarch64__)

#define NAME(x) x##_neon
#define LEVEL_NAME "neon"
#define PAIR_VECTORS 1
#define PART 4
#define RUN 4
#define PAIR_RUNS 1
#define SINGLE_RUNS 1
#define PAIR_ROWS 4
#define SINGLE_ROWS 4
#define SHORT_TILES 0
#define UNROLLS 0
#define BAND 6
#define KEPT_PIXELS 0
#include "level/all.h"

#endif

#define NAME(x) x##_portable
#define LEVEL_NAME "portable"
#define PAIR_VECTORS 1
#define PART 16
#define RUN 4
#define PAIR_RUNS 1
#define SINGLE_RUNS 1
#define PAIR_ROWS 4
#define SINGLE_ROWS 4
#define SHORT_TILES 0
#define UNROLLS 0
#define BAND 8
#define KEPT_PIXELS 0
#include "level/all.h"

const pws_kernels *pws_kernels_for_level(int level) {
  switch (level) {
#if defined(__x86_64__)
  case PWS_LEVEL_AVX512:
    __builtin_cpu_init();
    return __builtin_cpu_supports("x86-64-v4") ? &table_avx512 : NULL;
  case PWS_LEVEL_AVX2:
    __builtin_cpu_init();
    return __builtin_cpu_supports("x86-64-v3") ? &table_avx2 : NULL;
#elif defined(__aarch64__)
  case PWS_LEVEL_NEON:
    return &table_neon;
#endif
  case PWS_LEVEL_PORTABLE:
    return &table_portable;
  default:
    return NULL;
  }
}

void pws_advise_huge_pages(void *memory, size_t bytes) {
#if defined(MADV_HUGEPAGE)
  madvise(memory, bytes, MADV_HUGEPAGE);
#else
  (void)memory;
  (void)bytes;
#endif
}
