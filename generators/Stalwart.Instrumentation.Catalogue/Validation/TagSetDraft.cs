using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>A shared tag set that is being validated.</summary>
/// <param name="Model">The model with the valid values.</param>
/// <param name="Span">The place of the name.</param>
/// <param name="IsValid">Whether it has a valid name and at least one valid value, so that tags can use it.</param>
/// <param name="HasErrors">Whether an error in it was reported.</param>
internal sealed record TagSetDraft(TagSetModel Model, SourceSpan Span, bool IsValid, bool HasErrors)
{
    public bool IsUsed { get; set; }
}
