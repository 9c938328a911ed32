using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>The catalogue's rules as Roslyn knows them.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Rules.All.ToDictionary(rule => rule.Id, Make);

    public static Diagnostic Diagnostic(CatalogueDiagnostic finding)
    {
        SourceSpan span = finding.Span;
        var lines = new LinePositionSpan(new LinePosition(span.StartLine, span.StartColumn), new LinePosition(span.EndLine, span.EndColumn));
        Location location = Location.Create(finding.Path, new TextSpan(span.Start, span.Length), lines);
        return Microsoft.CodeAnalysis.Diagnostic.Create(ById[finding.Id], location, finding.Arguments.ToArray<object>());
    }

    public static Diagnostic Diagnostic(Rule rule, SourceLocation location, params object[] arguments) =>
        Microsoft.CodeAnalysis.Diagnostic.Create(ById[rule.Id], location.ToLocation(), arguments);

    private static DiagnosticDescriptor Make(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        "EventCatalogue",
        rule.Severity switch
        {
            RuleSeverity.Error => DiagnosticSeverity.Error,
            RuleSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true);
}
