import ArgumentParser

/// The instruction sets that `--level` names.
enum LevelChoice: String, CaseIterable, ExpressibleByArgument {
  case avx512, avx2, neon, portable
}

/// The implementations that `--kernels` names.
enum KernelsChoice: String, CaseIterable, ExpressibleByArgument {
  case native, openblas
}

/// The algorithms that `--convolution` names.
enum ConvolutionChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, direct, winograd
}
