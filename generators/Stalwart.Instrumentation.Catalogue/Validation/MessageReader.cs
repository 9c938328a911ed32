using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads an event's <c>message</c>.</summary>
/// <param name="eventName">The event.</param>
/// <param name="fields">Its valid fields.</param>
/// <param name="tags">Its valid tags.</param>
/// <param name="areParametersKnown">Whether these are all its fields and tags.</param>
/// <param name="errorsBefore">The number of errors before the event.</param>
/// <param name="draft">The catalogue.</param>
/// <param name="bag">The diagnostics.</param>
internal sealed class MessageReader(
    string eventName,
    List<FieldModel> fields,
    List<TagModel> tags,
    bool areParametersKnown,
    int errorsBefore,
    CatalogueDraft draft,
    DiagnosticBag bag)
{
    private readonly HashSet<string> shown = [];
    private bool hasUnknown;

    /// <summary>Gets the names in the placeholders.</summary>
    public IReadOnlyCollection<string> Shown => shown;

    /// <summary>Returns the template; null when there is none, or it is invalid, which is reported.</summary>
    public string? Read(TableReader table, LogSettings logs)
    {
        if (table.Text("message") is not string text || table.Find("message") is not { Value: TomlString value } entry)
        {
            return null;
        }

        if (!logs.AreLogged)
        {
            logs.ReportUnused("Key 'message'", entry, bag);
            return null;
        }

        string? fault = text.Trim().Length == 0 ? "is empty; write what happened, or remove the key"
            : text.Any(char.IsControl) ? "contains a line break or another control character; keep it on one line"
            : null;
        if (fault is not null)
        {
            bag.Add(Rules.BadMessage, value.Span, eventName, fault);
            return null;
        }

        var template = MessageTemplate.Parse(text);
        int before = bag.Errors;
        foreach (MessageFault found in template.Faults)
        {
            Report(found, value);
        }

        if (bag.Errors > before)
        {
            // An incomplete message may show any field.
            return null;
        }

        foreach (MessagePart part in template.Parts.Where(part => part.IsPlaceholder && part.Text.Trim().Length > 0))
        {
            Check(part, value);
        }

        return bag.Errors == before ? text : null;
    }

    private void Report(MessageFault fault, TomlString value)
    {
        SourceSpan? place = draft.Places.Find(value, fault.Start, fault.Length);
        string written = value.Value.Substring(fault.Start, fault.Length);
        (string words, string? instead) = fault.Kind switch
        {
            MessageFaultKind.Unclosed => ("has '{' without '}'; close the placeholder, or write '{{' for a brace", null),
            MessageFaultKind.Unopened => ("has '}' without '{'; write '}}' for a brace", "}}"),
            MessageFaultKind.Empty => ("has a placeholder without a name; write the name of a field or tag in it", null),
            _ => Bare(written),
        };
        bag.Add(
            Rules.BadMessage,
            place ?? value.Span,
            place is { } span ? Suggestion.Part(instead, span) : null,
            eventName,
            words);
    }

    private void ReportUnknown(string name, SourceSpan? place, SourceSpan span)
    {
        string[] names =
        [
            .. fields.Where(field => field.Type != FieldType.Exception).Select(field => field.Name),
            .. tags.Select(tag => tag.Name),
        ];

        string? near = names.FirstOrDefault(known => Mentions.Letters(known) == Mentions.Letters(name)) ?? bag.Speller.Find(name, names);

        // Missing fields and tags are one mistake, and may be a consequence of another error in the event.
        bool mayFollow = draft.HasSyntaxErrors || bag.Errors > errorsBefore;
        if (!areParametersKnown || (near is null && mayFollow && !hasUnknown) || (names.Length == 0 && hasUnknown))
        {
            return;
        }

        hasUnknown = true;
        bag.Add(
            Rules.UnknownPlaceholder,
            span,
            place is null ? null : Suggestion.Part(near, span),
            eventName,
            name,
            Remedy.Of(near, names, "fields or tags").Words);
    }

    private static (string Words, string? Instead) Bare(string placeholder)
    {
        string name = MessageTemplate.Parse(placeholder).Names[0];
        string bare = $"{{{name}}}";
        return ($"has more than a name in '{placeholder}'; write '{bare}'", NameGrammar.IsDotted(name) ? bare : null);
    }

    private void Check(MessagePart part, TomlString value)
    {
        // Between the braces.
        SourceSpan? place = draft.Places.Find(value, part.Start + 1, part.Length - 2);
        SourceSpan span = place ?? value.Span;
        FieldModel? field = fields.FirstOrDefault(candidate => candidate.Name == part.Text);
        if (field is null && tags.All(tag => tag.Name != part.Text))
        {
            ReportUnknown(part.Text, place, span);
        }
        else if (field?.Type == FieldType.Exception)
        {
            bag.Add(
                Rules.BadException,
                span,
                part.Text,
                "cannot be in a message; remove its placeholder, because log records have the exception in addition to the message");
        }
        else if (!shown.Add(part.Text))
        {
            bag.Add(Rules.DuplicatePlaceholder, span, eventName, part.Text);
        }
    }
}
