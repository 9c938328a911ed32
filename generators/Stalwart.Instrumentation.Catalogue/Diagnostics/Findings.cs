using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>Collects what the validation of one file finds.</summary>
internal sealed class Findings(string path)
{
    private readonly List<CatalogueDiagnostic> found = [];

    /// <summary>How many errors there are so far: whoever reads an item compares before and after to know whether it is right.</summary>
    public int Errors { get; private set; }

    public void Add(Rule rule, SourceSpan span, params string[] arguments)
    {
        found.Add(new CatalogueDiagnostic(rule.Id, path, span, new EquatableArray<string>(arguments)));
        if (rule.Severity == RuleSeverity.Error)
        {
            Errors++;
        }
    }

    /// <summary>Everything found, in the order of the file.</summary>
    public EquatableArray<CatalogueDiagnostic> ToArray() => new(found.OrderBy(finding => finding.Span.Start).ThenBy(finding => finding.Id));
}
