#include "CZMQ.h"

#include <CLoading.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// What libzmq's header says of it, so that it need not be there.
typedef struct {
  _Alignas(void *) unsigned char room[64];
} zmq_msg_t;
typedef struct {
  void *socket;
  int file;
  short events, found;
} zmq_pollitem_t;

enum { without_waiting = 1, more_follows = 2, poll_in = 1 };
enum option {
  subscribe = 6,
  linger = 17,
  most_to_send = 23,
  most_to_receive = 24,
  // Whoever comes again under a name takes the place of who had it.
  handover = 56
};
// A client that goes on connecting after a kernel's end must not keep it.
enum { patience = 1000 };
enum { most_sockets = 8 };

static struct {
  void *(*ctx_new)(void);
  int (*ctx_term)(void *);
  void *(*socket)(void *, int);
  int (*setsockopt)(void *, int, const void *, size_t);
  int (*bind)(void *, const char *);
  int (*connect)(void *, const char *);
  int (*close)(void *);
  int (*send)(void *, const void *, size_t, int);
  int (*msg_init)(zmq_msg_t *);
  int (*msg_recv)(zmq_msg_t *, void *, int);
  void *(*msg_data)(zmq_msg_t *);
  size_t (*msg_size)(const zmq_msg_t *);
  int (*msg_more)(const zmq_msg_t *);
  int (*msg_close)(zmq_msg_t *);
  int (*poll)(zmq_pollitem_t *, int, long);
  const char *(*strerror)(int);
} zmq;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *obstacle;
static void *context;

#define WANTED(name) {"zmq_" #name, &zmq.name}

static void load(void) {
  const struct loading_wanted wanted[] = {
      WANTED(ctx_new),  WANTED(ctx_term),  WANTED(socket),   WANTED(setsockopt),
      WANTED(bind),     WANTED(connect),   WANTED(close),    WANTED(send),
      WANTED(msg_init), WANTED(msg_recv),  WANTED(msg_data), WANTED(msg_size),
      WANTED(msg_more), WANTED(msg_close), WANTED(poll),     WANTED(strerror),
  };
  obstacle = loading_open(NULL, "libzmq.so.5", "libzmq.5.dylib", wanted,
                          sizeof wanted / sizeof *wanted);
  if (obstacle) return;
  context = zmq.ctx_new();
  if (!context) obstacle = "it cannot be begun";
}

const char *czmq_obstacle(void) {
  pthread_once(&once, load);
  return obstacle;
}

const char *czmq_reason(void) { return zmq.strerror ? zmq.strerror(errno) : czmq_obstacle(); }

static void set(void *socket, enum option option, int value) {
  zmq.setsockopt(socket, option, &value, sizeof value);
}

static void *open_socket(enum czmq_kind kind) {
  if (czmq_obstacle()) return NULL;
  void *socket = zmq.socket(context, kind);
  if (!socket) return NULL;
  set(socket, linger, patience);
  // No message is dropped: a client that misses the end of a cell waits for it for ever.
  set(socket, most_to_send, 0);
  set(socket, most_to_receive, 0);
  if (kind == CZMQ_ROUTER) set(socket, handover, 1);
  if (kind == CZMQ_SUB) zmq.setsockopt(socket, subscribe, "", 0);
  return socket;
}

static czmq_socket *unless_failed(void *socket, int status) {
  if (socket && status != 0) {
    int reason = errno;
    zmq.close(socket);
    errno = reason;
    return NULL;
  }
  return socket;
}

czmq_socket *czmq_bind(enum czmq_kind kind, const char *address) {
  void *socket = open_socket(kind);
  return unless_failed(socket, socket ? zmq.bind(socket, address) : 0);
}

czmq_socket *czmq_connect(enum czmq_kind kind, const char *address) {
  void *socket = open_socket(kind);
  return unless_failed(socket, socket ? zmq.connect(socket, address) : 0);
}

void czmq_close(czmq_socket *socket) {
  if (socket) zmq.close(socket);
}

int czmq_send(czmq_socket *socket, const void *bytes, size_t count, int is_last) {
  int status;
  do {
    status = zmq.send(socket, bytes, count, is_last ? 0 : more_follows);
  } while (status < 0 && errno == EINTR);
  return status < 0 ? -1 : 0;
}

unsigned char *czmq_receive(czmq_socket *socket, size_t *count, int *is_last) {
  zmq_msg_t message;
  zmq.msg_init(&message);
  int status;
  do {
    status = zmq.msg_recv(&message, socket, without_waiting);
  } while (status < 0 && errno == EINTR);
  unsigned char *bytes = NULL;
  if (status >= 0) {
    *count = zmq.msg_size(&message);
    *is_last = !zmq.msg_more(&message);
    bytes = malloc(*count + 1);
    if (bytes && *count) memcpy(bytes, zmq.msg_data(&message), *count);
  }
  zmq.msg_close(&message);
  return bytes;
}

void czmq_wait(czmq_socket *const *sockets, int count, int file, long milliseconds,
               unsigned *ready) {
  zmq_pollitem_t items[most_sockets + 1];
  if (count > most_sockets) count = most_sockets;
  for (int i = 0; i < count; i++) items[i] = (zmq_pollitem_t){sockets[i], 0, poll_in, 0};
  items[count] = (zmq_pollitem_t){NULL, file, poll_in, 0};
  *ready = 0;
  if (zmq.poll(items, count + (file >= 0), milliseconds) <= 0) return;
  for (int i = 0; i < count + (file >= 0); i++) {
    if (items[i].found & poll_in) *ready |= 1u << i;
  }
}

void czmq_end(void) {
  if (context) zmq.ctx_term(context);
  context = NULL;
}
