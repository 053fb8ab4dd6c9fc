#ifndef COPENBLAS_H
#define COPENBLAS_H

// The few routines of OpenBLAS, and of the LAPACK in it, that are used. The library is loaded at
// the first of them: to start without it takes a third of the time.

/// What keeps OpenBLAS from being used, as the system says it; NULL once it is loaded. Every other
/// function may be called only then.
const char *openblas_obstacle(void);

/// Stand around every call of the functions below, so that the program can exit meanwhile.
void openblas_begin(void);
void openblas_end(void);

/// c [rows, columns] = a [rows, inner] b [inner, columns], all row-major; `transposes_a` says that
/// what is given is a transposed, with `a_stride` entries from row to row.
void openblas_sgemm(int transposes_a, int transposes_b, int rows, int columns, int inner,
                    const float *a, int a_stride, const float *b, int b_stride, float *c);

/// y = a x, or y = a' x, with a [rows, columns] row-major.
void openblas_dgemv(int transposes, int rows, int columns, const double *a, const double *x,
                    double *y);

/// The upper triangle of c [columns, columns] += a' a, with a [rows, columns] row-major.
void openblas_dsyrk(int rows, int columns, const double *a, double *c);

/// The upper triangle of c [columns, columns] = a' a, with a [rows, columns] row-major; below it c
/// is left as it is.
void openblas_ssyrk(int rows, int columns, const float *a, float *c);

// LAPACK reads and writes columns one after the other. These return its `info`: 0 when all is well,
// or OPENBLAS_NO_MEMORY.

enum { OPENBLAS_NO_MEMORY = -1010 };

/// Eigenvalues, ascending, and in place of the matrix, of which the upper triangle is read, its
/// eigenvectors as columns.
int openblas_dsyevd(int size, double *matrix, double *values);

/// The largest `count` eigenvalues, ascending, of a matrix of which the upper triangle is read and
/// all is lost, with their eigenvectors as columns of vectors [size, count]; values has room for
/// `size`.
int openblas_dsyevr(int size, int count, double *matrix, double *values, double *vectors);

/// The thin singular value decomposition of a [rows, columns], which is lost.
int openblas_dgesdd(int rows, int columns, double *a, double *values, double *left, double *right);

/// The Cholesky factor, in place of the lower triangle, of a symmetric positive definite matrix.
int openblas_dpotrf(int size, double *a);

/// Solves a x = b for as many right sides as `sides` with a's factor; x takes the place of b.
int openblas_dpotrs(int size, int sides, const double *factor, double *b);

#endif
