public import Methods
public import Networks

extension Network {
  /// The method of a name or of a text of slots, when it changes something here.
  ///
  /// - Throws: `ExperimentError` with the reason and what may be written instead.
  public func method(_ text: String) throws(ExperimentError) -> Method {
    let method: Method
    do { method = try MethodRegistry.method(text) } catch {
      throw .setting(name: "method", problem: error.description)
    }
    if let problem = objection(to: method) { throw .setting(name: "method", problem: problem) }
    return method
  }
}
