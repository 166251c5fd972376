import ArgumentParser
import Catalog
import Datasets
import Foundation
import Synchronization

/// Downloads data sets.
struct DataFetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Downloads data sets into the folder of --data or PWSBENCH_DATA.",
    discussion: """
      What is there and sound is left alone; what was interrupted is continued. A file gets its \
      name only after its checksum has been compared with Suites/datasets.yaml.
      """
  )

  @Argument(help: "The data sets, or 'all'.")
  var names: [String]

  @Option(
    help: ArgumentHelp(
      "A server with the same files: URL/cifar-10-binary.tar.gz, URL/mnist/train-…",
      valueName: "url"
    )
  )
  var mirror: String?

  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var data: DataOptions

  func run() async throws {
    let sources = try catalogue.library().datasets(named: names)
    let folder = try DatasetFolder(data)
    for source in sources {
      let display = DownloadDisplay()
      do {
        try await folder.fetch(source, mirror: mirror) { display.show($0, bytes: $1) }
      } catch {
        display.end()
        throw CommandFailure(.badData, "\(source.id): \(error)")
      }
      display.end()
      Console.write("\(source.id): \(folder.state(of: source).rawValue)\n")
    }
  }
}

/// How far a download has come: one line that changes on a terminal, a line per quarter elsewhere.
final class DownloadDisplay: Sendable {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let shown = Mutex<String>("")

  /// Shows the bytes of a download that are there.
  func show(_ download: DatasetDownload, bytes: Int) {
    let percent = bytes * 100 / max(1, download.content.bytes)
    let step = isTerminal ? percent : percent / 25 * 25
    let text = "\(download.content.path): \(step) % of \(download.content.bytes) bytes"
    shown.withLock { shown in
      guard shown != text else { return }
      shown = text
      Console.writeError(isTerminal ? "\r\(text)" : "\(text)\n")
    }
  }

  /// Leaves the line.
  func end() {
    if isTerminal, shown.withLock({ !$0.isEmpty }) { Console.note("") }
  }
}
