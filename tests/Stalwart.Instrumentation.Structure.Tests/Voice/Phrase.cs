using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Structure.Tests.Voice;

/// <summary>A phrase that is wrong in every context.</summary>
/// <param name="Text">The phrase, in lower case; a space matches any white space, a line break included.</param>
/// <param name="Replacement">What to write instead.</param>
internal sealed record Phrase(string Text, string Replacement)
{
    private readonly Regex pattern = new(
        $@"(?<![\w-]){string.Join(@"\s+", Text.Split(' ').Select(Regex.Escape))}(?![\w-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    /// <summary>Returns the offset of each occurrence.</summary>
    public IEnumerable<int> FindIn(string prose) => pattern.Matches(prose).Select(match => match.Index);
}
