import Checksums
import Foundation

/// A snapshot as a text file: one line per cell, so that a change is one line of a diff.
package struct SnapshotFile: Sendable, Hashable {
  /// The version of the format that is written and read.
  package static let version = 1
  /// What the file says of itself, so that no other JSON is taken for one.
  static let kind = "pwsbench baseline"

  package var snapshot: Snapshot

  package init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  /// The whole file: sorted, ended by a line break, with a checksum of its contents.
  package func text() throws -> String {
    let body = try body()
    let head = [
      "\"kind\": \"\(Self.kind)\",",
      "\"schema_version\": \(Self.version),",
      "\"sha256\": \"\(SHA256Digest.hex(of: body))\",",
    ]
    return "{\n" + head.map { "  \($0)\n" }.joined() + body
  }

  /// Reads a file that `text()` wrote.
  ///
  /// - Parameters:
  ///   - text: the contents of the file.
  ///   - path: the name of the file, for messages.
  /// - Throws: `SnapshotError` when it is something else, or was changed since.
  package init(text: String, path: String) throws(SnapshotError) {
    guard let header = try? CanonicalJSON.value(Header.self, from: text.utf8),
      header.kind == Self.kind
    else { throw .notASnapshot(path: path) }
    guard header.schema_version == Self.version else {
      throw .version(path: path, found: header.schema_version)
    }
    guard let stored = try? CanonicalJSON.value(Stored.self, from: text.utf8) else {
      throw .edited(path: path)
    }
    self.init(stored.snapshot)
    // What is read must be all that the file holds, and what its checksum was taken of.
    guard (try? self.text()) == text else { throw .edited(path: path) }
  }

  private func body() throws -> String {
    let cases = try snapshot.cases.map { try Self.text(of: $0) }
    let claims = try snapshot.claims.map { "    " + (try CanonicalJSON.text(of: $0)) }
    return """
        "origin": \(try CanonicalJSON.text(of: snapshot.origin)),
        "cases": \(Self.list(cases, indent: "  ")),
        "claims": \(Self.list(claims, indent: "  "))
      }

      """
  }

  private static func text(of template: CaseSnapshot) throws -> String {
    let arms = try template.arms.map { arm in
      let cells = try arm.cells.map { "          " + (try CanonicalJSON.text(of: $0)) }
      return """
              {
                "arm": \(try CanonicalJSON.text(of: arm.label)),
                "settings": \(try CanonicalJSON.text(of: arm.settings)),
                "cells": \(list(cells, indent: "        "))
              }
        """
    }
    return """
          {
            "suite": \(try CanonicalJSON.text(of: template.suite)),
            "case": \(try CanonicalJSON.text(of: template.id)),
            "kind": \(try CanonicalJSON.text(of: template.kind)),
            "metrics": \(try CanonicalJSON.text(of: template.metrics)),
            "arms": \(list(arms, indent: "      "))
          }
      """
  }

  private static func list(_ lines: [String], indent: String) -> String {
    lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
  }

  private struct Header: Decodable {
    var kind: String
    var schema_version: Int
  }

  private struct Stored: Decodable {
    var origin: RunFacts
    var cases: [StoredCase]
    var claims: [ClaimSnapshot]

    var snapshot: Snapshot {
      Snapshot(origin: origin, cases: cases.map(\.snapshot), claims: claims)
    }
  }

  private struct StoredCase: Decodable {
    var suite: String
    var `case`: String
    var kind: String
    var metrics: [MetricSnapshot]
    var arms: [StoredArm]

    var snapshot: CaseSnapshot {
      CaseSnapshot(
        suite: suite,
        id: `case`,
        kind: kind,
        metrics: metrics,
        arms: arms.map { ArmSnapshot(label: $0.arm, settings: $0.settings, cells: $0.cells) }
      )
    }
  }

  private struct StoredArm: Decodable {
    var arm: String
    var settings: [String: String]
    var cells: [CellSnapshot]
  }
}

/// Why a file cannot be read as a snapshot.
package enum SnapshotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file is something else.
  case notASnapshot(path: String)
  /// The file is of a version that is not read.
  case version(path: String, found: Int)
  /// The file is not what was exported.
  case edited(path: String)

  /// One sentence that names the file, and what to do.
  package var description: String {
    switch self {
    case .notASnapshot(let path):
      "\(path): not a baseline; `pwsbench baseline export` writes one"
    case .version(let path, let found):
      "\(path): a baseline of version \(found), and this pwsbench reads version "
        + "\(SnapshotFile.version); save it again with `pwsbench baseline promote`"
    case .edited(let path):
      "\(path): changed since it was exported, its checksum does not match; take the original, "
        + "or measure again and `pwsbench baseline promote`"
    }
  }
}
