extension CIFARDataset {
  /// CIFAR-100: 60,000 photographs in a hundred fine classes, 3×32×32.
  public static let cifar100 = CIFARDataset(
    DatasetDescription(
      name: "cifar-100",
      summary: "60,000 photographs in 100 fine classes",
      shape: ImageShape(channels: 3, height: 32, width: 32),
      classes: 100,
      trainImages: 50_000,
      testImages: 10_000,
      source: "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz"
    ),
    trainFiles: ["cifar-100-binary/train.bin"],
    testFiles: ["cifar-100-binary/test.bin"],
    labelBytes: 2,
    mean: [0.5071, 0.4865, 0.4409],
    deviation: [0.2673, 0.2564, 0.2762]
  )
}
