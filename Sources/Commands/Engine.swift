import Autoencoders
import LinearAlgebra
import Wording

/// What numbers are computed with, as "2 processors · kernels for avx512".
package var engine: String {
  "\(counted(processorCount, "processor")) · kernels for \(Kernels.best.name)"
}
