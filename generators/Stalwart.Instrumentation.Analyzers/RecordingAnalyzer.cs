using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Operator;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>
/// Checks the code that records: events that are never recorded, open tags with unbounded values, and names of both in an operator's file.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RecordingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor NeverRecorded = Descriptors.Of(Rules.NeverRecorded);
    private static readonly DiagnosticDescriptor UnboundedValue = Descriptors.Of(Rules.UnboundedValue);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        NeverRecorded,
        UnboundedValue,
        .. Descriptors.Between("EVT2003", "EVT2005"),
        .. Descriptors.Between("EVT2008", "EVT2008"),
        .. Descriptors.Between("EVT2010", "EVT2010"),
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Generated code, such as Razor, records too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(static start =>
        {
            ImmutableArray<DeclaredCatalogue> catalogues = DeclaredCatalogues.Find(
                start.Compilation, start.Options.AdditionalFiles, start.CancellationToken);
            if (catalogues.IsEmpty)
            {
                return;
            }

            var methods = new RecordingMethods(catalogues);
            var recorded = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
            start.RegisterOperationAction(action => OnCall(action, methods, recorded), OperationKind.Invocation);
            start.RegisterOperationAction(action => OnReference(action, methods, recorded), OperationKind.MethodReference);
            var kept = new KeptMetricUses();
            kept.Register(start);
            start.RegisterCompilationEndAction(end => AtEnd(end, catalogues, recorded, kept));
        });
    }

    private static void OnReference(
        OperationAnalysisContext context, RecordingMethods methods, ConcurrentDictionary<string, bool> recorded)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        foreach (EventModel item in methods.EventsOf(reference.Method))
        {
            recorded[item.Name] = true;
        }
    }

    private static void OnCall(OperationAnalysisContext context, RecordingMethods methods, ConcurrentDictionary<string, bool> recorded)
    {
        var call = (IInvocationOperation)context.Operation;
        if (methods.IsOwn(context.ContainingSymbol))
        {
            return;
        }

        foreach (EventModel item in methods.EventsOf(call.TargetMethod))
        {
            recorded[item.Name] = true;
        }

        EquatableArray<TagModel> tags = methods.TagsOf(call.TargetMethod);
        if (tags.Count == 0)
        {
            return;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            TagModel? tag = tags.FirstOrDefault(
                tag => tag.Kind == TagKind.Open && CSharpName.Camel(tag.Name).TrimStart('@') == argument.Parameter?.Name);
            if (tag is not null && UnboundedValues.Find(argument.Value) is string what)
            {
                context.ReportDiagnostic(
                    Diagnostic.Create(
                        UnboundedValue,
                        argument.Value.Syntax.GetLocation(),
                        what,
                        tag.Name,
                        tag.Limit.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    private static void AtEnd(
        CompilationAnalysisContext context,
        ImmutableArray<DeclaredCatalogue> catalogues,
        ConcurrentDictionary<string, bool> recorded,
        KeptMetricUses kept)
    {
        // Other assemblies may record the events of a public class.
        bool isLibrary = context.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        bool IsOpen(DeclaredCatalogue catalogue) => isLibrary && catalogue.Source.Class.IsPublic;
        bool IsRecorded(string name) =>
            recorded.ContainsKey(name)
            || catalogues.Any(catalogue => IsOpen(catalogue) && catalogue.Source.Result.Places.Any(place => place.Name == name));

        foreach (DeclaredCatalogue catalogue in catalogues.Where(catalogue => !IsOpen(catalogue)))
        {
            ILookup<string, SourceSpan> places = catalogue.Source.Result.Places.ToLookup(place => place.Name, place => place.Span);
            foreach (EventModel item in (catalogue.Source.Result.Model?.Families ?? default).SelectMany(family => family.Events)
                .Where(item => item.Deprecated is null && !recorded.ContainsKey(item.Name)))
            {
                string family = CSharpName.Pascal(item.Name.Substring(0, item.Name.IndexOf('.')));
                string call = $"{catalogue.Type.Name}.{family}.{CSharpName.Pascal(item.ShortName)}";
                context.ReportDiagnostic(
                    Diagnostic.Create(
                        NeverRecorded,
                        Descriptors.LocationOf(catalogue.File.Path, places[item.Name].First()),
                        "Event",
                        item.Name,
                        "recorded",
                        call + " where it happens"));
            }

            ReportKept(context, catalogue, kept);
        }

        CheckConfiguration(context, catalogues, IsRecorded);
    }

    private static void ReportKept(CompilationAnalysisContext context, DeclaredCatalogue catalogue, KeptMetricUses kept)
    {
        ILookup<string, MetricKind> kinds = (catalogue.Source.Result.Model?.Metrics ?? default)
            .ToLookup(metric => metric.Name, metric => metric.Kind);
        foreach (NamePlace metric in catalogue.Source.Result.KeptMetrics)
        {
            foreach (MetricKind kind in kinds[metric.Name].Where(kind => !kept.MaySet(catalogue.Type, kind, metric.Name)))
            {
                bool isGauge = kind == MetricKind.Gauge;
                string call = $"{catalogue.Type.Name}.{CSharpName.KeptClass(kind)}.{CSharpName.Pascal(metric.Name)}";
                string word = CatalogueWords.Kinds.Of(kind);
                context.ReportDiagnostic(
                    Diagnostic.Create(
                        NeverRecorded,
                        Descriptors.LocationOf(catalogue.File.Path, metric.Span),
                        char.ToUpperInvariant(word[0]) + word.Substring(1),
                        metric.Name,
                        isGauge ? "set" : "observed",
                        isGauge ? $"{call}.Set or .Observe" : $"{call}.Observe"));
            }
        }
    }

    private static void CheckConfiguration(
        CompilationAnalysisContext context, ImmutableArray<DeclaredCatalogue> catalogues, Func<string, bool> isRecorded)
    {
        CatalogueResult[] results = [.. catalogues.Select(catalogue => catalogue.Source.Result).Where(result => result.Model is not null)];
        ReferencedNames[] others =
        [
            .. ReferencedCatalogue.NamesOf(context.Compilation).Select(names => ReferencedNames.Parse(names.Meter, names.Names)),
        ];
        foreach (AdditionalText file in OperatorFiles.Of(context.Options, context.CancellationToken))
        {
            OperatorFile? read = OperatorText.Read(file, context.CancellationToken);
            foreach (CatalogueDiagnostic diagnostic in read?.Compare(results, others, isRecorded) ?? default)
            {
                context.ReportDiagnostic(Descriptors.Diagnostic(diagnostic));
            }
        }
    }
}
