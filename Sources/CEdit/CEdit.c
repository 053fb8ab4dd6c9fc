#define _XOPEN_SOURCE 700
#include "CEdit.h"

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

struct edit {
  EditLine *line;
  History *history;
  FILE *input, *output;
  edit_calls calls;
  char *prompt;
};

static edit *owner(EditLine *line) {
  void *data = NULL;
  el_get(line, EL_CLIENTDATA, &data);
  return data;
}

static char *prompt_of(EditLine *line) { return owner(line)->prompt; }

static int next(EditLine *line, wchar_t *character) {
  edit *e = owner(line);
  uint32_t scalar = 0;
  int got = e->calls.next(e->calls.context, &scalar);
  *character = (wchar_t)scalar;
  return got;
}

static unsigned char key(EditLine *line, int character) {
  edit *e = owner(line);
  switch (e->calls.key(e->calls.context, character)) {
    case edit_refresh: return CC_REFRESH;
    case edit_beep: return CC_REFRESH_BEEP;
    default: return CC_NORM;
  }
}

static void set_up(edit *e, bool vi) {
  el_set(e->line, EL_CLIENTDATA, e);
  el_set(e->line, EL_SIGNAL, 0);
  el_set(e->line, EL_GETCFN, next);
  el_set(e->line, EL_PROMPT_ESC, prompt_of, '\1');
  HistEvent event;
  history(e->history, &event, H_SETSIZE, 1 << 20);
  el_set(e->line, EL_HIST, history, e->history);
  el_set(e->line, EL_ADDFN, "vae-key", "Does what the prompt does at this key", key);
  el_set(e->line, EL_EDITOR, "emacs");
  el_source(e->line, NULL);
  if (vi) el_set(e->line, EL_EDITOR, "vi");
}

edit *edit_open(int input, int output, bool vi, edit_calls calls) {
  edit *e = calloc(1, sizeof *e);
  if (!e) return NULL;
  e->calls = calls;
  e->prompt = strdup("");
  e->input = fdopen(dup(input), "r");
  e->output = fdopen(dup(output), "w");
  e->history = history_init();
  if (e->prompt && e->input && e->output && e->history)
    e->line = el_init_fd("vae", e->input, e->output, e->output, input, output, output);
  if (!e->line) {
    edit_close(e);
    return NULL;
  }
  set_up(e, vi);
  return e;
}

void edit_close(edit *e) {
  if (e->line) el_end(e->line);
  if (e->history) history_end(e->history);
  if (e->input) fclose(e->input);
  if (e->output) fclose(e->output);
  free(e->prompt);
  free(e);
}

void edit_bind(edit *e, const char *key, const char *function) {
  el_set(e->line, EL_BIND, key, function, NULL);
}

void edit_bind_command(edit *e, const char *key, const char *function) {
  el_set(e->line, EL_BIND, "-a", key, function, NULL);
}

void edit_set_prompt(edit *e, const char *prompt) {
  char *copy = strdup(prompt);
  if (!copy) return;
  free(e->prompt);
  e->prompt = copy;
}

const char *edit_read(edit *e, const char *eraser) {
  // Debian's libedit shows the prompt first, and would lose a key that is pressed at once.
  el_set(e->line, EL_PREP_TERM, 1);
  struct pollfd typed = {.fd = fileno(e->input), .events = POLLIN};
  if (poll(&typed, 1, 0) > 0) {
    fputs(eraser, e->output);
    fflush(e->output);
  }
  int count = 0;
  const char *line = el_gets(e->line, &count);
  el_set(e->line, EL_PREP_TERM, 0);
  return count > 0 ? line : NULL;
}

const char *edit_text(edit *e, size_t *cursor, size_t *length) {
  const LineInfo *line = el_line(e->line);
  *cursor = (size_t)(line->cursor - line->buffer);
  *length = (size_t)(line->lastchar - line->buffer);
  return line->buffer;
}

void edit_insert(edit *e, const char *text) { el_insertstr(e->line, text); }

/// How many characters the bytes from `start` on to `end` are.
static int characters(const char *start, const char *end) {
  int count = 0;
  for (; start < end; start++) count += (*start & 0xC0) != 0x80;
  return count;
}

void edit_delete(edit *e, size_t bytes) {
  const LineInfo *line = el_line(e->line);
  size_t before = (size_t)(line->cursor - line->buffer);
  int count = characters(line->cursor - (bytes < before ? bytes : before), line->cursor);
  if (count) el_deletestr(e->line, count);
}

void edit_move(edit *e, size_t offset) {
  const LineInfo *line = el_line(e->line);
  size_t length = (size_t)(line->lastchar - line->buffer);
  const char *target = line->buffer + (offset < length ? offset : length);
  el_cursor(e->line, characters(line->buffer, target) - characters(line->buffer, line->cursor));
}

void edit_replace(edit *e, const char *text) {
  const LineInfo *line = el_line(e->line);
  size_t length = (size_t)(line->lastchar - line->buffer);
  edit_move(e, length);
  edit_delete(e, length);
  edit_insert(e, text);
}

void edit_draw(edit *e) { el_set(e->line, EL_REFRESH); }

void edit_resize(edit *e) { el_resize(e->line); }

void edit_take_terminal(edit *e, bool take) { el_set(e->line, EL_PREP_TERM, take ? 1 : 0); }

void edit_history_clear(edit *e) {
  HistEvent event;
  history(e->history, &event, H_CLEAR);
}

void edit_history_add(edit *e, const char *entry) {
  HistEvent event;
  history(e->history, &event, H_ENTER, entry);
}

void edit_set_locale(void) {
  // Only this category: numbers keep their point.
  // In the C locale libedit follows a null pointer at the first accent in a prompt.
  if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8"))
    setlocale(LC_CTYPE, "C.UTF-8");
}

int edit_width(uint32_t character) {
  int width = wcwidth((wchar_t)character);
  return width > 0 ? width : 0;
}
