/// One setting of cases, recipes and scales: its name, type, range and meaning.
///
/// The table `all` is the only place where settings are declared: the reader checks against it,
/// and the schema for editors and the documentation are written from it.
public struct SettingField: Sendable, Hashable {
  /// The key in YAML.
  public var name: String
  /// What its value is.
  public var type: SettingType
  /// The numbers that are allowed; `nil` for settings that are no numbers.
  public var range: SettingRange?
  /// Whether every case that reads the setting must have it, from whichever layer.
  public var isRequired: Bool
  /// What it does, in one sentence.
  public var meaning: String

  /// Creates a setting.
  public init(
    _ name: String,
    _ type: SettingType,
    _ range: SettingRange? = nil,
    required: Bool = false,
    meaning: String
  ) {
    self.name = name
    self.type = type
    self.range = range
    isRequired = required
    self.meaning = meaning
  }

  /// The setting of that name.
  public static func named(_ name: String) -> SettingField? {
    all.first { $0.name == name }
  }

  /// Every setting, in the order of the documentation.
  public static let all: [SettingField] = whatRuns + optimization + arithmetic

  private static let whatRuns: [SettingField] = [
    SettingField("probe", .probe, meaning: "What is measured without a training run."),
    SettingField("network", .network, required: true, meaning: "The network."),
    SettingField(
      "method",
      .method,
      required: true,
      meaning: "What stands where normalization stands."
    ),
    SettingField(
      "reference",
      .method,
      required: true,
      meaning: "The method beside which a timing measures; no other case reads it."
    ),
    SettingField("dataset", .dataset, required: true, meaning: "The images."),
    SettingField(
      "train_images",
      .integer,
      .atLeast(0),
      meaning: "Training images that are used; 0 is all."
    ),
    SettingField(
      "validation_images",
      .integer,
      .atLeast(0),
      meaning: "Training images that are held out, to choose settings with; 0 is none."
    ),
    SettingField(
      "test_images",
      .integer,
      .atLeast(0),
      meaning: "Test images that are used; 0 is all."
    ),
    SettingField(
      "image_size",
      .integer,
      .zeroOrAtLeast(8),
      meaning: "Edge of the images after averaging down, in pixels; 0 keeps the data set's."
    ),
    SettingField(
      "augment",
      .flag,
      meaning: "Crop with four pixels of padding, and flip at random."
    ),
  ]

  private static let optimization: [SettingField] = [
    SettingField("batch", .integer, .atLeast(1), required: true, meaning: "Images in a batch."),
    SettingField(
      "steps",
      .integer,
      .atLeast(1),
      meaning: "Optimizer steps; displaces 'epochs'."
    ),
    SettingField(
      "epochs",
      .number,
      .above(0),
      meaning: "Passes over the images; displaces 'steps'."
    ),
    SettingField("lr", .number, .above(0), required: true, meaning: "The first learning rate."),
    SettingField(
      "momentum",
      .number,
      .from(0, below: 1),
      meaning: "Momentum of the gradient descent."
    ),
    SettingField("weight_decay", .number, .atLeast(0), meaning: "Coefficient of L2 decay."),
    SettingField(
      "bias_lr_factor",
      .number,
      .atLeast(0),
      meaning: "Factor on the learning rate of biases; 1 unless given."
    ),
    SettingField(
      "classifier_lr_factor",
      .number,
      .atLeast(0),
      meaning: "Factor on the learning rate of the classifier; 1 unless given."
    ),
    SettingField(
      "warmup_steps",
      .integer,
      .atLeast(0),
      meaning: "Steps over which the learning rate rises to its first value."
    ),
    SettingField(
      "label_smoothing",
      .number,
      .from(0, below: 1),
      meaning: "Share of a label that is spread over all classes."
    ),
    SettingField(
      "schedule",
      .word(["constant", "step", "cosine"]),
      meaning: "How the learning rate falls: not, by ten at each milestone, or as a cosine."
    ),
    SettingField(
      "milestones",
      .numbers,
      .above(0, below: 1),
      meaning: "Fractions of the run at which a step schedule divides by ten."
    ),
    SettingField(
      "target_loss",
      .number,
      .above(0),
      meaning: "The loss, as the mean of 20 steps, to which steps and seconds are counted."
    ),
  ]

  private static let arithmetic: [SettingField] = [
    SettingField(
      "convolution",
      .word(["auto", "direct", "winograd"]),
      meaning: "How convolutions are computed; part of a result's identity."
    ),
    SettingField(
      "kernels",
      .word(["native", "openblas"]),
      meaning: "Which implementation computes; part of a result's identity."
    ),
  ]
}

/// What the value of a setting is.
public enum SettingType: Sendable, Hashable {
  /// A whole number.
  case integer
  /// A number.
  case number
  /// A rising list of numbers.
  case numbers
  /// `true` or `false`.
  case flag
  /// One of these words.
  case word([String])
  /// A name of the vocabulary.
  case probe, network, method, dataset
}
