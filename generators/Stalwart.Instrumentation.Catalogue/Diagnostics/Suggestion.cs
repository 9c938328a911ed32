using System.Linq;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>What would mend a finding, when one word in its place would.</summary>
public static class Suggestion
{
    private static readonly Regex Meant = new("did you mean '([^']+)'\\?", RegexOptions.CultureInvariant);

    /// <summary>The word to write at the finding's place, without quotes; <see langword="null"/> when there is none.</summary>
    public static string? Of(CatalogueDiagnostic finding)
    {
        if (finding.Id == Rules.DuplicateId.Id || finding.Id == Rules.IdOutOfRange.Id || finding.Id == Rules.RetiredId.Id)
        {
            string next = finding.Arguments[finding.Arguments.Count - 1];
            return next.All(char.IsDigit) ? next : null;
        }

        return finding.Arguments.Select(argument => Meant.Match(argument)).FirstOrDefault(match => match.Success)?.Groups[1].Value;
    }
}
