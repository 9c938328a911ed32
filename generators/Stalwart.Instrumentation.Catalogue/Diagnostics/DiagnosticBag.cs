using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>Collects the diagnostics of one file.</summary>
internal sealed class DiagnosticBag(string path)
{
    private readonly List<CatalogueDiagnostic> diagnostics = [];
    private SourceSpan[] muted = [];
    private Predicate<SourceSpan> isHidden = static _ => false;

    /// <summary>Gets the number of errors so far. An item is valid if the number is the same before and after reading it.</summary>
    public int Errors { get; private set; }

    /// <summary>Gets the speller for the names in this file.</summary>
    public Speller Speller { get; } = new();

    /// <summary>
    /// Ignores further diagnostics in statements, given in the order of the file, whose syntax error has been reported.
    /// </summary>
    public void Mute(IEnumerable<SourceSpan> statements) => muted = [.. statements];

    /// <summary>Counts further diagnostics at some places without listing them: they are consequences of a listed one.</summary>
    public void Hide(Predicate<SourceSpan> isConsequence)
    {
        Predicate<SourceSpan> others = isHidden;
        isHidden = span => isConsequence(span) || others(span);
    }

    public void Add(Rule rule, SourceSpan span, params string[] arguments) => Add(rule, span, suggestion: null, arguments);

    public void Add(Rule rule, SourceSpan span, Suggestion? suggestion, params string[] arguments)
    {
        if (IsMuted(span.Start))
        {
            return;
        }

        if (!isHidden(span))
        {
            diagnostics.Add(new CatalogueDiagnostic(rule.Id, path, span, new EquatableArray<string>(arguments), suggestion));
        }

        if (rule.Severity == RuleSeverity.Error)
        {
            Errors++;
        }
    }

    /// <summary>Gets the current place in the list, for <see cref="RemoveSince"/>.</summary>
    public Mark Now => new(diagnostics.Count, Errors);

    /// <summary>Removes the warnings after a place in the list, unless an error followed.</summary>
    public void RemoveSince(Mark mark) => diagnostics.RemoveRange(mark.Listed, diagnostics.Count - mark.Listed);

    /// <summary>Returns all diagnostics in the order of the file.</summary>
    public EquatableArray<CatalogueDiagnostic> ToArray() =>
        new(diagnostics.OrderBy(diagnostic => diagnostic.Span.Start).ThenBy(diagnostic => diagnostic.Id));

    private bool IsMuted(int offset)
    {
        int low = 0;
        int high = muted.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (offset < muted[middle].Start)
            {
                high = middle - 1;
            }
            else if (offset >= muted[middle].Start + muted[middle].Length)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A place in the list of diagnostics.</summary>
    /// <param name="Listed">The diagnostics before it.</param>
    /// <param name="Errors">The errors before it, listed or not.</param>
    internal readonly record struct Mark(int Listed, int Errors);
}
