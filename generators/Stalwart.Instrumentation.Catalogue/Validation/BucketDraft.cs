using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>A named list of boundaries.</summary>
internal sealed record BucketDraft(string Name, SourceSpan Span, EquatableArray<double> Boundaries, bool IsValid)
{
    public bool IsUsed { get; set; }
}
