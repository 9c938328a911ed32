using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the XML documentation of an event's recording method.</summary>
internal static class EventDocumentation
{
    public static void Write(CodeWriter code, EventLayout layout, EventSignature signature)
    {
        EventModel item = layout.Event;
        code.Line($"/// <summary>{Literal.Sentence(item.Description)}</summary>");
        foreach (FieldModel field in item.Fields)
        {
            string unit = FieldValue.Describe(field, layout.Feeds);
            code.Line($"/// <param name=\"{CSharpName.Camel(field.Name).TrimStart('@')}\">The field <c>{field.Name}</c>, {unit}.</param>");
        }

        foreach (TagModel tag in item.Tags)
        {
            string length = tag.IsInteger ? "" : " of at most 256 characters";
            string limit = $"; the first {Literal.Number(tag.Limit)} distinct values{length} are kept, all others count as <c>other</c>";
            string open = (tag.Kind == TagKind.Open ? limit : "")
                + (tag.IsOptional ? "; <see langword=\"null\"/> omits the attribute" : "");
            code.Line($"/// <param name=\"{CSharpName.Camel(tag.Name).TrimStart('@')}\">The tag <c>{tag.Name}</c>{open}.</param>");
        }

        if (signature.IsEntryPoint)
        {
            code.Line(EntryPoint.Documentation);
        }

        IEnumerable<string> fed = item.Feeds.Select(feed => $"<c>{feed.Metric}</c>").Distinct();
        string feeds = item.Feeds.Count == 0 ? "" : $" Feeds {string.Join(", ", fed)}.";
        string counted = item.Counted ? "" : " Has no counter of its own.";
        string off = item.Enabled ? "" : " Disabled by default.";
        string declared = $"Event <c>{item.Name}</c>, id {Literal.Number(item.Id)}, level {item.Level.ToString().ToLowerInvariant()}.";
        string logged = !item.IsLogged ? " Not logged." : item.Message is null ? "" : $" Logged as <c>{Literal.Xml(item.Message)}</c>.";
        code.Line($"/// <remarks>{declared}{counted}{feeds}{logged}{off} Thread-safe; allocates nothing.</remarks>");
    }
}
