// The functions in front of cairo, OpenBLAS, libsvm, libmd and libedit, at awkward sizes.

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "CDigest.h"
#include "CEdit.h"
#include "CCairo.h"
#include "COpenBLAS.h"
#include "CSVM.h"
#include "CZMQ.h"
#include "tests.h"

static void multiply(int rows, int columns, int inner) {
  float *a = floats((long)rows * inner), *b = floats((long)inner * columns);
  float *c = floats((long)rows * columns);
  for (int way = 0; way < 4; way++) {
    const int ta = way & 1, tb = way >> 1;
    openblas_sgemm(ta, tb, rows, columns, inner, a, ta ? rows : inner, b, tb ? inner : columns, c);
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int i = 0; i < inner; i++)
        sum += (double)a[ta ? i * rows + r : r * inner + i] * b[tb ? i : i * columns];
      CHECK(fabs(sum - c[(long)r * columns]) < 1e-4);
    }
  }
  free(a), free(b), free(c);
}

static void decompose(int rows, int columns) {
  const int few = rows < columns ? rows : columns;
  double *a = doubles((long)rows * columns), *square = doubles((long)columns * columns);
  double *values = doubles(columns), *left = doubles((long)rows * few);
  double *right = doubles((long)few * columns), *vectors = doubles((long)columns * few);
  float *single = floats((long)rows * columns), *products = floats((long)columns * columns);
  memset(square, 0, sizeof(double) * (size_t)columns * (size_t)columns);
  openblas_dsyrk(rows, columns, a, square);
  openblas_ssyrk(rows, columns, single, products);
  double *copy = doubles((long)columns * columns);
  // What is the upper triangle row after row is the lower one column after column.
  for (int i = 0; i < columns; i++)
    for (int j = 0; j < columns; j++)
      copy[j * columns + i] = square[i < j ? i * columns + j : j * columns + i] + (i == j ? columns : 0);
  double *factor = doubles((long)columns * columns), *again = doubles((long)columns * columns);
  memcpy(factor, copy, sizeof(double) * (size_t)columns * (size_t)columns);
  memcpy(again, copy, sizeof(double) * (size_t)columns * (size_t)columns);
  double *sides = doubles(columns * 3L);
  CHECK(openblas_dpotrf(columns, factor) == 0);
  CHECK(openblas_dpotrs(columns, 3, factor, sides) == 0);
  CHECK(openblas_dsyevd(columns, copy, values) == 0);
  const double largest = values[columns - 1];
  CHECK(openblas_dsyevr(columns, few, again, values, vectors) == 0);
  CHECK(fabs(values[few - 1] - largest) < 1e-6 * largest);
  double *few_values = doubles(few);
  CHECK(openblas_dgesdd(rows, columns, a, few_values, left, right) == 0);
  double *x = doubles(rows > columns ? rows : columns), *y = doubles(rows), *back = doubles(columns);
  double *matrix = doubles((long)rows * columns);
  openblas_dgemv(0, rows, columns, matrix, x, y);
  openblas_dgemv(1, rows, columns, matrix, x, back);
  free(a), free(square), free(values), free(left), free(right), free(vectors), free(single);
  free(products), free(copy), free(factor), free(again), free(sides), free(few_values), free(x);
  free(y), free(back), free(matrix);
}

static int never(const void *context) { return *(const int *)context < 0; }

static void train(int rows, int columns, int kernel) {
  struct svm_node **places = malloc(sizeof *places * (size_t)rows);
  double *labels = doubles(rows);
  if (!places) abort();
  for (int r = 0; r < rows; r++) {
    double *row = doubles(columns);
    places[r] = malloc(sizeof **places * (size_t)(columns + 1));
    if (!places[r]) abort();
    for (int c = 0; c < columns; c++) places[r][c] = (struct svm_node){c + 1, row[c]};
    places[r][columns].index = -1;
    labels[r] = r % 2;
    free(row);
  }
  const struct svm_problem problem = {rows, labels, places};
  const struct svm_parameter parameter = {
    .svm_type = C_SVC, .kernel_type = kernel, .gamma = 0.5, .cache_size = 1, .eps = 1e-3, .C = 1};
  const int context = 0;
  struct svm_model *model = csvm_train(&problem, &parameter, never, &context);
  CHECK(model && model->l <= rows);
  svm_free_and_destroy_model(&model);
  for (int r = 0; r < rows; r++) free(places[r]);
  free(places), free(labels);
}

static void digest(void) {
  unsigned char bytes[CD_SHA256_SIZE], empty[] = {0xe3, 0xb0, 0xc4, 0x42};
  cd_sha256_end(cd_sha256_begin(), bytes);
  CHECK(memcmp(bytes, empty, sizeof empty) == 0);
  for (long count = 1; count < 300; count++) {
    float *some = floats(count);
    cd_sha256 *sum = cd_sha256_begin();
    cd_sha256_add(sum, some, sizeof(float) * (size_t)count);
    cd_sha256_end(sum, bytes);
    free(some);
  }
}

/// Gives the characters of a text, then the end of input.
static int next(void *context, uint32_t *character) {
  const char **text = context;
  if (!**text) return 0;
  *character = (unsigned char)*(*text)++;
  return 1;
}

static edit_reply key(void *context, int character) {
  (void)context;
  return character == 't' ? edit_beep : edit_refresh;
}

static void editor(bool vi, const char *typed) {
  FILE *sink = tmpfile();
  if (!sink) return;
  edit *e = edit_open(fileno(sink), fileno(sink), vi, (edit_calls){&typed, next, key});
  if (!e) return (void)fclose(sink);
  edit_bind(e, "^T", "vae-key"), edit_bind_command(e, "t", "vae-key");
  edit_set_prompt(e, "\1\33[1m\1vae\1\33[0m\1> "), edit_set_prompt(e, "… ");
  edit_history_add(e, "x = 1"), edit_history_add(e, ""), edit_history_add(e, "é\n日本");
  edit_resize(e);
  while (edit_read(e, "\r")) {
    size_t cursor = 0, length = 0;
    edit_insert(e, "日本é"), edit_insert(e, ""), edit_delete(e, 1), edit_delete(e, 1000);
    edit_replace(e, "mean([1, 2])"), edit_move(e, 5), edit_move(e, 100000), edit_draw(e);
    const char *text = edit_text(e, &cursor, &length);
    CHECK(text && cursor <= length && length <= strlen("mean([1, 2])") + 1);
  }
  edit_history_clear(e), edit_close(e), fclose(sink);
}

/// All that a page can take, on PDF where there are no pixels.
static void draw(int pixels) {
  cairo_page *page = pixels ? cairo_page_of_png(pixels, pixels, 0.7)
                            : cairo_page_of_pdf(90, 60, 0.5, "\xC3\xA9 (a");
  CHECK(page != NULL);
  if (!page) return;
  const double dashes[] = {3, 2}, far[] = {0, -1e6, 1e6, 7.5};
  for (int i = 0; i < COUNT(far); i++) {
    cairo_page_colour(page, 1, 0.5, 0, i ? 0.5 : 1);
    cairo_page_cut(page, far[i], 2, 1e6, 40);
    cairo_page_move(page, far[i], 3);
    cairo_page_line(page, far[i], 3);
    cairo_page_line(page, 9, far[i]);
    cairo_page_close(page);
    cairo_page_fill(page);
    cairo_page_stroke(page, 2, i % 2, dashes, i % 3);
    cairo_page_forget_path(page);
    cairo_page_rectangle(page, 5, 5, i * 10, 20, i);
    cairo_page_stroke(page, 1, 0, NULL, 0);
    cairo_page_forget_path(page);
    cairo_page_text(page, i ? "n = 3 \xCE\x94" : "", far[i], 9,
                    (cairo_text_style){"Helvetica", 10.5, i % 2, i % 2, i * 0.5, 3, i % 3});
    cairo_page_uncut(page);
  }
  size_t count = 0;
  unsigned char *file = cairo_page_file(page, &count);
  CHECK(file && count > 50 && memcmp(file, pixels ? "\x89PNG" : "%PDF", 4) == 0);
  free(file);
}

/// Messages of one and of several frames, empty ones among them, to and fro.
static void talk(size_t size) {
  // An address is free again some time after its socket was closed.
  char address[40];
  snprintf(address, sizeof address, "inproc://shims-%zu", size);
  czmq_socket *bound = czmq_bind(CZMQ_REP, address);
  CHECK(bound && !czmq_bind(CZMQ_REP, address) && czmq_reason()[0]);
  CHECK(!czmq_connect(CZMQ_SUB, "nowhere"));
  czmq_socket *client = czmq_connect(CZMQ_REQ, address);
  unsigned char *bytes = (unsigned char *)floats((long)size);
  unsigned ready = 0;
  size_t count = 1;
  int is_last = 1;
  czmq_wait(&bound, 1, -1, 0, &ready);
  CHECK(client && ready == 0 && !czmq_receive(bound, &count, &is_last));
  CHECK(czmq_send(client, bytes, size, 0) == 0 && czmq_send(client, NULL, 0, 1) == 0);
  czmq_wait(&bound, 1, -1, 1000, &ready);
  unsigned char *first = czmq_receive(bound, &count, &is_last);
  CHECK(ready == 1 && first && count == size && !is_last && !memcmp(first, bytes, size));
  unsigned char *second = czmq_receive(bound, &count, &is_last);
  CHECK(second && count == 0 && is_last);
  free(first);
  free(second);
  free(bytes);
  czmq_close(client);
  czmq_close(bound);
}

int main(void) {
  const int sizes[] = {1, 2, 3, 7, 16, 17, 33, 65};
  if (!cairo_obstacle()) {
    draw(0);
    for (int i = 0; i < COUNT(sizes); i++) draw(sizes[i]);
    puts("shims: cairo");
  }
  if (!openblas_obstacle()) {
    openblas_begin();
    for (int r = 0; r < COUNT(sizes); r++)
      for (int c = 0; c < COUNT(sizes); c++) {
        decompose(sizes[r], sizes[c]);
        for (int i = 0; i < COUNT(sizes); i += 3) multiply(sizes[r], sizes[c], sizes[i]);
      }
    openblas_end();
    puts("shims: OpenBLAS");
  }
  if (!czmq_obstacle()) {
    for (int i = 0; i < COUNT(sizes); i++) talk((size_t)sizes[i] * sizes[i]);
    czmq_end();
    puts("shims: libzmq");
  }
  for (int r = 2; r < COUNT(sizes); r++)
    for (int kernel = LINEAR; kernel <= RBF; kernel += RBF - LINEAR) train(sizes[r], sizes[r - 1], kernel);
  puts("shims: libsvm");
  digest();
  puts("shims: libmd");
  edit_set_locale();
  for (uint32_t c = 0; c < 0x110000; c += 97) CHECK(edit_width(c) >= -1 && edit_width(c) <= 2);
  editor(false, "a\n\24b\33[A\n\1\5\13\n");
  editor(true, "a\33tx\nihello\33bdw\n");
  puts("shims: libedit");
}
