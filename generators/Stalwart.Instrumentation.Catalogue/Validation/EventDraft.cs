using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>An event.</summary>
internal sealed record EventDraft(
    EventModel Model,
    SourceSpan Span,
    SourceSpan FamilySpan,
    string Family,
    List<FeedDraft> Feeds,
    ISet<string> FedFields,
    IReadOnlyDictionary<string, SourceSpan> MemberSpans,
    bool HasErrors = false);
