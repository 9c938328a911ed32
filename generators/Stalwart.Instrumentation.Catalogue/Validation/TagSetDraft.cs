using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>A shared tag set.</summary>
/// <param name="Model">Its valid values.</param>
/// <param name="Span">Its name.</param>
/// <param name="IsValid">Whether it has a valid name and any valid value, so that tags can use it.</param>
/// <param name="HasErrors">Whether anything of it was reported.</param>
internal sealed record TagSetDraft(TagSetModel Model, SourceSpan Span, bool IsValid, bool HasErrors)
{
    public bool IsUsed { get; set; }
}
