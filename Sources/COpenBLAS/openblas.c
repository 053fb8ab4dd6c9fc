#define _DEFAULT_SOURCE
#include "COpenBLAS.h"

#include <CLoading.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// Fortran passes the length of every character argument behind all others.
static struct {
  void (*set_num_threads)(int);
  void (*sgemm)(int, int, int, int, int, int, float, const float *, int, const float *, int, float,
                float *, int);
  void (*dgemv)(int, int, int, int, double, const double *, int, const double *, int, double,
                double *, int);
  void (*dsyrk)(int, int, int, int, int, double, const double *, int, double, double *, int);
  void (*ssyrk)(int, int, int, int, int, float, const float *, int, float, float *, int);
  void (*dsyevd)(const char *, const char *, const int *, double *, const int *, double *,
                 double *, const int *, int *, const int *, int *, size_t, size_t);
  void (*dsyevr)(const char *, const char *, const char *, const int *, double *, const int *,
                 const double *, const double *, const int *, const int *, const double *, int *,
                 double *, double *, const int *, int *, double *, const int *, int *, const int *,
                 int *, size_t, size_t, size_t);
  void (*dgesdd)(const char *, const int *, const int *, double *, const int *, double *, double *,
                 const int *, double *, const int *, double *, const int *, int *, int *, size_t);
  void (*dpotrf)(const char *, const int *, double *, const int *, int *, size_t);
  void (*dpotrs)(const char *, const int *, const int *, const double *, const int *, double *,
                 const int *, int *, size_t);
} blas;

enum { row_major = 101, as_is = 111, transposed = 112, upper = 121 };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *obstacle;

// The library gives its memory back when the program exits, also from under a call that another
// thread is in: work that was interrupted is left behind in one. Then the exit ends here.
static atomic_int calls, is_exiting;

void openblas_begin(void) {
  atomic_fetch_add(&calls, 1);
  if (!atomic_load(&is_exiting)) return;
  atomic_fetch_sub(&calls, 1);
  for (;;) pause();
}

void openblas_end(void) { atomic_fetch_sub(&calls, 1); }

#ifdef __GLIBC__
static void leave(int status, void *unused) {
  (void)unused;
  atomic_store(&is_exiting, 1);
  if (!atomic_load(&calls)) return;
  fflush(NULL);
  _exit(status);
}
#endif

/// Opens the library without threads of its own: callers share out work, and what it computes must
/// not depend on the number of processors.
static void load(void) {
  const struct loading_wanted wanted[] = {
      {"openblas_set_num_threads", &blas.set_num_threads},
      {"cblas_sgemm", &blas.sgemm},
      {"cblas_dgemv", &blas.dgemv},
      {"cblas_dsyrk", &blas.dsyrk},
      {"cblas_ssyrk", &blas.ssyrk},
      {"dsyevd_", &blas.dsyevd},
      {"dsyevr_", &blas.dsyevr},
      {"dgesdd_", &blas.dgesdd},
      {"dpotrf_", &blas.dpotrf},
      {"dpotrs_", &blas.dpotrs},
  };
  int is_ours = getenv("OPENBLAS_NUM_THREADS") == NULL;
  if (is_ours) setenv("OPENBLAS_NUM_THREADS", "1", 1);
  obstacle = loading_open("VAE_OPENBLAS", "libopenblas.so.0", "libopenblas.dylib", wanted,
                          sizeof wanted / sizeof *wanted);
  if (is_ours) unsetenv("OPENBLAS_NUM_THREADS");
  if (obstacle) return;
  blas.set_num_threads(1);
#ifdef __GLIBC__
  on_exit(leave, NULL);
#endif
}

const char *openblas_obstacle(void) {
  pthread_once(&once, load);
  return obstacle;
}

void openblas_sgemm(int transposes_a, int transposes_b, int rows, int columns, int inner,
                    const float *a, int a_stride, const float *b, int b_stride, float *c) {
  blas.sgemm(row_major, transposes_a ? transposed : as_is, transposes_b ? transposed : as_is, rows,
             columns, inner, 1, a, a_stride, b, b_stride, 0, c, columns);
}

void openblas_dgemv(int transposes, int rows, int columns, const double *a, const double *x,
                    double *y) {
  blas.dgemv(row_major, transposes ? transposed : as_is, rows, columns, 1, a, columns, x, 1, 0, y,
             1);
}

void openblas_ssyrk(int rows, int columns, const float *a, float *c) {
  blas.ssyrk(row_major, upper, transposed, columns, rows, 1, a, columns, 0, c, columns);
}

void openblas_dsyrk(int rows, int columns, const double *a, double *c) {
  blas.dsyrk(row_major, upper, transposed, columns, rows, 1, a, columns, 1, c, columns);
}

int openblas_dsyevd(int size, double *matrix, double *values) {
  int info, query = -1, whole;
  double number;
  blas.dsyevd("V", "U", &size, matrix, &size, values, &number, &query, &whole, &query, &info, 1, 1);
  if (info != 0) return info;
  int length = (int)number;
  double *work = malloc(sizeof(double) * (size_t)length);
  int *indices = malloc(sizeof(int) * (size_t)whole);
  info = OPENBLAS_NO_MEMORY;
  if (work && indices)
    blas.dsyevd("V", "U", &size, matrix, &size, values, work, &length, indices, &whole, &info, 1,
                1);
  free(work);
  free(indices);
  return info;
}

int openblas_dsyevr(int size, int count, double *matrix, double *values, double *vectors) {
  int info, query = -1, whole, found, first = size - count + 1;
  double number, tolerance = 0;
  int *support = malloc(sizeof(int) * 2 * (size_t)count);
  if (!support) return OPENBLAS_NO_MEMORY;
  blas.dsyevr("V", "I", "U", &size, matrix, &size, &tolerance, &tolerance, &first, &size,
              &tolerance, &found, values, vectors, &size, support, &number, &query, &whole, &query,
              &info, 1, 1, 1);
  int length = (int)number;
  double *work = info == 0 ? malloc(sizeof(double) * (size_t)length) : NULL;
  int *indices = info == 0 ? malloc(sizeof(int) * (size_t)whole) : NULL;
  if (info == 0 && !(work && indices)) info = OPENBLAS_NO_MEMORY;
  if (info == 0)
    blas.dsyevr("V", "I", "U", &size, matrix, &size, &tolerance, &tolerance, &first, &size,
                &tolerance, &found, values, vectors, &size, support, work, &length, indices,
                &whole, &info, 1, 1, 1);
  free(work);
  free(indices);
  free(support);
  return info;
}

int openblas_dgesdd(int rows, int columns, double *a, double *values, double *left,
                    double *right) {
  int info, query = -1, count = rows < columns ? rows : columns;
  double number;
  int *indices = malloc(sizeof(int) * 8 * (size_t)count);
  if (!indices) return OPENBLAS_NO_MEMORY;
  blas.dgesdd("S", &rows, &columns, a, &rows, values, left, &rows, right, &count, &number, &query,
              indices, &info, 1);
  int length = (int)number;
  double *work = info == 0 ? malloc(sizeof(double) * (size_t)length) : NULL;
  if (info == 0 && !work) info = OPENBLAS_NO_MEMORY;
  if (work)
    blas.dgesdd("S", &rows, &columns, a, &rows, values, left, &rows, right, &count, work, &length,
                indices, &info, 1);
  free(work);
  free(indices);
  return info;
}

int openblas_dpotrf(int size, double *a) {
  int info;
  blas.dpotrf("L", &size, a, &size, &info, 1);
  return info;
}

int openblas_dpotrs(int size, int sides, const double *factor, double *b) {
  int info;
  blas.dpotrs("L", &size, &sides, factor, &size, b, &size, &info, 1);
  return info;
}
