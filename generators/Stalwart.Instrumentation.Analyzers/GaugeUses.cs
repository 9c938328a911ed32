using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>The gauges that code uses, by their generated properties or by name.</summary>
internal sealed class GaugeUses
{
    private const string Class = "Gauges";

    private readonly ConcurrentDictionary<ISymbol, bool> properties = new(SymbolEqualityComparer.Default);
    private volatile bool isAnyByName;

    /// <summary>Registers what collects the uses of a compilation.</summary>
    public void Register(CompilationStartAnalysisContext start)
    {
        start.RegisterOperationAction(OnProperty, OperationKind.PropertyReference);
        start.RegisterOperationAction(OnCall, OperationKind.Invocation);
    }

    /// <summary>
    /// Returns whether code may set a gauge: it uses its property or takes gauges by name, or the property is missing because of an error.
    /// </summary>
    public bool MaySet(INamedTypeSymbol type, string gauge) => isAnyByName
        || type.GetTypeMembers(Class).SelectMany(gauges => gauges.GetMembers(CSharpName.Pascal(gauge))).All(properties.ContainsKey);

    private void OnProperty(OperationAnalysisContext context)
    {
        IPropertySymbol property = ((IPropertyReferenceOperation)context.Operation).Property;
        if (property.ContainingType.Name == Class)
        {
            properties[property] = true;
        }
    }

    private void OnCall(OperationAnalysisContext context)
    {
        IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (method is { Name: "GetGauge", ContainingType.Name: "EventCatalogue" })
        {
            isAnyByName = true;
        }
    }
}
