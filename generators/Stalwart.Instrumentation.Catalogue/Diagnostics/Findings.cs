using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>Collects what the validation of one file finds.</summary>
internal sealed class Findings(string path)
{
    private readonly List<CatalogueDiagnostic> found = [];
    private SourceSpan[] muted = [];

    /// <summary>How many errors there are so far: whoever reads an item compares before and after to know whether it is right.</summary>
    public int Errors { get; private set; }

    /// <summary>
    /// Ignores everything found from now on within these statements, in the order of the file: their fault of syntax has been reported.
    /// </summary>
    public void Mute(IEnumerable<SourceSpan> statements) => muted = [.. statements];

    public void Add(Rule rule, SourceSpan span, params string[] arguments)
    {
        if (IsMuted(span.Start))
        {
            return;
        }

        found.Add(new CatalogueDiagnostic(rule.Id, path, span, new EquatableArray<string>(arguments)));
        if (rule.Severity == RuleSeverity.Error)
        {
            Errors++;
        }
    }

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

    /// <summary>Everything found, in the order of the file.</summary>
    public EquatableArray<CatalogueDiagnostic> ToArray() => new(found.OrderBy(finding => finding.Span.Start).ThenBy(finding => finding.Id));
}
