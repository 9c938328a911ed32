namespace Stalwart.Instrumentation.Policy;

/// <summary>
/// The policies of one catalogue. Each belongs to its owner, such as a host, and ends with it; together they enable what any of them
/// enables. A policy without an owner is that of the application's own code, and stays. Not thread-safe.
/// </summary>
/// <remarks>
/// The policy without an owner replaces all others until an owner next applies one, as a manual change beside a running host does. It is
/// in effect again when no owner is left, so that a host leaves nothing behind.
/// </remarks>
/// <param name="resolver">Resolves the policies of the catalogue.</param>
internal sealed class PolicyOwners(PolicyResolver resolver)
{
    private readonly List<(object Owner, ResolvedPolicy Policy)> owned = [];
    private ResolvedPolicy unowned = resolver.Resolve(new EventPolicy());
    private bool isUnownedInForce = true;

    /// <summary>Gets what is in effect, with the warnings of the policy that was applied last.</summary>
    public ResolvedPolicy InForce =>
        isUnownedInForce ? unowned : owned.Select(one => one.Policy).Aggregate((before, next) => before.Or(next));

    /// <summary>Applies a policy of nobody's.</summary>
    public void Apply(EventPolicy policy)
    {
        unowned = resolver.Resolve(policy);
        isUnownedInForce = true;
    }

    /// <summary>Applies an owner's policy, which replaces its previous one.</summary>
    public void Apply(object owner, EventPolicy policy)
    {
        ResolvedPolicy resolved = resolver.Resolve(policy);
        owned.RemoveAll(one => one.Owner == owner);
        owned.Add((owner, resolved));
        isUnownedInForce = false;
    }

    /// <summary>Removes an owner's policy, if it has one.</summary>
    public void Release(object owner)
    {
        owned.RemoveAll(one => one.Owner == owner);
        isUnownedInForce |= owned.Count == 0;
    }
}
