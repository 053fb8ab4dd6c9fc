#include <hdf5.h>

// What libhdf5 has as macros that call functions.
static inline hid_t ch_float(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t ch_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t ch_text(void) { return H5T_C_S1; }
static inline hid_t ch_reference(void) { return H5T_STD_REF_OBJ; }
static inline hid_t ch_number(int size, int is_signed, int is_float) {
  if (is_float) return size == 4 ? H5T_IEEE_F32LE : H5T_IEEE_F64LE;
  switch (size) {
  case 1: return is_signed ? H5T_STD_I8LE : H5T_STD_U8LE;
  case 2: return is_signed ? H5T_STD_I16LE : H5T_STD_U16LE;
  case 4: return is_signed ? H5T_STD_I32LE : H5T_STD_U32LE;
  default: return is_signed ? H5T_STD_I64LE : H5T_STD_U64LE;
  }
}
static inline hid_t ch_dataset_access(void) { return H5P_DATASET_ACCESS; }
static inline hid_t ch_file_access(void) { return H5P_FILE_ACCESS; }
static inline int ch_is_memory(const H5E_error2_t *error) {
  return error->min_num == H5E_NOSPACE || error->min_num == H5E_CANTALLOC;
}
