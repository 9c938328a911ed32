namespace Stalwart.Instrumentation.Policy;

/// <summary>The policy of an owner, such as a host, for one catalogue.</summary>
/// <param name="Owner">Compared by reference.</param>
/// <param name="Policy">The result of its general lists.</param>
/// <param name="Layers">The results of the lists of each of its exporters.</param>
internal sealed record OwnedPolicy(object Owner, ResolvedPolicy Policy, IReadOnlyList<ResolvedLayer> Layers);
