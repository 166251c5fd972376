public import Kernels

/// Where a kernel stands in a network.
public struct KernelContext: Sendable, Hashable {
  /// The part of the network a convolution belongs to.
  public enum Role: String, Sendable, CaseIterable {
    /// The first convolution.
    case stem
    /// A convolution of a residual block or of a plain net's body.
    case block
    /// The projection of a shortcut.
    case shortcut
    /// The linear layer at the end; methods leave it alone.
    case classifier
  }

  /// The name of the convolution, `layer1.0.conv1`.
  public let name: String
  /// The part of the network.
  public let role: Role
  /// The extent of the kernel, [O,I,kh,kw].
  public let shape: KernelShape
  /// Where in a residual branch it stands; `nil` outside of them.
  public var branch: Branch?

  /// A convolution's place in a residual branch.
  public struct Branch: Sendable, Hashable {
    /// Branches of the network, L.
    public let count: Int
    /// Convolutions of a branch, m.
    public let length: Int
    /// The convolution's index, 0 to m − 1.
    public let index: Int

    /// Creates a place.
    public init(count: Int, length: Int, index: Int) {
      self.count = count
      self.length = length
      self.index = index
    }

    /// Whether the join follows.
    public var isLast: Bool { index == length - 1 }
  }

  /// Creates a context.
  public init(name: String, role: Role, shape: KernelShape, branch: Branch? = nil) {
    self.name = name
    self.role = role
    self.shape = shape
    self.branch = branch
  }
}

/// From the raw kernel W that is trained to the kernel K that is used, and back for gradients.
public protocol KernelTransform: Sendable {
  /// Trained numbers of the transform, a scale per filter for one.
  var parameters: [Parameter] { get set }

  /// Writes K, and remembers what `backward` needs.
  mutating func forward(_ raw: FilterBank, into kernel: inout FilterBank, _ kernels: KernelTable)

  /// Turns ∂L/∂K into ∂L/∂W, and stores the gradients of the parameters.
  mutating func backward(_ gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable)

  /// Sets the parameters from the first training batch; returns whether it did.
  mutating func adapt(to output: FirstOutput) -> Bool
}

extension KernelTransform {
  /// No trained numbers unless a transform has some.
  public var parameters: [Parameter] {
    get { [] }
    set {}
  }
  /// A start that depends on no data, unless a transform has another.
  public mutating func adapt(to output: FirstOutput) -> Bool { false }
}
