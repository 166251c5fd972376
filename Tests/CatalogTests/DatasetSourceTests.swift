import Catalog
import Testing

@Suite("DatasetSource")
struct DatasetSourceTests {
  private func library() throws -> SuiteLibrary {
    try Example.reader.read(directory: Golden.suites)
  }

  @Test("every data set that suites may name has a source")
  func all() throws {
    #expect(Set(try library().datasets.map(\.id)) == Set(TestVocabulary.engine.datasets))
  }

  @Test("archives contribute the files they hold, other downloads themselves")
  func files() throws {
    let sources = try library().datasets
    let cifar = try #require(sources.first { $0.id == "cifar-10" })
    #expect(cifar.files.count == 6 && cifar.downloads.count == 1)
    #expect(cifar.downloads[0].content.path == "cifar-10-binary.tar.gz")
    let mnist = try #require(sources.first { $0.id == "mnist" })
    #expect(mnist.files.map(\.path).contains("mnist/t10k-labels-idx1-ubyte.gz"))
    #expect(sources.first { $0.id == "procedural" }?.files.isEmpty == true)
  }

  @Test("what is cited is in a bibliography")
  func citations() throws {
    let bibliography = try Golden.text(Golden.suites + "/refs/datasets.bib")
    for key in try library().datasets.compactMap(\.citationKey) {
      #expect(bibliography.contains("{\(key),"), "\(key)")
    }
  }
}
