#ifndef VAE_CCAIRO_H
#define VAE_CCAIRO_H

#include <stddef.h>

/// Pages that cairo draws on, into memory. The library is loaded at the first call; where it cannot
/// be, `cairo_obstacle` says why and no page is made. Lengths are in the page's own units, from its
/// top left corner.
typedef struct cairo_page cairo_page;

/// Why the library cannot be used; NULL where it can.
const char *cairo_obstacle(void);

/// A page of PDF of so many points, on which `scale` points are one unit; NULL where memory is out.
cairo_page *cairo_page_of_pdf(double width, double height, double scale, const char *title);
/// A page of so many pixels, of which `scale` are one unit; NULL where memory is out.
cairo_page *cairo_page_of_png(int width, int height, double scale);
/// Ends the page, and gives its file, which is the caller's to free; NULL where it failed.
unsigned char *cairo_page_file(cairo_page *page, size_t *count);

void cairo_page_move(cairo_page *page, double x, double y);
void cairo_page_line(cairo_page *page, double x, double y);
void cairo_page_close(cairo_page *page);
/// A rectangle whose corners have a radius.
void cairo_page_rectangle(cairo_page *page, double x, double y, double width, double height,
                          double radius);
/// Fills the path and keeps it.
void cairo_page_fill(cairo_page *page);
/// Strokes the path and keeps it; without dashes where there are none.
void cairo_page_stroke(cairo_page *page, double width, int is_round, const double *dashes,
                       int count);
void cairo_page_forget_path(cairo_page *page);
/// What is painted with from here on; shares from 0 to 1.
void cairo_page_colour(cairo_page *page, double red, double green, double blue, double opacity);

/// Cuts off at a frame what is drawn from here on, until it is uncut.
void cairo_page_cut(cairo_page *page, double x, double y, double width, double height);
void cairo_page_uncut(cairo_page *page);

/// A text on its base line, anchored at its start (0), middle (0.5) or end (1); upright where it
/// `is_turned`. With a `halo` above zero its outline is stroked that wide, and not its inside.
typedef struct {
  const char *family;
  double size;
  int is_bold;
  int is_turned;
  double anchor;
  /// How far the base line lies under the point.
  double drop;
  double halo;
} cairo_text_style;
void cairo_page_text(cairo_page *page, const char *text, double x, double y,
                     cairo_text_style style);

#endif
