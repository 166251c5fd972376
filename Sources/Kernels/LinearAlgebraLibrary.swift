internal import COpenBLAS

/// The library behind singular values, and behind convolutions through OpenBLAS.
public enum LinearAlgebraLibrary {
  /// Its name and version, how it was built, and the processor it has chosen its kernels for.
  public static var version: String { String(cString: openblas_get_config()) }
}
