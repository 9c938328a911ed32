using Stalwart.Instrumentation.Gates;

namespace Stalwart.Instrumentation.Policy;

/// <summary>
/// The policies of one catalogue. Each belongs to its owner, such as a host, and ends with it; an event is enabled if any of them enables
/// it. A policy without an owner is that of the application's own code, and stays. Not thread-safe.
/// </summary>
/// <remarks>
/// The policy without an owner replaces all others until an owner next applies one, as a manual change during a running host does. It takes
/// effect again when no owner is left, so a host leaves nothing behind. The lists of exporters are applied on top of the policy in effect.
/// </remarks>
/// <param name="resolver">Resolves the policies of the catalogue.</param>
internal sealed class PolicyOwners(PolicyResolver resolver)
{
    private readonly List<OwnedPolicy> owned = [];
    private ResolvedPolicy unowned = resolver.Resolve(new EventPolicy());
    private bool isUnownedInForce = true;

    /// <summary>Gets what is recorded, for any exporter, with the warnings of the policy that was applied last.</summary>
    public ResolvedPolicy InForce => Union([.. Exporters.Select(exporter => exporter.Policy), .. General]);

    /// <summary>Gets what each exporter of the owners exports.</summary>
    public IEnumerable<(ExporterGates Gates, ResolvedPolicy Policy)> Exporters => owned.SelectMany(one => one.Layers)
        .Select(layer => (layer.Gates, Union([.. General.Select(policy => resolver.Lay(layer, policy))])));

    private IEnumerable<ResolvedPolicy> General => isUnownedInForce ? [unowned] : owned.Select(one => one.Policy);

    /// <summary>Applies the policy without an owner.</summary>
    public void Apply(EventPolicy policy)
    {
        unowned = resolver.Resolve(policy);
        isUnownedInForce = true;
    }

    /// <summary>Applies an owner's policy, which replaces its previous one.</summary>
    public void Apply(object owner, EventPolicy policy, IEnumerable<ExporterLayer> exporters)
    {
        ResolvedLayer[] layers = [.. exporters.Select(resolver.Resolve)];
        ResolvedPolicy general = resolver.Resolve(policy);
        general = general with { Warnings = [.. general.Warnings, .. layers.SelectMany(layer => layer.Warnings)] };
        owned.RemoveAll(one => one.Owner == owner);
        owned.Add(new OwnedPolicy(owner, general, layers));
        isUnownedInForce = false;
    }

    /// <summary>Removes an owner's policy, if it has one.</summary>
    public void Release(object owner)
    {
        owned.RemoveAll(one => one.Owner == owner);
        isUnownedInForce |= owned.Count == 0;
    }

    private static ResolvedPolicy Union(IEnumerable<ResolvedPolicy> policies) => policies.Aggregate((before, next) => before.Or(next));
}
