// The few routines that are called, declared here because Debian splits the headers.
#ifndef PWSBENCH_OPENBLAS_SHIM_H
#define PWSBENCH_OPENBLAS_SHIM_H

/// LAPACK: singular value decomposition of a column-major double matrix by divide and conquer.
void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s,
             double *u, const int *ldu, double *vt, const int *ldvt, double *work,
             const int *lwork, int *iwork, int *info);

/// CBLAS: C = alpha op(A) op(B) + beta C in single precision.
void cblas_sgemm(int order, int transA, int transB, int m, int n, int k, float alpha,
                 const float *a, int lda, const float *b, int ldb, float beta, float *c, int ldc);

/// Sets the number of threads OpenBLAS may use.
void openblas_set_num_threads(int threads);

/// The version of OpenBLAS, how it was built, and the processor it has chosen its kernels for.
char *openblas_get_config(void);

#endif
