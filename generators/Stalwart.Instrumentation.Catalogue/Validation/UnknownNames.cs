using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Collects the references to undeclared names. A missing name, or one whose declaration is misspelled, is one diagnostic,
/// however many references it has.
/// </summary>
internal sealed class UnknownNames
{
    private readonly List<(Rule Rule, string Name, SourceSpan Span)> references = [];

    /// <summary>Adds a reference.</summary>
    /// <param name="rule">The rule that reports it.</param>
    /// <param name="name">The name.</param>
    /// <param name="span">The place of the reference.</param>
    public void Add(Rule rule, string name, SourceSpan span) => references.Add((rule, name, span));

    /// <summary>Reports the references. Call this after all names are known.</summary>
    public void Report(CatalogueDraft draft, DiagnosticBag bag)
    {
        foreach (var same in references.GroupBy(reference => (reference.Rule, reference.Name)))
        {
            (IReadOnlyCollection<string> declared, string what) = Candidates(same.Key.Rule, draft);
            var remedy = Remedy.For(bag.Speller, same.Key.Name, declared, what);
            bool isDeclarationMisspelt = remedy.Near is null || !IsUsed(same.Key.Rule, remedy.Near, draft);
            foreach ((Rule rule, string name, SourceSpan span) in same.Take(isDeclarationMisspelt ? 1 : int.MaxValue))
            {
                bag.Add(rule, span, Suggestion.String(remedy.Near, span), name, remedy.Words);
            }
        }
    }

    private static (IReadOnlyCollection<string> Declared, string What) Candidates(Rule rule, CatalogueDraft draft) =>
        rule == Rules.UnknownMetric ? (draft.MetricsByName.Keys, "metrics")
        : rule == Rules.UnknownBuckets ? (draft.Buckets.Keys, "bucket lists")
        : ([.. draft.TagSets.Keys, CatalogueWords.BooleanTag], "tag sets");

    private static bool IsUsed(Rule rule, string name, CatalogueDraft draft) =>
        rule == Rules.UnknownMetric ? draft.MetricsByName[name] is not { Named: 0 }
        : rule == Rules.UnknownBuckets ? draft.Buckets[name].IsUsed
        : !draft.TagSets.TryGetValue(name, out TagSetDraft? set) || set.IsUsed;
}
