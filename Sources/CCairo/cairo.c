#include "CCairo.h"

#include <CLoading.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// What cairo's headers say of it, so that they need not be there.
typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _cairo_font_options cairo_font_options_t;
typedef int (*write_function)(void *closure, const unsigned char *data, unsigned int length);
typedef struct {
  double x_bearing, y_bearing, width, height, x_advance, y_advance;
} cairo_text_extents_t;

enum { without_alpha = 1, round_ends = 1, butt_ends = 0, round_corners = 1, mitred_corners = 0 };
enum { upright_slant = 0, normal_weight = 0, bold_weight = 1, off = 1 };
enum { metadata_title = 0, metadata_creation = 5 };

static struct {
  cairo_surface_t *(*pdf_surface_create_for_stream)(write_function, void *, double, double);
  void (*pdf_surface_set_metadata)(cairo_surface_t *, int, const char *);
  cairo_surface_t *(*image_surface_create)(int, int, int);
  int (*surface_write_to_png_stream)(cairo_surface_t *, write_function, void *);
  void (*surface_finish)(cairo_surface_t *);
  int (*surface_status)(cairo_surface_t *);
  void (*surface_destroy)(cairo_surface_t *);
  cairo_t *(*create)(cairo_surface_t *);
  void (*destroy)(cairo_t *);
  int (*status)(cairo_t *);
  void (*save)(cairo_t *);
  void (*restore)(cairo_t *);
  void (*scale)(cairo_t *, double, double);
  void (*translate)(cairo_t *, double, double);
  void (*rotate)(cairo_t *, double);
  void (*move_to)(cairo_t *, double, double);
  void (*line_to)(cairo_t *, double, double);
  void (*arc)(cairo_t *, double, double, double, double, double);
  void (*close_path)(cairo_t *);
  void (*new_path)(cairo_t *);
  void (*rectangle)(cairo_t *, double, double, double, double);
  void (*fill_preserve)(cairo_t *);
  void (*stroke_preserve)(cairo_t *);
  void (*clip)(cairo_t *);
  void (*set_source_rgba)(cairo_t *, double, double, double, double);
  void (*set_line_width)(cairo_t *, double);
  void (*set_line_cap)(cairo_t *, int);
  void (*set_line_join)(cairo_t *, int);
  void (*set_dash)(cairo_t *, const double *, int, double);
  void (*select_font_face)(cairo_t *, const char *, int, int);
  void (*set_font_size)(cairo_t *, double);
  void (*text_extents)(cairo_t *, const char *, cairo_text_extents_t *);
  void (*show_text)(cairo_t *, const char *);
  void (*text_path)(cairo_t *, const char *);
  cairo_font_options_t *(*font_options_create)(void);
  void (*font_options_set_hint_style)(cairo_font_options_t *, int);
  void (*font_options_set_hint_metrics)(cairo_font_options_t *, int);
  void (*set_font_options)(cairo_t *, const cairo_font_options_t *);
  void (*font_options_destroy)(cairo_font_options_t *);
} cairo;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *obstacle;

#define WANTED(name) {"cairo_" #name, &cairo.name}

static void load(void) {
  const struct loading_wanted wanted[] = {
      WANTED(pdf_surface_create_for_stream),
      WANTED(pdf_surface_set_metadata),
      WANTED(image_surface_create),
      WANTED(surface_write_to_png_stream),
      WANTED(surface_finish),
      WANTED(surface_status),
      WANTED(surface_destroy),
      WANTED(create),
      WANTED(destroy),
      WANTED(status),
      WANTED(save),
      WANTED(restore),
      WANTED(scale),
      WANTED(translate),
      WANTED(rotate),
      WANTED(move_to),
      WANTED(line_to),
      WANTED(arc),
      WANTED(close_path),
      WANTED(new_path),
      WANTED(rectangle),
      WANTED(fill_preserve),
      WANTED(stroke_preserve),
      WANTED(clip),
      WANTED(set_source_rgba),
      WANTED(set_line_width),
      WANTED(set_line_cap),
      WANTED(set_line_join),
      WANTED(set_dash),
      WANTED(select_font_face),
      WANTED(set_font_size),
      WANTED(text_extents),
      WANTED(show_text),
      WANTED(text_path),
      WANTED(font_options_create),
      WANTED(font_options_set_hint_style),
      WANTED(font_options_set_hint_metrics),
      WANTED(set_font_options),
      WANTED(font_options_destroy),
  };
  obstacle = loading_open("VAE_CAIRO", "libcairo.so.2", "libcairo.2.dylib", wanted,
                          sizeof wanted / sizeof *wanted);
}

const char *cairo_obstacle(void) {
  pthread_once(&once, load);
  return obstacle;
}

struct cairo_page {
  cairo_surface_t *surface;
  cairo_t *context;
  unsigned char *bytes;
  size_t count, capacity;
  int is_pdf, has_failed;
};

/// Cairo's statuses: all is well, memory is out, a stream does not take more.
enum { success = 0, write_error = 11 };

static int append(void *closure, const unsigned char *data, unsigned int length) {
  cairo_page *page = closure;
  if (page->count + length > page->capacity) {
    size_t capacity = 2 * (page->count + length);
    unsigned char *bytes = realloc(page->bytes, capacity);
    if (!bytes) {
      page->has_failed = 1;
      return write_error;
    }
    page->bytes = bytes;
    page->capacity = capacity;
  }
  memcpy(page->bytes + page->count, data, length);
  page->count += length;
  return success;
}

/// Letters keep their shapes and distances at every size.
static void begin(cairo_page *page, double scale) {
  page->context = cairo.create(page->surface);
  cairo.scale(page->context, scale, scale);
  cairo_font_options_t *options = cairo.font_options_create();
  cairo.font_options_set_hint_style(options, off);
  cairo.font_options_set_hint_metrics(options, off);
  cairo.set_font_options(page->context, options);
  cairo.font_options_destroy(options);
}

cairo_page *cairo_page_of_pdf(double width, double height, double scale, const char *title) {
  cairo_page *page = cairo_obstacle() ? NULL : calloc(1, sizeof *page);
  if (!page) return NULL;
  page->is_pdf = 1;
  page->surface = cairo.pdf_surface_create_for_stream(append, page, width, height);
  cairo.pdf_surface_set_metadata(page->surface, metadata_title, title);
  // The same figure has the same bytes, whenever it is made.
  cairo.pdf_surface_set_metadata(page->surface, metadata_creation, "2000-01-01T00:00:00Z");
  begin(page, scale);
  return page;
}

cairo_page *cairo_page_of_png(int width, int height, double scale) {
  cairo_page *page = cairo_obstacle() ? NULL : calloc(1, sizeof *page);
  if (!page) return NULL;
  page->surface = cairo.image_surface_create(without_alpha, width, height);
  begin(page, scale);
  return page;
}

unsigned char *cairo_page_file(cairo_page *page, size_t *count) {
  int failed = cairo.status(page->context) != success;
  cairo.destroy(page->context);
  if (page->is_pdf) {
    cairo.surface_finish(page->surface);
  } else {
    failed |= cairo.surface_write_to_png_stream(page->surface, append, page) != success;
  }
  failed |= cairo.surface_status(page->surface) != success || page->has_failed;
  cairo.surface_destroy(page->surface);
  unsigned char *bytes = page->bytes;
  *count = page->count;
  free(page);
  if (!failed) return bytes;
  free(bytes);
  return NULL;
}

void cairo_page_move(cairo_page *page, double x, double y) { cairo.move_to(page->context, x, y); }
void cairo_page_line(cairo_page *page, double x, double y) { cairo.line_to(page->context, x, y); }
void cairo_page_close(cairo_page *page) { cairo.close_path(page->context); }
void cairo_page_fill(cairo_page *page) { cairo.fill_preserve(page->context); }
void cairo_page_forget_path(cairo_page *page) { cairo.new_path(page->context); }

void cairo_page_rectangle(cairo_page *page, double x, double y, double width, double height,
                          double radius) {
  const double quarter = 1.57079632679489661923;
  if (radius <= 0) {
    cairo.rectangle(page->context, x, y, width, height);
    return;
  }
  double right = x + width - radius, bottom = y + height - radius;
  cairo.arc(page->context, right, y + radius, radius, -quarter, 0);
  cairo.arc(page->context, right, bottom, radius, 0, quarter);
  cairo.arc(page->context, x + radius, bottom, radius, quarter, 2 * quarter);
  cairo.arc(page->context, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
  cairo.close_path(page->context);
}

void cairo_page_stroke(cairo_page *page, double width, int is_round, const double *dashes,
                       int count) {
  cairo.set_line_width(page->context, width);
  cairo.set_line_cap(page->context, is_round ? round_ends : butt_ends);
  cairo.set_line_join(page->context, is_round ? round_corners : mitred_corners);
  cairo.set_dash(page->context, dashes, count, 0);
  cairo.stroke_preserve(page->context);
}

void cairo_page_colour(cairo_page *page, double red, double green, double blue, double opacity) {
  cairo.set_source_rgba(page->context, red, green, blue, opacity);
}

void cairo_page_cut(cairo_page *page, double x, double y, double width, double height) {
  cairo.save(page->context);
  cairo.new_path(page->context);
  cairo.rectangle(page->context, x, y, width, height);
  cairo.clip(page->context);
}

void cairo_page_uncut(cairo_page *page) { cairo.restore(page->context); }

void cairo_page_text(cairo_page *page, const char *text, double x, double y,
                     cairo_text_style style) {
  cairo_text_extents_t extents;
  cairo.save(page->context);
  cairo.translate(page->context, x, y);
  if (style.is_turned) cairo.rotate(page->context, -1.57079632679489661923);
  cairo.select_font_face(page->context, style.family, upright_slant,
                         style.is_bold ? bold_weight : normal_weight);
  cairo.set_font_size(page->context, style.size);
  cairo.text_extents(page->context, text, &extents);
  cairo.move_to(page->context, -style.anchor * extents.x_advance, style.drop);
  if (style.halo > 0) {
    cairo.text_path(page->context, text);
    cairo_page_stroke(page, style.halo, 1, NULL, 0);
  } else {
    cairo.show_text(page->context, text);
  }
  cairo.new_path(page->context);
  cairo.restore(page->context);
}
