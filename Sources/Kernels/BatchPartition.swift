/// The fixed partition of a batch: the same for any number of threads, or the bits would differ.
struct BatchPartition: Sendable {
  let images: Int
  /// Images that are worked on together, so that their planes stay in cache.
  let group: Int
  /// Runs of groups whose kernel gradients are summed separately, then in order.
  let runs: Int

  /// Divides `images` into groups, and those into at most `runs` runs.
  init(images: Int, group: Int, runs: Int = 1) {
    self.images = images
    self.group = max(1, min(group, images))
    self.runs = max(1, min(runs, (images + self.group - 1) / self.group))
  }

  var groups: Int { (images + group - 1) / group }

  /// The images of a group.
  func images(ofGroup index: Int) -> Range<Int> {
    index * group..<min(images, (index + 1) * group)
  }

  /// The groups of a run.
  func groups(ofRun index: Int) -> Range<Int> {
    groups * index / runs..<groups * (index + 1) / runs
  }
}
