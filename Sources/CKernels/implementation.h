// The kernels of one instruction set. Included by the file of each, which defines VL (floats per
// vector), MR (rows of a product's tile), PT (panels of a tile, 1, 2 or 4) and NAME.
// Nothing here depends on the number of threads, and rounding only on VL and on fused multiply-add.

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "include/CKernels.h"

typedef float V __attribute__((ext_vector_type(VL)));
typedef int32_t I __attribute__((ext_vector_type(VL)));
typedef float Unaligned __attribute__((ext_vector_type(VL), aligned(4)));

enum { VP = CK_PANEL / VL };  // vectors of a panel

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")
// A product's loop, whose own instructions cost most where two threads share a core.
#define BY_FOUR _Pragma("clang loop unroll_count(4)")

// Brings a panel's row, which is a cache line, into the second cache: by itself the processor
// fetches ahead within a page only.
#define FETCH(line) __builtin_prefetch(line, 0, 2)
#define FETCH_TO_WRITE(line) __builtin_prefetch(line, 1, 2)

INLINE V load(const float *p) { return *(const Unaligned *)p; }
INLINE void store(float *p, V v) { *(Unaligned *)p = v; }
INLINE V all(float x) { return (V)(x); }
INLINE V pick(I mask, V a, V b) { return (V)((mask & (I)a) | (~mask & (I)b)); }

// scale tanh(scale x) = x P(y) / Q(y), y = x^2, fitted to relative error 2e-8 for |scale x| <= 9.1;
// the powers of the scale, 1 or 1/2, are exact in the coefficients. The limit is a number at which
// the quotient rounds to the scale and up to which it is nowhere more, with and without fused
// multiply-add. A comparison with NaN is false, so NaN passes through.
INLINE V ratio(V x, const float scale) {
  const V limit = all(8.02667618f / scale);
  const float s2 = scale * scale, s4 = s2 * s2;
  x = pick(x > limit, limit, x);
  x = pick(x < -limit, -limit, x);
  const V y = x * x;
  V p = all(1.317717522e-8f * s4 * s4 * s2);
  p = p * y + all(2.048092611e-5f * s4 * s2 * s2);
  p = p * y + all(3.487794997e-3f * s4 * s2);
  p = p * y + all(1.337446168e-1f * s4);
  p = p * y + all(s2);
  V q = all(7.703900731e-7f * s4 * s4);
  q = q * y + all(3.272894038e-4f * s4 * s2);
  q = q * y + all(2.584732750e-2f * s4);
  q = q * y + all(4.670777547e-1f * s2);
  q = q * y + all(1.0f);
  return x * p / q;
}

INLINE V vtanh(V x) { return ratio(x, 1.0f); }
INLINE V vsigmoid(V x) { return ratio(x, 0.5f) + 0.5f; }

// 2^n e^r with r = x - n ln 2 in [-ln 2 / 2, ln 2 / 2]; 2^n in two factors, so that subnormal
// results and the overflow to infinity come out right.
INLINE V vexp(V x) {
  x = pick(x > 90.0f, all(90.0f), x);
  x = pick(x < -106.0f, all(-106.0f), x);
  const V magic = all(12582912.0f);  // 1.5 * 2^23: adding it rounds to a whole number
  const V shifted = x * all(1.44269504f) + magic;
  const V n = shifted - magic;
  V r = x - n * all(0.693359375f);  // ln 2 in two parts, the first exact in n
  r = r - n * all(-2.12194440e-4f);
  V p = all(1.395058676e-3f);
  p = p * r + all(8.368946731e-3f);
  p = p * r + all(4.166620445e-2f);
  p = p * r + all(1.666651838e-1f);
  p = p * r + all(0.5f);
  p = p * (r * r) + r;
  p = p + 1.0f;
  const I whole = (I)shifted - (I)magic;
  const I half = whole >> 1;
  const V one = (V)((half + 127) << 23);
  const V other = (V)((whole - half + 127) << 23);
  return p * one * other;
}

// How many rows the next tile takes: as even as can be, for short tiles wait on their sums.
INLINE long height(long left) {
  const long tiles = (left + MR - 1) / MR;
  return (left + tiles - 1) / tiles;
}

// Covers rows 0..<total with tiles: `call(n)` does n of them from row m on; the compiler knows n.
_Static_assert(MR == 2 || MR == 6, "IN_TILES names the heights below MR.");
#if MR == 6
#define SHORTER(call) \
  case 1: call(1); break; \
  case 2: call(2); break; \
  case 3: call(3); break; \
  case 4: call(4); break; \
  case 5: call(5); break;
#else
#define SHORTER(call) \
  case 1: call(1); break;
#endif
#define IN_TILES(total, call) \
  for (long m = 0, count; m < (total); m += count) { \
    count = height((total) - m); \
    switch (count) { \
      SHORTER(call) \
      default: call(MR); \
    } \
  }

// ---- products ----------------------------------------------------------------------------------

// A tile of mr rows by pt panels, the sums kept in registers over k0..<k1. `unit` says which of A's
// strides is 1: its step (0) or its row (1).
INLINE void tile(const CKProduct *p, long m, long panel, long k0, long k1, const int mr,
                 const int pt, const int unit, const float *start, long startRow,
                 long startPanel) {
  V sum[MR][PT * VP];
  UNROLL for (int i = 0; i < mr; i++) {
    UNROLL for (int j = 0; j < pt * VP; j++) {
      const long at = (m + i) * startRow + (panel + j / VP) * startPanel + (j % VP) * VL;
      sum[i][j] = start ? load(start + at) : all(0.0f);
    }
  }
  const long aRow = unit ? 1 : p->aRow, aStep = unit ? p->aStep : 1;
  const float *a[MR];
  UNROLL for (int i = 0; i < mr; i++) a[i] = p->a + (m + i) * aRow + k0 * aStep;
  const float *b = p->b + panel * p->bPanel + k0 * p->bRow;
  const long bRow = p->bRow, bPanel = p->bPanel;
  BY_FOUR for (long k = 0; k < k1 - k0; k++, b += bRow) {
    V w[PT * VP];
    UNROLL for (int j = 0; j < pt * VP; j++) w[j] = load(b + (j / VP) * bPanel + (j % VP) * VL);
    UNROLL for (int i = 0; i < mr; i++) {
      const V x = all(a[i][k * aStep]);
      UNROLL for (int j = 0; j < pt * VP; j++) sum[i][j] += x * w[j];
    }
  }
  UNROLL for (int i = 0; i < mr; i++) {
    UNROLL for (int j = 0; j < pt * VP; j++) {
      const long at = (m + i) * p->cRow + (panel + j / VP) * p->cPanel + (j % VP) * VL;
      store(p->c + at, sum[i][j]);
    }
  }
}

// All rows of one column of tiles.
INLINE void rows(const CKProduct *p, long panel, long k0, long k1, const int pt, const int unit,
                 const float *start, long startRow, long startPanel) {
#define TILE(n) tile(p, m, panel, k0, k1, n, pt, unit, start, startRow, startPanel)
  IN_TILES(p->rows, TILE)
#undef TILE
}

INLINE void panels(const CKProduct *p, const int unit) {
  // A panel's part of B stays in the first cache meanwhile; a short rest is not taken by itself.
  enum { DEPTH = 128, REST = 16 };
  long k0 = 0;
  do {
    const long k1 = p->depth - k0 > DEPTH + REST ? k0 + DEPTH : p->depth;
    const float *start = k0 ? p->c : p->start;
    const long startRow = k0 ? p->cRow : p->startRow;
    const long startPanel = k0 ? p->cPanel : p->startPanel;
    long panel = 0;
#if PT > 1
    for (; panel + PT <= p->panels; panel += PT)
      rows(p, panel, k0, k1, PT, unit, start, startRow, startPanel);
#endif
    for (; panel < p->panels; panel++)
      rows(p, panel, k0, k1, 1, unit, start, startRow, startPanel);
    k0 = k1;
  } while (k0 < p->depth);
}

static void NAME(product)(const CKProduct *p) {
  if (p->aStep == 1) panels(p, 0); else panels(p, 1);
}

// ---- the LSTM cell -----------------------------------------------------------------------------

// PT gates of 16 units for mr rows: their sums, in the gates' own place.
INLINE void gateTile(const CKCell *p, long block, int gate, long m, const int mr) {
  enum { WIDE = PT * VP };
  V sum[MR][WIDE];
  UNROLL for (int i = 0; i < mr; i++) {
    const float *start = p->start + (m + i) * p->startRow + block * p->startBlock + gate * CK_PANEL;
    UNROLL for (int j = 0; j < WIDE; j++) sum[i][j] = load(start + j * VL);
  }
  const float *w = p->weights + block * p->weightBlock + gate * CK_PANEL;
  const long stateRow = p->blocks * CK_PANEL;
  for (int part = 0; part < (p->hidden ? 2 : 1); part++) {
    const float *from = part ? p->hidden : p->input, *a[MR];
    const long row = part ? stateRow : p->inputRow, depth = part ? p->units : p->inputs;
    UNROLL for (int i = 0; i < mr; i++) a[i] = from + (m + i) * row;
    BY_FOUR for (long k = 0; k < depth; k++, w += CK_BLOCK) {
      V weight[WIDE];
      UNROLL for (int j = 0; j < WIDE; j++) weight[j] = load(w + j * VL);
      UNROLL for (int i = 0; i < mr; i++) {
        const V x = all(a[i][k]);
        UNROLL for (int j = 0; j < WIDE; j++) sum[i][j] += x * weight[j];
      }
    }
  }
  float *gates = p->gates + block * p->gateBlock + m * CK_BLOCK + gate * CK_PANEL;
  UNROLL for (int i = 0; i < mr; i++) {
    UNROLL for (int j = 0; j < WIDE; j++) store(gates + i * CK_BLOCK + j * VL, sum[i][j]);
    if (p->fetching) {
      float *next = gates + (p->rows + i) * CK_BLOCK;
      UNROLL for (int g = 0; g < PT; g++) FETCH_TO_WRITE(next + g * CK_PANEL);
    }
  }
}

// From a block's sums to its gates, then to cells and states: passes of short chains with their
// constants in registers, for one long chain for each unit would wait on itself.
INLINE void activate(const CKCell *p, long block) {
  float *gates = p->gates + block * p->gateBlock, *end = gates + p->rows * CK_BLOCK;
  for (float *row = gates; row < end; row += CK_BLOCK) {
    UNROLL for (int j = 0; j < 2 * VP; j++) store(row + j * VL, vsigmoid(load(row + j * VL)));
    float *out = row + 3 * CK_PANEL;
    UNROLL for (int j = 0; j < VP; j++) store(out + j * VL, vsigmoid(load(out + j * VL)));
  }
  for (float *row = gates + 2 * CK_PANEL; row < end; row += CK_BLOCK) {
    UNROLL for (int j = 0; j < VP; j++) store(row + j * VL, vtanh(load(row + j * VL)));
  }
  long at = block * CK_PANEL;
  for (const float *row = gates; row < end; row += CK_BLOCK, at += p->blocks * CK_PANEL) {
    UNROLL for (int j = 0; j < VP; j++) {
      const float *unit = row + j * VL;
      const long place = at + j * VL;
      V cell = load(unit) * load(unit + 2 * CK_PANEL);
      if (p->cellBefore) cell += load(unit + CK_PANEL) * load(p->cellBefore + place);
      const V cellTanh = vtanh(cell);
      store(p->cell + place, cell);
      store(p->cellTanh + place, cellTanh);
      store(p->state + place, load(unit + 3 * CK_PANEL) * cellTanh);
    }
  }
}

static void NAME(cell)(const CKCell *p) {
#define TILE(n) gateTile(p, block, gate, m, n)
  for (long block = 0; block < p->blocks; block++) {
    for (int gate = 0; gate < 4; gate += PT) IN_TILES(p->rows, TILE)
    activate(p, block);
  }
#undef TILE
}

// What a row of a panel kept in the step before.
INLINE void fetchBefore(const CKCellBack *p, const float *gates, long at) {
  const float *before = gates - p->rows * CK_BLOCK;
  UNROLL for (int g = 0; g < 4; g++) FETCH_TO_WRITE(before + g * CK_PANEL);
  at -= p->rows * p->blocks * CK_PANEL;
  FETCH(p->cellTanh + at);
  if (p->cellBefore) FETCH(p->cellBefore + at);
}

// pt panels of units for mr rows: the states' gradients in registers, then the gates'.
INLINE void backTile(const CKCellBack *p, long panel, long m, const int mr, const int pt) {
  const long stateRow = p->blocks * CK_PANEL;
  V sum[MR][PT * VP];
  UNROLL for (int i = 0; i < mr; i++) {
    UNROLL for (int j = 0; j < pt * VP; j++) {
      const long at = (m + i) * stateRow + panel * CK_PANEL + j * VL;
      sum[i][j] = p->outside ? load(p->outside + at) : all(0.0f);
    }
  }
  if (p->gatesAfter) {
    const float *b = p->recurrent + panel * p->recurrentPanel;
    for (long block = 0; block < p->blocks; block++) {
      const float *a = p->gatesAfter + block * p->gateBlock + m * CK_BLOCK;
      BY_FOUR for (long k = 0; k < CK_BLOCK; k++, b += CK_PANEL) {
        V w[PT * VP];
        UNROLL for (int j = 0; j < pt * VP; j++)
          w[j] = load(b + (j / VP) * p->recurrentPanel + (j % VP) * VL);
        UNROLL for (int i = 0; i < mr; i++) {
          const V x = all(a[i * CK_BLOCK + k]);
          UNROLL for (int j = 0; j < pt * VP; j++) sum[i][j] += x * w[j];
        }
      }
    }
  }
  UNROLL for (int i = 0; i < mr; i++) {
    UNROLL for (int j = 0; j < pt * VP; j++) {
      const long at = (m + i) * stateRow + panel * CK_PANEL + j * VL;
      float *gates = p->gates + (panel + j / VP) * p->gateBlock + (m + i) * CK_BLOCK
        + (j % VP) * VL;
      if (p->fetching && j % VP == 0) fetchBefore(p, gates, at);
      const V in = load(gates), forget = load(gates + CK_PANEL);
      const V candidate = load(gates + 2 * CK_PANEL), out = load(gates + 3 * CK_PANEL);
      const V cellTanh = load(p->cellTanh + at), state = sum[i][j];
      V cell = state * out * (1.0f - cellTanh * cellTanh);
      if (p->gatesAfter) cell += load(p->cellGradient + at);
      const V before = p->cellBefore ? load(p->cellBefore + at) : all(0.0f);
      store(gates, cell * candidate * in * (1.0f - in));
      store(gates + CK_PANEL, cell * before * forget * (1.0f - forget));
      store(gates + 2 * CK_PANEL, cell * in * (1.0f - candidate * candidate));
      store(gates + 3 * CK_PANEL, state * cellTanh * out * (1.0f - out));
      store(p->cellGradient + at, cell * forget);
    }
  }
}

INLINE void backRows(const CKCellBack *p, long panel, const int pt) {
#define TILE(n) backTile(p, panel, m, n, pt)
  IN_TILES(p->rows, TILE)
#undef TILE
}

static void NAME(cellBack)(const CKCellBack *p) {
  long panel = 0;
#if PT > 1
  for (; panel + PT <= p->blocks; panel += PT) backRows(p, panel, PT);
#endif
  for (; panel < p->blocks; panel++) backRows(p, panel, 1);
}

// ---- a layer of one unit -----------------------------------------------------------------------

// Four rows at a time, so that their sums overlap; the weights are gathered from their column.
static void NAME(unit)(const CKUnit *p) {
  enum { MOST = 256, ROWS = 4 };
  for (long first = 0; first < p->inputs; first += MOST) {
    const long count = p->inputs - first < MOST ? p->inputs - first : MOST;
    float weights[MOST] = {0};
    for (long k = 0; k < count; k++) weights[k] = p->weights[(first + k) * CK_PANEL];
    for (long r = 0; r < p->rows; r += ROWS) {
      const long left = p->rows - r - 1;
      const float *row[ROWS];
      UNROLL for (int i = 0; i < ROWS; i++) row[i] = p->x + (r + (i < left ? i : left)) * p->xRow;
      V sum[ROWS];
      UNROLL for (int i = 0; i < ROWS; i++) sum[i] = all(0.0f);
      for (long k = 0; k < count; k += VL) {
        const V w = load(weights + k);
        UNROLL for (int i = 0; i < ROWS; i++) sum[i] += load(row[i] + first + k) * w;
      }
      for (int i = 0; i < ROWS && i <= left; i++) {
        float *y = p->y + (r + i) * CK_PANEL;
        float total = first ? *y : *p->bias;
        UNROLL for (int l = 0; l < VL; l++) total += sum[i][l];
        *y = total;
      }
    }
  }
}

// wide vectors of the weights' gradient from column c on.
INLINE void unitGradient(const CKUnitBack *p, long c, const int wide) {
  V sum[4];
  UNROLL for (int j = 0; j < wide; j++) sum[j] = all(0.0f);
  for (long r = 0; r < p->rows; r++) {
    const V slope = all(p->yGradient[r * CK_PANEL]);
    UNROLL for (int j = 0; j < wide; j++) sum[j] += slope * load(p->x + r * p->xRow + c + j * VL);
  }
  UNROLL for (int j = 0; j < wide; j++) {
    for (int l = 0; l < VL && c + j * VL + l < p->inputs; l++) {
      float *gradient = p->gradient + (c + j * VL + l) * CK_PANEL;
      *gradient = (p->adding ? *gradient : 0.0f) + sum[j][l];
    }
  }
}

static void NAME(unitBack)(const CKUnitBack *p) {
  long c = 0;
  for (; c + 4 * VL <= p->inputs; c += 4 * VL) unitGradient(p, c, 4);
  for (; c < p->inputs; c += VL) unitGradient(p, c, 1);
}

// ---- columns, transposes, elementwise ----------------------------------------------------------

static void NAME(columnSums)(const float *a, long rows, long rowStride, long columns, int adding,
                             float *sums) {
  enum { WIDE = 4 };  // vectors at once, so that the additions overlap
  long c = 0;
  for (; c + WIDE * VL <= columns; c += WIDE * VL) {
    V sum[WIDE];
    UNROLL for (int j = 0; j < WIDE; j++) sum[j] = adding ? load(sums + c + j * VL) : all(0.0f);
    const float *row = a + c;
    for (long r = 0; r < rows; r++, row += rowStride) {
      UNROLL for (int j = 0; j < WIDE; j++) sum[j] += load(row + j * VL);
    }
    UNROLL for (int j = 0; j < WIDE; j++) store(sums + c + j * VL, sum[j]);
  }
  for (; c < columns; c += VL) {
    V sum = adding ? load(sums + c) : all(0.0f);
    for (long r = 0; r < rows; r++) sum += load(a + r * rowStride + c);
    store(sums + c, sum);
  }
}

typedef float Four __attribute__((ext_vector_type(4), aligned(4)));

static void NAME(transpose)(const float *from, long fromRow, long lines, long columns, float *to) {
  long c = 0;
  if (lines >= CK_PANEL) {
    for (; c + 4 <= columns; c += 4) {
      for (int l = 0; l < CK_PANEL; l += 4) {
        const float *f = from + l * fromRow + c;
        const Four a = *(const Four *)f, b = *(const Four *)(f + fromRow);
        const Four d = *(const Four *)(f + 2 * fromRow), e = *(const Four *)(f + 3 * fromRow);
        const Four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5);
        const Four cd = __builtin_shufflevector(a, b, 2, 6, 3, 7);
        const Four de = __builtin_shufflevector(d, e, 0, 4, 1, 5);
        const Four ef = __builtin_shufflevector(d, e, 2, 6, 3, 7);
        float *t = to + c * CK_PANEL + l;
        *(Four *)t = __builtin_shufflevector(ab, de, 0, 1, 4, 5);
        *(Four *)(t + CK_PANEL) = __builtin_shufflevector(ab, de, 2, 3, 6, 7);
        *(Four *)(t + 2 * CK_PANEL) = __builtin_shufflevector(cd, ef, 0, 1, 4, 5);
        *(Four *)(t + 3 * CK_PANEL) = __builtin_shufflevector(cd, ef, 2, 3, 6, 7);
      }
    }
  }
  for (; c < columns; c++) {
    for (int l = 0; l < CK_PANEL; l++)
      to[c * CK_PANEL + l] = l < lines ? from[l * fromRow + c] : 0.0f;
  }
}

// A function of one number over an array; the last few pass through a vector of their own.
#define ELEMENTWISE(f) \
  static void NAME(f)(const float *x, float *y, long count) { \
    long i = 0; \
    for (; i + VL <= count; i += VL) store(y + i, v##f(load(x + i))); \
    if (i < count) { \
      float rest[VL] = {0}; \
      memcpy(rest, x + i, (size_t)(count - i) * sizeof(float)); \
      store(rest, v##f(load(rest))); \
      memcpy(y + i, rest, (size_t)(count - i) * sizeof(float)); \
    } \
  }
ELEMENTWISE(tanh)
ELEMENTWISE(sigmoid)
ELEMENTWISE(exp)

// ---- the optimiser and the latent sample -------------------------------------------------------

static void NAME(adam)(const CKAdam *p) {
  const V beta1 = all(p->beta1), beta2 = all(p->beta2), rate = all(p->rate);
  const V decay1 = 1.0f - beta1, decay2 = 1.0f - beta2, epsilon = all(p->epsilon);
  for (long i = 0; i < p->count; i += VL) {
    const float *from = p->gradients + i;
    V gradient = load(from);
    for (long g = 1; g < p->groups; g++) gradient += load(from + g * p->groupStride);
    const V first = beta1 * load(p->first + i) + decay1 * gradient;
    const V second = beta2 * load(p->second + i) + decay2 * gradient * gradient;
    store(p->first + i, first);
    store(p->second + i, second);
    const V step = rate * first / (__builtin_elementwise_sqrt(second) + epsilon);
    store(p->parameters + i, load(p->parameters + i) - step);
  }
}

// The divergence of a row is summed in vectors: unused columns are zeros, which add nothing.
static void NAME(sample)(const CKSample *p) {
  for (long r = 0; r < p->rows; r++) {
    const float *mean = p->mean + r * p->row, *logVariance = p->logVariance + r * p->row;
    V sum = all(0.0f);
    for (long c = 0; c < p->latent; c += VL) {
      const V m = load(mean + c), lv = load(logVariance + c), d = vexp(0.5f * lv);
      store(p->deviation + r * p->epsilonRow + c, d);
      store(p->z + r * p->zRow + c, m + p->noise * d * load(p->epsilon + r * p->epsilonRow + c));
      sum += m * m + d * d - lv - 1.0f;
    }
    float total = 0.0f;
    for (int l = 0; l < VL; l++) total += sum[l];
    p->divergence[r] = 0.5f * total;
  }
}

static void NAME(sampleBack)(const CKSampleBack *p) {
  for (long r = 0; r < p->rows; r++) {
    for (long c = 0; c < p->latent; c += VL) {
      const V m = load(p->mean + r * p->row + c);
      const V d = load(p->deviation + r * p->epsilonRow + c);
      const V e = load(p->epsilon + r * p->epsilonRow + c);
      const V z = load(p->zGradient + r * p->zRow + c);
      store(p->meanGradient + r * p->row + c, z + p->weight * m);
      store(p->logVarianceGradient + r * p->row + c,
            0.5f * (z * p->noise * d * e + p->weight * (d * d - 1.0f)));
    }
  }
}

// ---- random normals ----------------------------------------------------------------------------

typedef uint32_t U __attribute__((ext_vector_type(VL)));
typedef uint64_t L __attribute__((ext_vector_type(VL / 2)));

// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011) on VL / 2 counters; of each lane the low half
// counts, for what stands above it never comes down.
INLINE void philox(L c[4], const uint32_t *key) {
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++) {
    const L first = (c[0] & 0xFFFFFFFF) * 0xD2511F53, second = (c[2] & 0xFFFFFFFF) * 0xCD9E8D57;
    c[0] = (second >> 32) ^ c[1] ^ k0;
    c[1] = second;
    c[2] = (first >> 32) ^ c[3] ^ k1;
    c[3] = first;
    k0 += 0x9E3779B9;
    k1 += 0xBB67AE85;
  }
}

// The natural logarithm of normal positive numbers, to about one unit in the last place.
INLINE V vlog(V x) {
#pragma clang fp contract(off)
  // x = m 2^e with m in [sqrt(1/2), sqrt(2)): subtracting the bits of sqrt(1/2) aligns the exponent
  const I bits = (I)x - 0x3F3504F3;
  const V exponent = __builtin_convertvector(bits >> 23, V);
  const V f = (V)((bits & 0x007FFFFF) + 0x3F3504F3) - 1.0f;
  // ln(m) = 2 atanh(s) with s = f / (2 + f), |s| < 0.172: five terms are enough
  const V s = f / (2.0f + f), s2 = s * s;
  V series = s2 * (2.0f / 9) + 2.0f / 7;
  series = series * s2 + 2.0f / 5;
  series = series * s2 + 2.0f / 3;
  return exponent * 0.69314718f + (2.0f * s + s * s2 * series);
}

ELEMENTWISE(log)

// Two independent normals a lane from two words (Box and Muller 1958). No multiplication is fused
// with an addition, so that the bits are the same on any processor.
INLINE void boxMuller(U radii, U turns, V *one, V *other) {
#pragma clang fp contract(off)
  const V uniform = __builtin_convertvector(radii, V) * 0x1p-32f + 0x1p-33f;
  const V radius = __builtin_elementwise_sqrt(-2.0f * vlog(uniform));
  const U quadrant = (turns + 0x20000000) >> 30;
  const V angle = __builtin_convertvector((I)(turns - (quadrant << 30)), V)
    * (3.1415925f * 0x1p-31f);
  const V square = angle * angle;
  // Taylor's series on |angle| <= pi/4, in which the first term left out is below 2^-25
  V sine = square * (1.0f / 362880) - 1.0f / 5040;
  sine = sine * square + 1.0f / 120;
  sine = angle - angle * square * (1.0f / 6 - square * sine);
  V cosine = square * (1.0f / 40320) - 1.0f / 720;
  cosine = cosine * square + 1.0f / 24;
  cosine = 1.0f - square * (0.5f - square * cosine);
  const I swapped = (quadrant & 1) != 0;
  *one = radius * (V)((U)pick(swapped, sine, cosine) ^ ((quadrant + 1) & 2) << 30);
  *other = radius * (V)((U)pick(swapped, cosine, sine) ^ (quadrant & 2) << 30);
}

// 4 VL normals from VL blocks: words x and y of a block give two, z and w two more.
INLINE void blockNormals(const CKNormals *p, uint64_t block, float *normals) {
  L c[2][4];
  for (int odd = 0; odd < 2; odd++) {
    L number;
    UNROLL for (int l = 0; l < VL / 2; l++) number[l] = block + (uint64_t)(2 * l + odd);
    c[odd][0] = number;
    c[odd][1] = number >> 32;
    c[odd][2] = (L)(p->substream & 0xFFFFFFFF);
    c[odd][3] = (L)(p->substream >> 32);
    philox(c[odd], p->key);
  }
  U word[4];
  UNROLL for (int i = 0; i < 4; i++) word[i] = (U)((c[0][i] & 0xFFFFFFFF) | c[1][i] << 32);
  V n[4];
  boxMuller(word[0], word[1], &n[0], &n[1]);
  boxMuller(word[2], word[3], &n[2], &n[3]);
  UNROLL for (int l = 0; l < VL; l++) {
    UNROLL for (int i = 0; i < 4; i++) normals[4 * l + i] = n[i][l];
  }
}

static void NAME(normals)(const CKNormals *p) {
  enum { WIDE = 4 * VL };
  for (long filled = 0; filled < p->count;) {
    const uint64_t place = p->first + (uint64_t)filled;
    const long skipped = (long)(place % WIDE), left = p->count - filled;
    const long taken = left < WIDE - skipped ? left : WIDE - skipped;
    float some[WIDE];
    // the top bit keeps these blocks apart from those that the stream gives one by one
    blockNormals(p, (place - (uint64_t)skipped) / 4 | 1ULL << 63, some);
    memcpy(p->normals + filled, some + skipped, (size_t)taken * sizeof(float));
    filled += taken;
  }
}

#include "encoder.h"
#include "fourier.h"

const CKTable NAME(kernels) = {
  .name = ISA,
  .product = NAME(product),
  .cell = NAME(cell),
  .cellBack = NAME(cellBack),
  .unit = NAME(unit),
  .unitBack = NAME(unitBack),
  .adam = NAME(adam),
  .sample = NAME(sample),
  .sampleBack = NAME(sampleBack),
  .normals = NAME(normals),
  .modulate = NAME(modulate),
  .modulateBack = NAME(modulateBack),
  .counts = NAME(counts),
  .fourier = NAME(fourier),
  .fourierInverse = NAME(fourierInverse),
  .columnSums = NAME(columnSums),
  .transpose = NAME(transpose),
  .tanh = NAME(tanh),
  .sigmoid = NAME(sigmoid),
  .exp = NAME(exp),
  .log = NAME(log),
};
