// Fourier transforms of powers of two: Stockham's, which sorts as it goes, in steps of radix 4
// (Cochran and others 1967; Bailey 1988). Included by implementation.h.

// One step of radix 4 from x to y: n numbers are left to transform in each of `stride` sequences.
INLINE void quarter(long n, const long stride, const long step, const CKFourier *p,
                    const float *restrict xr, const float *restrict xi, float *restrict yr,
                    float *restrict yi) {
  const long part = n / 4 * stride;
  for (long k = 0; k < n / 4; k++) {
    const float c1 = p->cosine[k * step], s1 = -p->sine[k * step];
    const float c2 = p->cosine[2 * k * step], s2 = -p->sine[2 * k * step];
    const float c3 = p->cosine[3 * k * step], s3 = -p->sine[3 * k * step];
    const float *ar = xr + k * stride, *ai = xi + k * stride;
    float *br = yr + 4 * k * stride, *bi = yi + 4 * k * stride;
    for (long q = 0; q < stride; q++) {
      const float acr = ar[q] + ar[q + 2 * part], aci = ai[q] + ai[q + 2 * part];
      const float amr = ar[q] - ar[q + 2 * part], ami = ai[q] - ai[q + 2 * part];
      const float bdr = ar[q + part] + ar[q + 3 * part], bdi = ai[q + part] + ai[q + 3 * part];
      // i (b - d)
      const float jr = ai[q + 3 * part] - ai[q + part], ji = ar[q + part] - ar[q + 3 * part];
      const float ur = amr - jr, ui = ami - ji, vr = acr - bdr, vi = aci - bdi;
      const float wr = amr + jr, wi = ami + ji;
      br[q] = acr + bdr;
      bi[q] = aci + bdi;
      br[q + stride] = c1 * ur - s1 * ui;
      bi[q + stride] = c1 * ui + s1 * ur;
      br[q + 2 * stride] = c2 * vr - s2 * vi;
      bi[q + 2 * stride] = c2 * vi + s2 * vr;
      br[q + 3 * stride] = c3 * wr - s3 * wi;
      bi[q + 3 * stride] = c3 * wi + s3 * wr;
    }
  }
}

// The last step where the count is not a power of 4.
INLINE void half(const long stride, const float *restrict xr, const float *restrict xi,
                 float *restrict yr, float *restrict yi) {
  for (long q = 0; q < stride; q++) {
    yr[q] = xr[q] + xr[q + stride];
    yi[q] = xi[q] + xi[q + stride];
    yr[q + stride] = xr[q] - xr[q + stride];
    yi[q + stride] = xi[q] - xi[q + stride];
  }
}

// Transforms m = count / 2 complex numbers, which lie in the first half of the work; says where in
// the work the transformed ones lie: real parts, then m further on the imaginary ones.
static float *NAME(complexFourier)(const CKFourier *p) {
  const long m = p->count / 2;
  float *x = p->work, *y = p->work + 2 * m;
  long n = m, stride = 1;
  for (; n >= 4; n /= 4, stride *= 4) {
    const long step = p->count / n;
    if (stride == 1) quarter(n, 1, step, p, x, x + m, y, y + m);
    else if (stride == 4) quarter(n, 4, step, p, x, x + m, y, y + m);
    else quarter(n, stride, step, p, x, x + m, y, y + m);
    float *swap = x;
    x = y;
    y = swap;
  }
  if (n == 2) {
    half(stride, x, x + m, y, y + m);
    return y;
  }
  return x;
}

// Even and odd numbers are transformed as real and imaginary parts of one sequence.
static void NAME(fourier)(const CKFourier *p) {
  const long m = p->count / 2;
  for (long t = 0; t < m; t++) {
    p->work[t] = p->signal[2 * t];
    p->work[m + t] = p->signal[2 * t + 1];
  }
  const float *re = NAME(complexFourier)(p), *im = re + m;
  for (long k = 0; k <= m; k++) {
    const long at = k == m ? 0 : k, mirror = k == 0 ? 0 : m - k;
    const float evenR = 0.5f * (re[at] + re[mirror]), evenI = 0.5f * (im[at] - im[mirror]);
    const float oddR = 0.5f * (im[at] + im[mirror]), oddI = 0.5f * (re[mirror] - re[at]);
    const float c = p->cosine[k], s = -p->sine[k];
    p->real[k] = evenR + c * oddR - s * oddI;
    p->imaginary[k] = evenI + c * oddI + s * oddR;
  }
}

static void NAME(fourierInverse)(const CKFourier *p) {
  const long m = p->count / 2;
  const float scale = 0.5f / (float)m;
  for (long k = 0; k < m; k++) {
    const float xr = p->real[k], xi = p->imaginary[k];
    const float mr = p->real[m - k], mi = -p->imaginary[m - k];
    const float dr = xr - mr, di = xi - mi, c = p->cosine[k], s = p->sine[k];
    const float oddR = c * dr - s * di, oddI = c * di + s * dr;
    // the conjugate of even + i odd, whose transform is the conjugate of the inverse
    p->work[k] = scale * (xr + mr - oddI);
    p->work[m + k] = -scale * (xi + mi + oddR);
  }
  const float *re = NAME(complexFourier)(p), *im = re + m;
  for (long t = 0; t < m; t++) {
    p->signal[2 * t] = re[t];
    p->signal[2 * t + 1] = -im[t];
  }
}
