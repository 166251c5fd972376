extension Check {
  /// Whether the check looks at the executions of an arm.
  public func involves(_ arm: Arm) -> Bool {
    guard arm.caseID == caseID else { return false }
    return arm.matches(treat) || [reference, none].contains { !$0.isEmpty && arm.matches($0) }
  }
}

extension Claim {
  /// Whether one of the claim's checks looks at the executions of an arm of its suite.
  public func involves(_ arm: Arm) -> Bool {
    ([primary] + secondary).contains { $0.involves(arm) }
  }
}
