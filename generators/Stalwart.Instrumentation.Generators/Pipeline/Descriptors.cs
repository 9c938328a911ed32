using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>Converts the rules to Roslyn's descriptors.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Rules.All.ToDictionary(rule => rule.Id, Make);

    /// <summary>Returns the descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => ById[rule.Id];

    /// <summary>Returns the descriptors of the rules whose numbers are in a range.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Between(string first, string last) =>
        [.. Rules.All.Where(rule => string.CompareOrdinal(rule.Id, first) >= 0 && string.CompareOrdinal(rule.Id, last) <= 0).Select(Of)];

    public static Diagnostic Diagnostic(CatalogueDiagnostic diagnostic) =>
        Microsoft.CodeAnalysis.Diagnostic.Create(
            ById[diagnostic.Id],
            diagnostic.Path.Length == 0 ? Location.None : LocationOf(diagnostic.Path, diagnostic.Span),
            PropertiesOf(diagnostic),
            diagnostic.Arguments.ToArray<object>());

    public static Diagnostic Diagnostic(Rule rule, SourceLocation location, params object[] arguments) =>
        Microsoft.CodeAnalysis.Diagnostic.Create(ById[rule.Id], location.ToLocation(), arguments);

    public static Location LocationOf(string path, SourceSpan span) => Location.Create(
        path,
        new TextSpan(span.Start, span.Length),
        new LinePositionSpan(new LinePosition(span.StartLine, span.StartColumn), new LinePosition(span.EndLine, span.EndColumn)));

    /// <summary>Passes the suggestion to the code fix.</summary>
    private static ImmutableDictionary<string, string?> PropertiesOf(CatalogueDiagnostic diagnostic) =>
        diagnostic.Suggestion is { } suggestion
            ? ImmutableDictionary<string, string?>.Empty.AddRange(suggestion.ToProperties())
            : ImmutableDictionary<string, string?>.Empty;

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
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(rule.Id));
}
