import Catalog
import Report
import Testing

@Suite("ProbeCourse")
struct ProbeCourseTests {
  private func axis(_ kind: CaseKind, _ probe: String?, _ metric: String) -> String {
    let settings = probe.map { ["probe": SettingValue.text($0)] } ?? [:]
    return ProbeCourse.axis(of: metric, in: Case(id: "c", kind: kind, settings: settings))
  }

  @Test("a training goes by steps, a timing by rounds, a probe by what it walks along")
  func axes() {
    #expect(axis(.train, nil, "train_loss") == "step")
    #expect(axis(.timing, "step-time", "step_time_ratio") == "round")
    #expect(axis(.probe, "depth-moments", "log10_std") == "layer")
    #expect(axis(.probe, "shift", "log10_shift_ratio") == "step")
    #expect(axis(.probe, "shift", "layer_log10_shift_ratio") == "layer")
    #expect(axis(.probe, "gradient-histogram", "quantile") == "percent of the entries")
    #expect(axis(.probe, "diverging-update", "log10_variance_last") == "tenth of the update")
  }
}
