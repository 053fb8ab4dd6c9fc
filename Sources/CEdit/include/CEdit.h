// libedit's line editor behind functions that Swift can call: its own take variable arguments.
#ifndef CEDIT_H
#define CEDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct edit edit;

/// What the editor does after a key's function.
typedef enum { edit_nothing, edit_refresh, edit_beep } edit_reply;

/// What the editor asks of its owner; `context` is handed on.
typedef struct {
  void *context;
  /// Gives the next character: 1 where there is one, 0 at the end of input.
  int (*next)(void *context, uint32_t *character);
  /// Does what a key bound to `vae-key` is for.
  edit_reply (*key)(void *context, int character);
} edit_calls;

/// Opens an editor on a terminal, with the user's .editrc; null where memory is short.
edit *edit_open(int input, int output, bool vi, edit_calls calls);
void edit_close(edit *);

/// Binds a key, written as in .editrc, to a function of libedit or to `vae-key`.
void edit_bind(edit *, const char *key, const char *function);
/// The same in the command mode of vi.
void edit_bind_command(edit *, const char *key, const char *function);

/// Sets what stands before the line; escapes stand between two bytes of 1, and not at its end.
void edit_set_prompt(edit *, const char *prompt);

/// Reads a line, its newline included; null at the end of input. Where some of it was typed before,
/// and shown by the terminal, the eraser is written to take that away.
const char *edit_read(edit *, const char *eraser);

/// The line as it is, in bytes; valid until the next call.
const char *edit_text(edit *, size_t *cursor, size_t *length);
/// Puts a text at the cursor.
void edit_insert(edit *, const char *text);
/// Takes away so many bytes before the cursor.
void edit_delete(edit *, size_t bytes);
/// Puts a text in the place of the line, the cursor after it.
void edit_replace(edit *, const char *text);
/// Moves the cursor to a byte of the line.
void edit_move(edit *, size_t offset);

/// Draws prompt and line anew from where the terminal's cursor is.
void edit_draw(edit *);
/// Asks the terminal for its size again.
void edit_resize(edit *);
/// Takes the terminal's keys one by one, or gives it back to whoever had it.
void edit_take_terminal(edit *, bool take);

/// The entries that searching looks through, oldest first.
void edit_history_clear(edit *);
void edit_history_add(edit *, const char *entry);

/// Takes the character type of the locale from the environment, UTF-8 where that names none.
void edit_set_locale(void);

/// The columns that a character takes on a terminal.
int edit_width(uint32_t character);

#endif
