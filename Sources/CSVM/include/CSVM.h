#pragma once

#include <libsvm/svm.h>

#ifdef __cplusplus
extern "C" {
#endif

/// svm_train, in silence; null once `is_left` answers other than 0, which is asked every thousand
/// steps. Many threads may call it at once. Some of libsvm's memory is lost when it is left: about
/// a hundred bytes for each row, not its cache.
struct svm_model *csvm_train(const struct svm_problem *problem,
                             const struct svm_parameter *parameter,
                             int (*is_left)(const void *), const void *context);

#ifdef __cplusplus
}
#endif
