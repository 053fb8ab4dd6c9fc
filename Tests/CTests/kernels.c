// Every kernel of every instruction set that this processor has, at awkward sizes; products against
// plain loops.

#include "CKernels.h"

#include <math.h>
#include <string.h>

#include "tests.h"

static const long sizes[] = {1, 2, 3, 5, 6, 7, 11, 12, 13, 17, 31, 33};
static const long depths[] = {0, 1, 2, 3, 15, 16, 127, 128, 129, 257};

static void product(const CKTable *k, long rows, long panels, long depth, int transposes, int start) {
  const long row = transposes ? 1 : depth + 1, step = transposes ? rows + 2 : 1;
  const long last = depth ? (rows - 1) * row + (depth - 1) * step + 1 : 1;
  float *a = floats(last), *b = floats(panels * depth * 16), *from = floats(panels * 16);
  float *c = floats(rows * panels * 16);
  const CKProduct p = {
    .rows = rows, .panels = panels, .depth = depth, .a = a, .aRow = row, .aStep = step, .b = b,
    .bRow = 16, .bPanel = depth * 16, .start = start ? from : NULL, .startRow = 0,
    .startPanel = 16, .c = c, .cRow = 16, .cPanel = rows * 16};
  k->product(&p);
  for (long m = 0; m < rows; m++) {
    for (long n = 0; n < panels * 16; n++) {
      double sum = start ? from[n] : 0;
      for (long d = 0; d < depth; d++)
        sum += (double)a[m * row + d * step] * b[(n / 16 * depth + d) * 16 + n % 16];
      CHECK(fabs(sum - c[n / 16 * rows * 16 + m * 16 + n % 16]) < 1e-4);
    }
  }
  free(a), free(b), free(from), free(c);
}

static void products(const CKTable *k) {
  for (int r = 0; r < COUNT(sizes); r++)
    for (long panels = 1; panels <= 9; panels += panels < 5 ? 1 : 2)
      for (int d = 0; d < COUNT(depths); d++)
        for (int way = 0; way < 4; way++)
          product(k, sizes[r], panels, depths[d], way & 1, way >> 1);
}

/// Two steps forward and back, as a layer makes them; `fetching` as on long windows.
static void cells(const CKTable *k, long rows, long blocks, long inputs, int fetching) {
  const long units = blocks * 16 - 3, state = rows * blocks * 16, gateBlock = 2 * rows * 64;
  const long weightBlock = (inputs + units) * 64;
  float *input = floats(2 * rows * inputs), *weights = floats(blocks * weightBlock);
  float *start = floats(blocks * 64), *gates = floats(blocks * gateBlock);
  float *cell = floats(2 * state), *cellTanh = floats(2 * state), *states = floats(2 * state);
  CKCell p = {
    .rows = rows, .blocks = blocks, .input = input, .inputRow = inputs, .inputs = inputs,
    .units = units, .weights = weights, .weightBlock = weightBlock, .start = start,
    .startBlock = 64, .gates = gates, .gateBlock = gateBlock, .cell = cell, .cellTanh = cellTanh,
    .state = states, .fetching = fetching};
  k->cell(&p);
  p.hidden = states, p.cellBefore = cell, p.input = input + rows * inputs;
  p.gates += rows * 64, p.cell += state, p.cellTanh += state, p.state += state;
  k->cell(&p);
  for (long i = 0; i < 2 * state; i++) CHECK(fabsf(states[i]) <= 1);

  float *recurrent = floats(blocks * blocks * 64 * 16), *outside = floats(state);
  float *gradient = floats(state);
  CKCellBack back = {
    .rows = rows, .blocks = blocks, .gates = gates + rows * 64, .gateBlock = gateBlock,
    .recurrent = recurrent, .recurrentPanel = blocks * 64 * 16, .outside = outside,
    .cellBefore = cell, .cellTanh = cellTanh + state, .cellGradient = gradient,
    .fetching = fetching};
  k->cellBack(&back);
  back.gatesAfter = back.gates, back.gates = gates, back.cellTanh = cellTanh;
  back.cellBefore = NULL, back.outside = NULL;
  k->cellBack(&back);
  for (long i = 0; i < state; i++) CHECK(isfinite(gradient[i]));
  free(input), free(weights), free(start), free(gates), free(cell), free(cellTanh), free(states);
  free(recurrent), free(outside), free(gradient);
}

static void units(const CKTable *k, long rows, long inputs) {
  const long row = (inputs + 15) / 16 * 16;
  float *x = floats(rows * row), *weights = floats((inputs - 1) * 16 + 1), *bias = floats(1);
  float *y = floats((rows - 1) * 16 + 1), *gradient = floats((inputs - 1) * 16 + 1);
  for (long r = 0; r < rows; r++) memset(x + r * row + inputs, 0, sizeof(float) * (size_t)(row - inputs));
  k->unit(&(CKUnit){rows, inputs, x, row, weights, bias, y});
  for (long r = 0; r < rows; r++) {
    double sum = *bias;
    for (long i = 0; i < inputs; i++) sum += (double)x[r * row + i] * weights[i * 16];
    CHECK(fabs(sum - y[r * 16]) < 1e-3);
  }
  for (int adding = 0; adding < 2; adding++)
    k->unitBack(&(CKUnitBack){rows, inputs, x, row, y, gradient, adding});
  free(x), free(weights), free(bias), free(y), free(gradient);
}

static void columns(const CKTable *k, long rows, long panels) {
  const long count = panels * 16;
  float *a = floats(rows * count), *sums = floats(count), *turned = floats(count * 16);
  for (int adding = 0; adding < 2; adding++) k->columnSums(a, rows, count, count, adding, sums);
  const long lines = rows < 16 ? rows : 16, width = count - 3;
  k->transpose(a, count, lines, width, turned);
  for (long c = 0; c < width; c++)
    for (long l = 0; l < 16; l++)
      CHECK(turned[c * 16 + l] == (l < lines ? a[l * count + c] : 0));
  free(a), free(sums), free(turned);
}

static void elementwise(const CKTable *k, long count) {
  float *x = floats(count), *y = floats(count);
  const float extremes[] = {NAN, INFINITY, -INFINITY, 3e38f, -3e38f, 1e-45f, -0.0f, 88.8f, -104};
  for (long i = 0; i < count; i++) if (i % 3 == 0) x[i] = extremes[i / 3 % COUNT(extremes)];
  k->tanh(x, y, count);
  k->sigmoid(x, y, count);
  k->exp(x, y, count);
  k->tanh(x, x, count);
  for (long i = 0; i < count; i++) CHECK(!(fabsf(x[i]) > 1));
  free(x), free(y);
}

static void samples(const CKTable *k, long rows, long latent) {
  const long row = (latent + 15) / 16 * 16, count = rows * row;
  float *mean = floats(count), *logVariance = floats(count), *epsilon = floats(count);
  float *z = floats(count), *deviation = floats(count), *divergence = floats(rows);
  float *means = floats(count), *variances = floats(count);
  k->sample(&(CKSample){rows, latent, mean, logVariance, row, epsilon, row, 1, z, row, deviation, divergence});
  k->sampleBack(&(CKSampleBack){rows, latent, mean, row, epsilon, deviation, row, 1, 0.5f, z, row, means, variances});
  for (long r = 0; r < rows; r++) CHECK(isfinite(divergence[r]));
  free(mean), free(logVariance), free(epsilon), free(z), free(deviation), free(divergence);
  free(means), free(variances);
}

static void updates(const CKTable *k, long panels, long groups) {
  const long count = panels * 16;
  float *parameters = floats(count), *first = floats(count), *second = floats(count);
  float *gradients = floats(groups * count);
  for (long i = 0; i < count; i++) second[i] *= second[i];
  k->adam(&(CKAdam){count, parameters, first, second, gradients, groups, count, 1e-3f, 0.9f, 0.999f, 1e-8f});
  for (long i = 0; i < count; i++) CHECK(isfinite(parameters[i]));
  free(parameters), free(first), free(second), free(gradients);
}

static void normals(const CKTable *k, uint64_t first, long count) {
  float *some = floats(count), *same = floats(count);
  CKNormals p = {{1, UINT32_MAX}, UINT64_MAX, first, count, some};
  k->normals(&p);
  p.normals = same;
  ck_supported(0)->normals(&p);
  CHECK(memcmp(some, same, sizeof(float) * (size_t)count) == 0);
  free(some), free(same);
}

static void modulations(const CKTable *k, long rows, long panels) {
  const long columns = panels * 16, count = rows * columns;
  float *u = floats(count), *gain = floats(columns), *shift = floats(columns), *h = floats(count);
  float *gradient = floats(count), *gains = floats(columns), *shifts = floats(columns);
  k->modulate(&(CKModulation){rows, columns, u, gain, shift, h});
  k->modulateBack(&(CKModulationBack){rows, columns, u, h, gain, gradient, gains, shifts});
  for (long i = 0; i < count; i++) CHECK(h[i] >= 0 && isfinite(gradient[i]));
  free(u), free(gain), free(shift), free(h), free(gradient), free(gains), free(shifts);
}

static void counts(const CKTable *k, long rows) {
  const long last = (rows - 1) * 16 + 1;
  float *x = floats(last), *truth = floats(rows), *gradient = floats(last), *expected = floats(rows);
  for (long r = 0; r < rows; r++) truth[r] = fabsf(truth[r]), x[r * 16] *= 40;
  k->counts(&(CKCounts){rows, x, truth, 1e-4f, 0.5f, gradient, expected});
  for (long r = 0; r < rows; r++) {
    const double q = 1e-4f + log1p(exp((double)x[r * 16]));
    CHECK(fabs(expected[r] - q) < 1e-6 * (1 + q));
  }
  CHECK(k->counts(&(CKCounts){rows, x, NULL, 1e-4f, 0.5f, NULL, expected}) == 0);
  free(x), free(truth), free(gradient), free(expected);
}

static void fourier(const CKTable *k, long count) {
  float *cosine = floats(count), *sine = floats(count), *signal = floats(count), *work = floats(2 * count);
  float *real = floats(count / 2 + 1), *imaginary = floats(count / 2 + 1), *before = floats(count);
  for (long i = 0; i < count; i++) {
    cosine[i] = (float)cos(2 * 3.14159265358979323846 * (double)i / (double)count);
    sine[i] = (float)sin(2 * 3.14159265358979323846 * (double)i / (double)count);
    before[i] = signal[i];
  }
  const CKFourier p = {count, cosine, sine, signal, real, imaginary, work};
  k->fourier(&p);
  double sum = 0;
  for (long i = 0; i < count; i++) sum += before[i];
  CHECK(fabs(real[0] - sum) < 1e-3 && imaginary[0] == 0);
  k->fourierInverse(&p);
  for (long i = 0; i < count; i++) CHECK(fabsf(signal[i] - before[i]) < 1e-5f);
  free(cosine), free(sine), free(signal), free(work), free(real), free(imaginary), free(before);
}

static void testAll(const CKTable *k) {
  products(k);
  for (int r = 0; r < COUNT(sizes); r++) {
    const long rows = sizes[r];
    for (long blocks = 1; blocks <= 6; blocks++)
      for (long inputs = 1; inputs <= 19; inputs += 6) cells(k, rows, blocks, inputs, (int)inputs & 1);
    for (int d = 1; d < COUNT(depths); d++) units(k, rows, depths[d]), samples(k, rows, depths[d]);
    for (long panels = 1; panels <= 9; panels++) columns(k, rows, panels), updates(k, panels, rows);
    for (long panels = 1; panels <= 9; panels++) modulations(k, rows, panels);
    counts(k, rows);
    const uint64_t places[] = {0, 1, 63, 64, 1ULL << 32, (1ULL << 62) + 5};
    for (int p = 0; p < COUNT(places); p++)
      for (int d = 0; d < COUNT(depths); d++) normals(k, places[p], depths[d]);
  }
  for (long count = 0; count <= 70; count++) elementwise(k, count);
  for (long count = 4; count <= 1 << 14; count *= 2) fourier(k, count);
}

int main(void) {
  const CKTable *kernels;
  for (int i = 0; (kernels = ck_supported(i)); i++) {
    testAll(kernels);
    printf("kernels: %s\n", kernels->name);
  }
  CHECK(ck_processors() > 0);
  ck_pause();
}
