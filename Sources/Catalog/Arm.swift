/// A case with a value for every axis of its matrix.
public struct Arm: Sendable, Hashable {
  /// The name of the suite the arm belongs to.
  public var suite: String
  /// The name of the case the arm belongs to.
  public var caseID: String
  /// The values of the axes only.
  public var axes: [String: SettingValue]
  /// All settings, the axes' values merged in.
  public var settings: [String: SettingValue]

  /// Creates an arm.
  public init(
    suite: String,
    caseID: String,
    axes: [String: SettingValue],
    settings: [String: SettingValue]
  ) {
    self.suite = suite
    self.caseID = caseID
    self.axes = axes
    self.settings = settings
  }

  /// The axes' values in the order of their names: `lr=0.1 method=bn`.
  public var label: String {
    axes.keys.sorted().map { "\($0)=\(axes[$0]?.description ?? "")" }.joined(separator: " ")
  }

  /// Whether the arm has every one of these axis values; an empty selection takes every arm.
  public func matches(_ selection: [String: SettingValue]) -> Bool {
    selection.allSatisfy { axes[$0.key] == $0.value }
  }

  /// The numeric parameters of the probe: the settings that are not in the table of settings.
  public var parameters: [String: [Double]] {
    settings.filter { SettingField.named($0.key) == nil }
      .mapValues { $0.elements.compactMap(\.number) }
  }
}

extension Suite {
  /// The arms of a case: every combination of its axes' values except the excluded ones, and then
  /// the included ones in the order of the file.
  ///
  /// The last axis varies fastest. An axis value replaces the setting of the same name, and an
  /// axis `steps` also removes `epochs`, as in every other layer of settings.
  public func arms(of template: Case) -> [Arm] { arms(of: template, matching: [:]) }

  /// The arms of a case that agree with a selection; only their part of the product is made.
  private func arms(of template: Case, matching selection: [String: SettingValue]) -> [Arm] {
    var combinations: [[String: SettingValue]] = [[:]]
    for axis in template.matrix {
      let wanted = selection[axis.name]
      let values = axis.values.filter { wanted == nil || $0 == wanted }
      combinations = combinations.flatMap { combination in
        values.map { value in
          var longer = combination
          longer[axis.name] = value
          return longer
        }
      }
    }
    combinations.removeAll { axes in
      template.exclude.contains { rule in rule.allSatisfy { axes[$0.key] == $0.value } }
    }
    return (combinations + template.include).map { axes in
      Arm(
        suite: id,
        caseID: template.id,
        axes: axes,
        settings: SettingLayers.overlay(template.settings, with: axes)
      )
    }.filter { $0.matches(selection) }
  }

  /// The arms of the case a check compares that agree with a selection.
  public func arms(ofCase caseID: String, matching selection: [String: SettingValue]) -> [Arm] {
    guard let template = caseNamed(caseID) else { return [] }
    return arms(of: template, matching: selection)
  }

  /// The suite with another value for a setting, in every case that has it and not on an axis.
  ///
  /// Serves `--dataset`: a case whose matrix varies the data set keeps its own values.
  public func replacing(_ setting: String, with value: SettingValue) -> Suite {
    var suite = self
    suite.cases = cases.map { template in
      guard template.settings[setting] != nil, template.axis(named: setting) == nil else {
        return template
      }
      var changed = template
      changed.settings[setting] = value
      changed.origins[setting] = nil
      return changed
    }
    return suite
  }
}
