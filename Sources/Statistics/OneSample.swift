extension StudentEstimate {
  /// Returns the mean of one sample with Student's interval, ν = n − 1.
  public static func mean(of sample: Sample) -> StudentEstimate {
    guard sample.count > 1 else {
      return StudentEstimate(
        value: sample.mean,
        standardError: .infinity,
        degreesOfFreedom: 1,
        warnings: [.tooFew(count: sample.count, needed: 2)]
      )
    }
    let error = sample.standardError
    return StudentEstimate(
      value: sample.mean,
      standardError: error,
      degreesOfFreedom: Double(sample.count - 1),
      warnings: error == 0 ? [.noSpread] : []
    )
  }

  /// Returns the mean difference of paired samples: Student's interval of the differences.
  public static func paired(_ treat: Sample, _ reference: Sample) -> StudentEstimate {
    precondition(
      treat.count == reference.count,
      "samples of \(treat.count) and \(reference.count) are not paired"
    )
    return mean(of: Sample(zip(treat.values, reference.values).map { $0 - $1 }))
  }
}
