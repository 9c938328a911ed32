using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>An event.</summary>
/// <param name="Model">What is known of it.</param>
/// <param name="Table">Its content, for the places of diagnostics.</param>
/// <param name="Span">Its name.</param>
/// <param name="FamilySpan">The family in its name.</param>
/// <param name="Family">The name of its family.</param>
/// <param name="Feeds">Its valid feeds.</param>
/// <param name="FedFields">The fields that any feed names, valid or not.</param>
/// <param name="FedTags">The tags that any feed names, valid or not.</param>
/// <param name="MemberSpans">The names of its fields and tags.</param>
/// <param name="HasErrors">Whether anything of it was reported.</param>
internal sealed record EventDraft(
    EventModel Model,
    TableReader Table,
    SourceSpan Span,
    SourceSpan FamilySpan,
    string Family,
    List<FeedDraft> Feeds,
    ISet<string> FedFields,
    ISet<string> FedTags,
    IReadOnlyDictionary<string, SourceSpan> MemberSpans,
    bool HasErrors = false)
{
    /// <summary>Gets the fields and tags that the message shows.</summary>
    public IReadOnlyCollection<string> Shown { get; init; } = [];
}
