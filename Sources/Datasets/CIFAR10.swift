extension CIFARDataset {
  /// CIFAR-10: 60,000 photographs of ten kinds of animals and vehicles, 3×32×32.
  public static let cifar10 = CIFARDataset(
    DatasetDescription(
      name: "cifar-10",
      summary: "60,000 photographs of animals and vehicles in 10 classes",
      shape: ImageShape(channels: 3, height: 32, width: 32),
      classes: 10,
      trainImages: 50_000,
      testImages: 10_000,
      source: "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"
    ),
    trainFiles: (1...5).map { "cifar-10-batches-bin/data_batch_\($0).bin" },
    testFiles: ["cifar-10-batches-bin/test_batch.bin"],
    labelBytes: 1,
    mean: [0.4914, 0.4822, 0.4465],
    deviation: [0.2470, 0.2435, 0.2616]
  )
}
