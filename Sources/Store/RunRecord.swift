/// A run: one call of the command, on one machine, with one build.
public struct RunRecord: Sendable, Hashable {
  /// A random identifier.
  public var id: String
  /// When it started, as ISO 8601 in UTC.
  public var started: String
  /// The profile's name.
  public var profile: String
  /// The command line.
  public var arguments: [String]
  /// The options that decide which cells are declared, as JSON.
  public var options: String
  /// The machine it ran on.
  public var machine: MachineRecord
  /// The program that ran.
  public var build: BuildRecord
  /// The instruction set that was computed with, `avx2`.
  public var level: String?
  /// Processes that wanted a core in the minute before the start, on average.
  public var load: Double?

  /// Creates a record.
  public init(
    id: String,
    started: String,
    profile: String,
    arguments: [String],
    options: String,
    machine: MachineRecord,
    build: BuildRecord
  ) {
    self.id = id
    self.started = started
    self.profile = profile
    self.arguments = arguments
    self.options = options
    self.machine = machine
    self.build = build
  }
}

/// What is known of a machine.
public struct MachineRecord: Sendable, Hashable {
  /// A hash of the fields below.
  public var id: String
  /// The name of the machine.
  public var hostname: String
  /// The operating system, `Debian GNU/Linux 12`.
  public var system: String
  /// The kernel's release.
  public var kernel: String
  /// The processor's model.
  public var processor: String
  /// Cores that this process may use.
  public var cores: Int
  /// The instruction sets that matter, `avx2 fma avx512f`.
  public var instructionSets: String
  /// Memory in MiB.
  public var memory: Int

  /// Creates a record.
  public init(
    id: String,
    hostname: String,
    system: String,
    kernel: String,
    processor: String,
    cores: Int,
    instructionSets: String,
    memory: Int
  ) {
    self.id = id
    self.hostname = hostname
    self.system = system
    self.kernel = kernel
    self.processor = processor
    self.cores = cores
    self.instructionSets = instructionSets
    self.memory = memory
  }
}

/// What is known of the program that ran.
public struct BuildRecord: Sendable, Hashable {
  /// A hash of the fields below.
  public var id: String
  /// The commit, when the sources are a repository.
  public var commit: String?
  /// Whether the sources differed from the commit.
  public var isDirty: Bool?
  /// The compiler's version.
  public var compiler: String
  /// SHA-256 of the executable.
  public var executable: String?
  /// SHA-256 of the sources' difference from the commit, when there is one.
  public var changes: String?
  /// How it was compiled: `release` or `debug`.
  public var configuration: String?
  /// The system libraries it runs with and their versions, `SQLite 3.40.1, …`.
  public var libraries: String?

  /// Creates a record.
  public init(
    id: String,
    commit: String?,
    isDirty: Bool?,
    compiler: String,
    executable: String?
  ) {
    self.id = id
    self.commit = commit
    self.isDirty = isDirty
    self.compiler = compiler
    self.executable = executable
  }
}
