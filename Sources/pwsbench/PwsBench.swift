import ArgumentParser

/// The command and its subcommands: the list is all there is to extend.
struct PwsBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pwsbench",
    abstract: "Tests what four papers claim about normalization in deep networks.",
    discussion: """
      Exit codes: 0 done; 1 a mistake of this program; 2 bad command line; 3 bad suite; \
      4 cells without a measurement; 5 a regression; 6 cannot be decided; 7 nothing \
      matched; 8 the pre-registration is violated; 9 data set, database or baseline missing or \
      damaged; 10 better than the baseline; 11 what must be the same twice is not; 75 time \
      budget used up; 130 and 143 stopped by a signal, finished cells kept.
      """,
    subcommands: [
      RunCommand.self, PlanCommand.self, StatusCommand.self, ListCommand.self, ShowCommand.self,
      ValidateCommand.self, SchemaCommand.self, InitCommand.self, DataCommand.self,
      ReportCommand.self, ExplainCommand.self, PreregCommand.self, CiteCommand.self,
      MergeCommand.self, ExportCommand.self, VerifyCommand.self, ReproCommand.self,
      DiffCommand.self, GateCommand.self, BaselineCommand.self, CalibrateCommand.self,
      TrainCommand.self, EvaluateCommand.self, DoctorCommand.self, BenchCommand.self,
      ConformanceCommand.self, WorkerCommand.self,
    ]
  )
}
