// The parts of the spike encoder that are not products. Included by implementation.h.

static void NAME(modulate)(const CKModulation *p) {
  for (long c = 0; c < p->columns; c += VL) {
    const V scale = 1.0f + load(p->gain + c), shift = load(p->shift + c), zero = all(0.0f);
    const float *u = p->u + c;
    float *h = p->h + c;
    for (long r = 0; r < p->rows; r++, u += p->columns, h += p->columns) {
      const V x = load(u) * scale + shift;
      store(h, pick(x < zero, zero, x));
    }
  }
}

static void NAME(modulateBack)(const CKModulationBack *p) {
  for (long c = 0; c < p->columns; c += VL) {
    const V scale = 1.0f + load(p->gain + c), zero = all(0.0f);
    V gain = zero, shift = zero;
    for (long r = 0; r < p->rows; r++) {
      const long at = r * p->columns + c;
      const V slope = pick(load(p->h + at) > zero, load(p->gradient + at), zero);
      gain += slope * load(p->u + at);
      shift += slope;
      store(p->gradient + at, slope * scale);
    }
    store(p->gainGradient + c, gain);
    store(p->shiftGradient + c, shift);
  }
}

// Expected counts, their loss and its slope for VL rows, of which the caller takes those that are.
INLINE V countLoss(const CKCounts *p, V x, V y, V *expected, V *slope) {
  const V zero = all(0.0f), small = vexp(pick(x > zero, -x, x));
  const V q = pick(x > zero, x, zero) + vlog(1.0f + small) + p->floor;
  *expected = q;
  *slope = p->weight * (1.0f - y / q) * vsigmoid(x);
  return q - y * vlog(q);
}

static double NAME(counts)(const CKCounts *p) {
  double loss = 0;
  for (long r = 0; r < p->rows; r += VL) {
    const long some = p->rows - r < VL ? p->rows - r : VL;
    float x[VL] = {0}, y[VL] = {0}, q[VL], slope[VL], part[VL];
    for (long l = 0; l < some; l++) x[l] = p->x[(r + l) * CK_PANEL];
    if (p->counts) memcpy(y, p->counts + r, (size_t)some * sizeof(float));
    V expected, back;
    store(part, countLoss(p, load(x), load(y), &expected, &back));
    store(q, expected);
    store(slope, back);
    memcpy(p->expected + r, q, (size_t)some * sizeof(float));
    if (p->gradient) {
      for (long l = 0; l < some; l++) p->gradient[(r + l) * CK_PANEL] = slope[l];
    }
    for (long l = 0; p->counts && l < some; l++) loss += p->weight * part[l];
  }
  return loss;
}
