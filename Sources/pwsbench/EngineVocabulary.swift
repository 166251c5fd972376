import Catalog
import Datasets
import Methods
import Networks
import Training

/// The names that the engine offers to suites: the one place where catalogue and engine meet.
extension Vocabulary {
  /// The vocabulary of this program's engine.
  static var engine: Vocabulary {
    Vocabulary(
      methods: MethodRegistry.names,
      networks: NetworkRegistry.names,
      datasets: DatasetRegistry.names,
      trainMetrics: Trainer.metrics,
      metricNeeds: Trainer.metricNeeds,
      probes: Dictionary(
        ProbeRegistry.all.map { probe in
          (
            probe.name,
            ProbeVocabulary(
              metrics: probe.metrics,
              parameters: probe.parameters,
              settings: probe.settings,
              isTimed: probe.isTimed
            )
          )
        },
        uniquingKeysWith: { first, _ in first }
      ),
      methodCheck: NameCheck("method") { text in
        do { return .name(try MethodRegistry.method(text).name) } catch {
          return .problem("\(error)")
        }
      },
      networkCheck: NameCheck("network") { name in
        NetworkRegistry.contains(name) ? .name(name) : .problem("unknown")
      },
      pairCheck: PairCheck { method, network in
        guard let method = MethodRegistry.method(named: method) else { return nil }
        return NetworkRegistry.network(
          named: network,
          channels: 3,
          height: 32,
          width: 32,
          classes: 10
        )?.objection(to: method)
      }
    )
  }
}
