public import ArgumentParser
public import Datasets
public import Kernels

// The words of --level, --kernels, --convolution and --split are the engine's own.

extension KernelLevel: ExpressibleByArgument {}
extension Engine.Implementation: ExpressibleByArgument {}
extension Engine.ConvolutionChoice: ExpressibleByArgument {}
extension Split: ExpressibleByArgument {}
