using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Logging;

/// <summary>Formats the message of an event from its values. Immutable.</summary>
internal sealed class LogFormat
{
    private readonly (string Literal, int Value)[] parts;

    public LogFormat(EventDescriptor item)
    {
        string[] names = [.. item.Values.Select(value => value.Name)];
        ExceptionIndex = Array.FindIndex([.. item.Values], value => value.IsException);
        Template = item.Message ?? MessageTemplate.Escape(item.Description);
        parts =
        [
            .. MessageTemplate.Parse(Template).Parts
                .Select(part => (part.Text, part.IsPlaceholder ? Array.IndexOf(names, part.Text) : -1)),
        ];
    }

    /// <summary>Gets the template, which providers receive as <c>{OriginalFormat}</c>.</summary>
    public string Template { get; }

    /// <summary>Gets the index of the exception among the event's values; -1 without one.</summary>
    public int ExceptionIndex { get; }

    /// <summary>Writes the message of a record.</summary>
    public void Write(in EventLogState record, ref LogText text)
    {
        foreach ((string literal, int value) in parts)
        {
            if (value < 0)
            {
                text.Literal(literal);
            }
            else
            {
                record.ValueAt(value).Write(ref text);
            }
        }
    }
}
