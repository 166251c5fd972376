// The steps that Winograd's forms share: between pixels and elements, along one axis and then the other.
//
// `along` transforms one row or column, and element (i, j) stands at place(i, j).
//
// The elements of a patch stand far apart, on more lines of cache than a processor follows by itself. So
// those of the patch that follows, `ahead` numbers further, are fetched meanwhile; zero leaves that out,
// where elements stay in the nearest cache.
//
// What one axis gives is written to memory before the other begins where vectors go in parts: left to
// itself, the compiler moves the steps among each other until no register is enough.
#define PWS_WRITTEN(t) \
  if (PARTS > 1) __asm__ volatile("" : : "r"(t) : "memory")

/// Patches of `size` × `size` pixels at p, rows `row` numbers apart, to `count` × `count` elements at v.
#define PWS_TO_ELEMENTS(size, count, along, place, p, row, v, element, ahead, past)            \
  do {                                                                                         \
    const float *const patch = (p);                                                            \
    float *const elements = (v);                                                               \
    const ptrdiff_t next = (row), apart = (element);                                           \
    NAME(part) t[PARTS][count][size] __attribute__((aligned(64)));                             \
    UNROLL for (int j = 0; j < size; j++)                                                      \
      UNROLL for (int h = 0; h < PARTS; h++) {                                                 \
        NAME(part) d[size], o[count];                                                          \
        UNROLL for (int i = 0; i < size; i++)                                                  \
          d[i] = NAME(load_part)(patch + i * next + j * 16, h);                                \
        NAME(along)(d, o);                                                                     \
        UNROLL for (int i = 0; i < count; i++) t[h][i][j] = o[i];                              \
        PWS_WRITTEN(t);                                                                        \
      }                                                                                        \
    UNROLL for (int i = 0; i < count; i++) {                                                   \
      NAME(part) o[PARTS][count];                                                              \
      UNROLL for (int h = 0; h < PARTS; h++) NAME(along)(t[h][i], o[h]);                       \
      UNROLL for (int j = 0; j < count; j++) {                                                 \
        float *to = elements + place(i, j) * apart;                                            \
        if ((ahead) && !(past)) NAME(fetch_to_write)(to + (ahead));                            \
        UNROLL for (int h = 0; h < PARTS; h++) NAME(store_part)(to, h, o[h][j], past);         \
      }                                                                                        \
    }                                                                                          \
  } while (0)

/// `count` × `count` elements at v back to the `rows` × `columns` pixels of a patch that exist.
#define PWS_FROM_ELEMENTS(size, count, along, place, v, element, ahead, p, row, rows, columns) \
  do {                                                                                         \
    float *const patch = (p);                                                                  \
    const float *const elements = (v);                                                         \
    const ptrdiff_t next = (row), apart = (element);                                           \
    NAME(part) t[PARTS][size][count] __attribute__((aligned(64)));                             \
    UNROLL for (int j = 0; j < count; j++)                                                     \
      UNROLL for (int h = 0; h < PARTS; h++) {                                                 \
        NAME(part) d[count], o[size];                                                          \
        UNROLL for (int i = 0; i < count; i++) {                                               \
          const float *from = elements + place(i, j) * apart;                                  \
          if ((ahead) && h == 0) NAME(fetch_near)(from + (ahead));                             \
          d[i] = NAME(load_part)(from, h);                                                     \
        }                                                                                      \
        NAME(along)(d, o);                                                                     \
        UNROLL for (int i = 0; i < size; i++) t[h][i][j] = o[i];                               \
        PWS_WRITTEN(t);                                                                        \
      }                                                                                        \
    UNROLL for (int i = 0; i < size; i++) {                                                    \
      NAME(part) o[PARTS][size];                                                               \
      UNROLL for (int h = 0; h < PARTS; h++) NAME(along)(t[h][i], o[h]);                       \
      if (i < (rows)) {                                                                        \
        UNROLL for (int j = 0; j < size; j++)                                                  \
          if (j < (columns))                                                                   \
            UNROLL for (int h = 0; h < PARTS; h++)                                             \
              NAME(store_part)(patch + i * next + j * 16, h, o[h][j], 0);                      \
      }                                                                                        \
    }                                                                                          \
  } while (0)

/// The same where every pixel exists, as with most tiles, without a question for each of them.
#define PWS_FROM_TILE(size, count, along, place, v, element, ahead, p, row, rows, columns)            \
  do {                                                                                               \
    if ((rows) >= size && (columns) >= size)                                                         \
      PWS_FROM_ELEMENTS(size, count, along, place, v, element, ahead, p, row, size, size);           \
    else PWS_FROM_ELEMENTS(size, count, along, place, v, element, ahead, p, row, rows, columns);     \
  } while (0)

/// Runs a statement for every tile: (r, c) is its place, and `at` moves on by its 16 channels.
#define PWS_EACH_TILE(tiles, at, ...)                            \
  for (ptrdiff_t r = 0; r < (tiles)->tile_rows; r++)             \
    for (ptrdiff_t c = 0; c < (tiles)->tile_columns; c++, at += 16) __VA_ARGS__

/// Where a tile's pixel (0, 0) stands, tiles being `step` pixels apart.
#define PWS_TILE(tiles, x, step) ((x) + r * (step) * (tiles)->row + c * (step) * 16)

/// Elements row by row, as both forms keep those of a kernel. A kernel's taps are a patch of 3 × 3.
#define PWS_BY_ROWS(i, j) ((i) * 6 + (j))
#define PWS_TAPS 48
