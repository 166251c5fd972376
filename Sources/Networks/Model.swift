public import Kernels
public import Methods

/// A network under a method, with its parameters and the memory it computes in, for one batch size.
///
/// Copies have parameters of their own and share the memory: use one at a time.
public struct Model: Sendable {
  /// The network, with places before convolutions where the method asks for them.
  public let network: Network
  /// The method that fills its places.
  public let method: Method
  /// Images per batch.
  public let batch: Int
  /// Where it is computed.
  public let engine: Engine
  /// The convolutions and the classifier, in forward order.
  public private(set) var layers: [ConvolutionLayer]
  /// The activation rule of each map that has one.
  var rules: [Int: any ActivationRule]
  let passes: Passes
  /// Joins that are computed image by image when their first reader comes, while data is in cache.
  let deferredJoins: [Int: Int]
  private var isPrepared = false

  /// Creates a model whose parameters follow from the seed alone.
  public init(_ network: Network, method: Method, batch: Int, seed: UInt64, engine: Engine) {
    precondition(batch > 0, "a batch of \(batch) images")
    let network = method.hasInputPlaces ? network.withInputPlaces() : network
    self.network = network
    self.method = method
    self.batch = batch
    self.engine = engine
    layers = network.layers.enumerated().map { index, layer in
      ConvolutionLayer(
        layer,
        batch: batch,
        method: method,
        seed: seed,
        index: index,
        engine
      )
    }
    var rules: [Int: any ActivationRule] = [:]
    for (index, map) in network.maps.enumerated() {
      rules[index] = map.place.flatMap { method.rule(at: $0, seed: seed, index: index) }
    }
    self.rules = rules
    let flow = GradientFlow(network)
    for node in network.nodes where node.inputs.count > 1 && rules[node.output] != nil {
      let output = node.output
      precondition(flow.root[output] == output, "a rule at \(network.maps[output].name), read raw")
    }
    passes = Passes(
      network: network,
      flow: flow,
      workspace: Workspace(network, rules: rules, batch: batch, flow),
      kernels: engine.kernels
    )
    deferredJoins = Self.deferredJoins(network, rules)
  }

  /// The map that images are written to, [N,C,H,W].
  public var images: FeatureMap { passes.workspace.maps[network.input] }
  /// What is seen of the logits, [1,K,1,N].
  public var logits: MapView { view(network.logits) }
  /// Numbers that training changes.
  public var parameterCount: Int {
    var count = 0
    forEachParameter { count += $0.value.shape.count }
    return count
  }

  /// What is seen of a map.
  public func view(_ map: Int) -> MapView { passes.view(map) }

  /// The gradient of what is seen of a map, while it is kept.
  public func gradient(_ map: Int) -> FeatureMap? { passes.workspace.gradient(map) }

  /// Calls `body` with every parameter, always in the same order.
  public func forEachParameter(_ body: (Parameter) -> Void) {
    var copy = self
    copy.update { body($0) }
  }

  /// Calls `body` with every parameter, always in the same order, and takes its changes.
  public mutating func update(_ body: (inout Parameter) -> Void) {
    isPrepared = false
    for index in layers.indices { layers[index].update(body) }
    for map in network.maps.indices {
      guard var rule = rules.removeValue(forKey: map) else { continue }
      for index in rule.parameters.indices { body(&rule.parameters[index]) }
      rules[map] = rule
    }
  }

  /// Calls `body` with every running statistic, always in the same order, and takes its changes.
  public mutating func updateStatistics(_ body: (inout RunningStatistic) -> Void) {
    for map in network.maps.indices {
      guard var rule = rules.removeValue(forKey: map) else { continue }
      for index in rule.statistics.indices { body(&rule.statistics[index]) }
      rules[map] = rule
    }
  }

  /// Goes on as if so many more training passes had been made; parameters and running statistics
  /// are set beside this.
  public mutating func resume(after passes: Int) {
    for map in network.maps.indices {
      guard var rule = rules.removeValue(forKey: map) else { continue }
      rule.resume(after: passes)
      rules[map] = rule
    }
  }

  /// Lays out kernels that have changed.
  mutating func prepare() {
    guard !isPrepared else { return }
    for index in layers.indices { layers[index].prepare(engine) }
    isPrepared = true
  }

  /// Calls `body` with a layer that may change.
  mutating func withLayer<Result>(
    _ index: Int,
    _ body: (inout ConvolutionLayer) -> Result
  ) -> Result {
    body(&layers[index])
  }

  private static func deferredJoins(
    _ network: Network,
    _ rules: [Int: any ActivationRule]
  ) -> [Int: Int] {
    var first: [Int: Int] = [:]
    for (index, node) in network.nodes.enumerated() {
      for input in node.inputs where first[input] == nil { first[input] = index }
    }
    var deferred: [Int: Int] = [:]
    for (index, node) in network.nodes.enumerated() {
      guard case .join(_, _, _, let output) = node,
        rules[output].map({ !$0.needsMoments && !$0.needsMomentsInInference }) ?? true,
        let reader = first[output], network.nodes[reader].inputs.count == 1
      else { continue }
      deferred[reader] = index
    }
    return deferred
  }
}
