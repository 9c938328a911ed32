using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>Collects the gauges and observed totals that code uses, by their generated members or by name.</summary>
internal sealed class KeptMetricUses
{
    private readonly ConcurrentDictionary<ISymbol, bool> members = new(SymbolEqualityComparer.Default);
    private volatile bool isAnyByName;

    /// <summary>Registers the actions that collect the uses in a compilation.</summary>
    public void Register(CompilationStartAnalysisContext start)
    {
        start.RegisterOperationAction(OnProperty, OperationKind.PropertyReference);
        start.RegisterOperationAction(OnCall, OperationKind.Invocation);
        start.RegisterOperationAction(OnMethod, OperationKind.MethodReference);
    }

    /// <summary>
    /// Returns whether code may set or observe a metric: it uses its member or takes gauges by name, or the member is missing because of
    /// an error.
    /// </summary>
    public bool MaySet(INamedTypeSymbol type, MetricKind kind, string metric) => (isAnyByName && kind == MetricKind.Gauge)
        || type.GetTypeMembers(CSharpName.KeptClass(kind))
            .SelectMany(kept => kept.GetMembers(CSharpName.Pascal(metric)))
            .All(members.ContainsKey);

    private void OnProperty(OperationAnalysisContext context)
    {
        IPropertySymbol property = ((IPropertyReferenceOperation)context.Operation).Property;
        if (CSharpName.KeptClasses.Contains(property.ContainingType.Name))
        {
            members[property] = true;
        }
    }

    private void OnCall(OperationAnalysisContext context) => Use(((IInvocationOperation)context.Operation).TargetMethod);

    private void OnMethod(OperationAnalysisContext context) => Use(((IMethodReferenceOperation)context.Operation).Method);

    private void Use(IMethodSymbol method)
    {
        if (method is { Name: "GetGauge", ContainingType.Name: "EventCatalogue" })
        {
            isAnyByName = true;
        }
        else if (method is { Name: "Set" or "Observe", ContainingType.ContainingType: { } kept }
            && CSharpName.KeptClasses.Contains(kept.Name))
        {
            members[method.ContainingType] = true;
        }
    }
}
