using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Finds problems of log records: strings that the message does not show, and duplicate messages and names.
/// </summary>
internal static class LogRules
{
    private const string Count = "event.count";
    private const string Exception = "exception.";

    private static readonly string[] OfException = [Exception + "type", Exception + "message", Exception + "stacktrace"];

    public static void Apply(CatalogueDraft draft, DiagnosticBag bag)
    {
        var messages = new Dictionary<string, EventDraft>();
        foreach (EventDraft item in draft.Events.Where(item => item.Model.IsLogged && !item.HasErrors))
        {
            CheckFields(item, draft, bag);
            CheckTags(item, bag);
            if (item.Model.Message is not string message)
            {
                continue;
            }

            if (messages.TryGetValue(message, out EventDraft? first))
            {
                string line = (first.Table.SpanOf("message").StartLine + 1).ToString(CultureInfo.InvariantCulture);
                bag.Add(Rules.SameMessage, item.Table.SpanOf("message"), item.Model.Name, first.Model.Name, line);
            }
            else
            {
                messages.Add(message, item);
            }
        }
    }

    private static void CheckFields(EventDraft item, CatalogueDraft draft, DiagnosticBag bag)
    {
        string[] missing =
        [
            .. item.Model.Fields.Where(field => field.Type == FieldType.Text && !item.Shown.Contains(field.Name))
                .Select(field => field.Name)
                .Where(name => !draft.Mentions.MayUse(Rules.UnusedMember, name)),
        ];
        if (item.Model.Message is null && missing.Length > 0)
        {
            // The message itself is missing.
            string message = $"add message = \"… {string.Join(" … ", missing.Select(name => $"{{{name}}}"))}\"";
            bag.Add(Rules.UnshownField, item.MemberSpans[missing[0]], missing[0], "the description, which is the message", message);
            return;
        }

        foreach (string name in missing)
        {
            bag.Add(Rules.UnshownField, item.MemberSpans[name], name, "the message", $"add {{{name}}} to it");
        }
    }

    private static void CheckTags(EventDraft item, DiagnosticBag bag)
    {
        // Only events without fields have the overload with a count.
        bool hasCount = item.Model.Fields.Count == 0;
        bool hasException = item.Model.Fields.Any(field => field.Type == FieldType.Exception);
        foreach (TagModel tag in item.Model.Tags)
        {
            string? owner = hasCount && tag.Name == Count ? "the number of records"
                : hasException && OfException.Contains(tag.Name) ? "the exception"
                : null;
            if (owner is not null)
            {
                bag.Add(Rules.ReservedAttribute, item.MemberSpans[tag.Name], tag.Name, owner);
            }
        }
    }
}
