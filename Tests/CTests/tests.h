#pragma once

// Buffers of just the size that a function may touch, so that one element further is noticed.

#include <stdio.h>
#include <stdlib.h>

/// Numbers between -1 and 1 that are the same on every run.
static inline float *floats(long count) {
  static unsigned state = 1;
  float *buffer = malloc(sizeof(float) * (size_t)(count > 0 ? count : 1));
  if (!buffer) abort();
  for (long i = 0; i < count; i++) {
    state = state * 1664525u + 1013904223u;
    buffer[i] = (float)(state >> 8) / (float)(1 << 23) - 1;
  }
  return buffer;
}

static inline double *doubles(long count) {
  float *from = floats(count);
  double *buffer = malloc(sizeof(double) * (size_t)(count > 0 ? count : 1));
  if (!buffer) abort();
  for (long i = 0; i < count; i++) buffer[i] = from[i];
  free(from);
  return buffer;
}

/// Ends the run where something does not hold.
#define CHECK(condition) \
  do { \
    if (!(condition)) { \
      fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition); \
      exit(1); \
    } \
  } while (0)

#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))
