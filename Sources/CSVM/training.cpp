#include "CSVM.h"

namespace {

struct Watch {
  int (*is_left)(const void *);
  const void *context;
};

struct Left {};

thread_local const Watch *watch;

// libsvm has no other way to be stopped than out of what it calls to print its progress.
void look(const char *) {
  if (watch && watch->is_left(watch->context)) throw Left();
}

}  // namespace

svm_model *csvm_train(const svm_problem *problem, const svm_parameter *parameter,
                      int (*is_left)(const void *), const void *context) {
  static const bool isSilent = (svm_set_print_string_function(look), true);
  (void)isSilent;
  const Watch here = {is_left, context};
  watch = &here;
  svm_model *model = nullptr;
  try {
    model = svm_train(problem, parameter);
  } catch (const Left &) {
  }
  watch = nullptr;
  return model;
}
