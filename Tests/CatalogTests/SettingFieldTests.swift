import Catalog
import Testing

@Suite("SettingField")
struct SettingFieldTests {
  @Test("the table has every setting of an experiment, once")
  func table() {
    #expect(
      SettingField.all.map(\.name) == [
        "probe", "network", "method", "reference", "dataset", "train_images",
        "validation_images", "test_images", "image_size", "augment", "batch", "steps", "epochs",
        "lr", "momentum", "weight_decay", "bias_lr_factor", "classifier_lr_factor",
        "warmup_steps", "label_smoothing", "schedule", "milestones", "target_loss", "convolution",
        "kernels",
      ]
    )
  }

  @Test("every setting has a meaning, and every number a range")
  func meanings() {
    for field in SettingField.all {
      #expect(field.meaning.hasSuffix("."))
      let isNumber = [.integer, .number, .numbers].contains(field.type)
      #expect(isNumber == (field.range != nil), "\(field.name)")
      #expect(SettingField.named(field.name) == field)
    }
    #expect(SettingField.named("factors") == nil)
  }
}
