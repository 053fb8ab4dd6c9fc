#pragma once

// The inner loops of training, built once per instruction set and chosen at run time.
//
// Widths are padded with zeros to whole panels of 16 columns. A weight matrix is stored panel after
// panel, each [rows][16], so that a kernel reads it from front to back. The four gates of 16 LSTM
// units stand side by side in one block of 64 columns: input, forget, candidate, output.

#include <stdint.h>

#pragma clang assume_nonnull begin

enum { CK_PANEL = 16, CK_BLOCK = 64 };

/// C[m][n] = start[m][n] + sum over k of A[m][k] B[k][n]; n in whole panels of 16 columns.
/// Column c of B, of C and of start is at (c / 16) * panel + c % 16.
typedef struct {
  long rows, panels, depth;
  const float *a;
  long aRow, aStep;
  const float *b;
  long bRow, bPanel;
  const float *_Nullable start;  // null is zero; may be c itself
  long startRow, startPanel;
  float *c;
  long cRow, cPanel;
} CKProduct;

/// One step of an LSTM forward, gates and cell in registers straight after the products.
typedef struct {
  long rows, blocks;
  const float *_Nullable input;  // [rows][inputs]
  long inputRow, inputs;
  const float *_Nullable hidden;  // the states of the step before; null at the first
  long units;
  const float *weights;  // per block [inputs + units][64]
  long weightBlock;
  const float *start;  // what the gates start from: the bias, or one row per window
  long startRow, startBlock;
  const float *_Nullable cellBefore;  // null at the first step
  float *gates;  // per block [rows][64]: activated gates
  long gateBlock;
  float *cell, *cellTanh, *state;  // [rows][16 blocks]
  int fetching;  // whether to fetch the gates of the next step, right behind these, meanwhile
} CKCell;

/// One step of an LSTM backward; the gates' gradients replace the gates.
typedef struct {
  long rows, blocks;
  float *gates;
  long gateBlock;
  const float *_Nullable gatesAfter;  // gradients of the step after; null at the last
  const float *recurrent;  // transposed recurrent weights, per panel [64 blocks][16]
  long recurrentPanel;
  const float *_Nullable outside;  // gradient of this step's states from the layers above
  const float *_Nullable cellBefore;
  const float *cellTanh;
  float *cellGradient;  // [rows][16 blocks], carried from step to step
  int fetching;  // whether to fetch what the step before kept, right before this one's, meanwhile
} CKCellBack;

/// y = x w + bias for a layer of one unit: weights and y are the first columns of their panels, the
/// rows of x whole panels with zeros.
typedef struct {
  long rows, inputs;
  const float *x;
  long xRow;
  const float *weights, *bias;
  float *y;
} CKUnit;

/// The gradient of CKUnit's weights; what else their panel holds is left alone.
typedef struct {
  long rows, inputs;
  const float *x;
  long xRow;
  const float *yGradient;
  float *gradient;
  int adding;
} CKUnitBack;

/// One Adam update with the sum of the gradient groups (Kingma and Ba 2015, "epsilon hat"); the
/// count in whole panels of 16.
typedef struct {
  long count;
  float *parameters, *first, *second;
  const float *gradients;
  long groups, groupStride;
  float rate, beta1, beta2, epsilon;
} CKAdam;

/// z = mean + noise exp(logVariance / 2) eps, row by row, with the divergence from the prior.
typedef struct {
  long rows, latent;
  const float *mean, *logVariance;
  long row;
  const float *epsilon;
  long epsilonRow;
  float noise;
  float *z;
  long zRow;
  float *deviation;  // [rows][epsilonRow]: exp(logVariance / 2), for the way back
  float *divergence;  // [rows]
} CKSample;

/// The way back through CKSample: zGradient and the divergence's weight give both maps' gradients.
typedef struct {
  long rows, latent;
  const float *mean;
  long row;
  const float *epsilon, *deviation;
  long epsilonRow;
  float noise, weight;
  const float *zGradient;
  long zRow;
  float *meanGradient, *logVarianceGradient;
} CKSampleBack;

/// Standard normals number first to first + count - 1 of a stream, the same bits in every set.
typedef struct {
  uint32_t key[2];
  uint64_t substream, first;
  long count;
  float *normals;
} CKNormals;

/// h = max(0, u (1 + gain) + shift) for rows that share a gain and a shift per column; columns in
/// whole panels.
typedef struct {
  long rows, columns;
  const float *u;
  const float *gain, *shift;  // [columns]
  float *h;
} CKModulation;

/// The way back through CKModulation: the gradient of h becomes that of u in place.
typedef struct {
  long rows, columns;
  const float *u, *h;
  const float *gain;
  float *gradient;
  float *gainGradient, *shiftGradient;  // [columns], written anew
} CKModulationBack;

/// Expected counts q = floor + ln(1 + e^x) and their loss: the sum of weight (q - y ln q), Poisson's
/// but for what does not depend on q. The numbers x are the first columns of panels.
typedef struct {
  long rows;
  const float *x;
  const float *_Nullable counts;  // y; null where the expected counts alone are asked for
  float floor, weight;
  float *_Nullable gradient;  // of x, the first columns of panels; null where not asked for
  float *expected;  // [rows]
} CKCounts;

/// A Fourier transform of a power of two of real numbers, at least 4. The spectrum has the parts
/// 0...count / 2.
typedef struct {
  long count;
  const float *cosine, *sine;  // of 2 pi k / count, k < count
  float *signal;  // [count]
  float *real, *imaginary;  // [count / 2 + 1]
  float *work;  // [2 count]
} CKFourier;

/// The kernels of one instruction set: constants, which any thread may call.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  const char *name;
  void (*product)(const CKProduct *);
  void (*cell)(const CKCell *);
  void (*cellBack)(const CKCellBack *);
  void (*unit)(const CKUnit *);
  void (*unitBack)(const CKUnitBack *);
  void (*adam)(const CKAdam *);
  void (*sample)(const CKSample *);
  void (*sampleBack)(const CKSampleBack *);
  void (*normals)(const CKNormals *);
  void (*modulate)(const CKModulation *);
  void (*modulateBack)(const CKModulationBack *);
  /// The loss of the rows; 0 without counts.
  double (*counts)(const CKCounts *);
  /// From the signal to its spectrum, sum over t of signal[t] e^(-2 pi i k t / count).
  void (*fourier)(const CKFourier *);
  /// From the spectrum to the signal whose spectrum it is; the spectrum is left as it was.
  void (*fourierInverse)(const CKFourier *);
  /// sums[c] = (adding ? sums[c] : 0) + sum over rows of a[row][c]; columns in whole panels.
  void (*columnSums)(const float *a, long rows, long rowStride, long columns, int adding,
                     float *sums);
  /// to[c][l] = from[l][c] for 16 rows l, of which those from `lines` on count as zero.
  void (*transpose)(const float *from, long fromRow, long lines, long columns, float *to);
  /// y[i] = f(x[i]) in place or apart.
  void (*tanh)(const float *x, float *y, long count);
  void (*sigmoid)(const float *x, float *y, long count);
  void (*exp)(const float *x, float *y, long count);
  void (*log)(const float *x, float *y, long count);  // of normal positive numbers
} CKTable;

/// The kernels of the best instruction set that this processor has.
const CKTable *ck_best(void);

/// The kernels of every instruction set that this processor has, best first; null beyond the last.
const CKTable *_Nullable ck_supported(int index);

/// How many processors this process may use.
int ck_processors(void);

/// Tells the processor that a loop is waiting for another thread.
void ck_pause(void);

#pragma clang assume_nonnull end
