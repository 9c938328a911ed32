using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>A name or pattern in an operator's file.</summary>
/// <param name="Key"><c>disabled-events</c> or <c>enabled-events</c>; any other key with its section.</param>
/// <param name="Pattern">The name or pattern; <c>*</c> matches any characters.</param>
/// <param name="Span">The place: a whole string with its quotes, or part of one.</param>
/// <param name="IsWhole">
/// Whether it is a whole string or key; otherwise, it is part of a list in one string, and <paramref name="Span"/> is its place if known.
/// </param>
public sealed record OperatorName(string Key, string Pattern, SourceSpan Span, bool IsWhole)
{
    /// <summary>Gets whether it is a pattern.</summary>
    public bool IsPattern => Pattern.Contains("*");

    /// <summary>Gets whether it may be the name of an instrument of another meter, which has no logs.</summary>
    internal bool MayBeOfOtherMeters => !Key.StartsWith(SettingsTable.LogsSection + ".", System.StringComparison.Ordinal);

    /// <summary>Reads a comma-separated list of names, the form for environment variables.</summary>
    internal static IEnumerable<OperatorName> List(string key, string list, SourceSpan span)
    {
        // Without escapes and line breaks, the offset from the opening quote is the offset in the value.
        const int Quote = 1;
        bool isPlain = span.Length == list.Length + (2 * Quote) && span.StartLine == span.EndLine;
        int start = 0;
        foreach (string part in list.Split(','))
        {
            string name = part.Trim();
            if (name.Length > 0)
            {
                int offset = Quote + start + part.IndexOf(name, System.StringComparison.Ordinal);
                yield return new OperatorName(key, name, isPlain ? Part(span, offset, name.Length) : span, IsWhole: false);
            }

            start += part.Length + 1;
        }
    }

    /// <summary>Suggests a replacement for the name.</summary>
    internal Suggestion? Suggest(string? name) => IsWhole ? Suggestion.String(name, Span)
        : Span.Length == Pattern.Length ? Suggestion.Part(name, Span)
        : null;

    private static SourceSpan Part(SourceSpan whole, int offset, int length) => new(
        whole.Start + offset,
        length,
        whole.StartLine,
        whole.StartColumn + offset,
        whole.StartLine,
        whole.StartColumn + offset + length);
}
