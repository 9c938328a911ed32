namespace Stalwart.Instrumentation.Policy;

/// <summary>The policy of an owner, such as a host, for one catalogue.</summary>
/// <param name="Owner">Compared by reference.</param>
/// <param name="Policy">What its general lists mean.</param>
/// <param name="Layers">What the lists of each of its exporters match.</param>
internal sealed record OwnedPolicy(object Owner, ResolvedPolicy Policy, IReadOnlyList<ResolvedLayer> Layers);
