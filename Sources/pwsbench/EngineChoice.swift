public import ArgumentParser
public import Kernels

// The words of --level, --kernels and --convolution are the engine's own.

extension KernelLevel: ExpressibleByArgument {}
extension Engine.Implementation: ExpressibleByArgument {}
extension Engine.ConvolutionChoice: ExpressibleByArgument {}
