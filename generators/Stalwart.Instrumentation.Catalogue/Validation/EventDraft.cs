using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>An event that is being validated.</summary>
/// <param name="Model">The model so far.</param>
/// <param name="Table">The table, for the places of diagnostics.</param>
/// <param name="Span">The place of the name.</param>
/// <param name="FamilySpan">The place of the family.</param>
/// <param name="Family">The name of its family.</param>
/// <param name="Feeds">Its valid feeds.</param>
/// <param name="FedFields">The fields that any feed names, valid or not.</param>
/// <param name="FedTags">The tags that any feed names, valid or not.</param>
/// <param name="MemberSpans">The places of the names of its fields and tags.</param>
/// <param name="HasErrors">Whether an error in it was reported.</param>
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
