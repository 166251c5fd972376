import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Method examination")
struct MethodExaminationTests {
  @Test("every method passes", arguments: MethodRegistry.names, ["resnet-8", "plain-6"])
  func methods(_ method: String, _ network: String) throws {
    // Factors of branches want a network that has branches.
    let hasFactor = MethodRegistry.method(named: method)?.branch != .one
    if hasFactor, network == "plain-6" { return }
    let examination = try MethodExamination(method: method, network: network)
    #expect(examination.passes, "\(examination.findings.filter { $0.outcome == .failed })")
    #expect(examination.method == method && examination.network == network)
    #expect(Set(examination.findings.map(\.check)).count == examination.findings.count)
  }

  @Test("moments are those of the trunk before training")
  func layers() throws {
    let examination = try MethodExamination(method: "none", network: "resnet-8")
    var experiment = Experiment.sample("none")
    experiment.testImages = 20
    var session = try experiment.session()
    _ = session.load(step: 0)
    session.model.forward(.training)
    #expect(examination.layers.count == 7)
    for (layer, place) in zip(examination.layers, session.model.trunk) {
      let moments = ChannelMoments(session.model.view(place.output).map, session.engine)
      #expect(layer.name == session.model.layers[place.layer].context.name)
      #expect(layer.deviation == moments.meanDeviation && layer.mean == moments.meanMagnitude)
      #expect(layer.meanShare == moments.meanShare)
    }
  }

  @Test("names that nothing has are errors")
  func errors() {
    #expect {
      try MethodExamination(method: "magic", network: "resnet-8")
    } throws: {
      "\($0)".contains("there is no method 'magic'")
    }
    #expect(throws: ExperimentError.unknown(what: "network", name: "resnet-9")) {
      try MethodExamination(method: "bn", network: "resnet-9")
    }
  }
}
