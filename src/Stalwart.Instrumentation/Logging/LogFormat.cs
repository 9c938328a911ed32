namespace Stalwart.Instrumentation.Logging;

/// <summary>How the message of an event is made of its values. Immutable.</summary>
internal sealed class LogFormat
{
    private readonly (string Literal, int Value)[] parts;
    private readonly string end;

    public LogFormat(EventDescriptor item)
    {
        string[] names = [.. item.Values.Select(value => value.Name)];
        ExceptionIndex = Array.FindIndex([.. item.Values], value => value.IsException);
        Template = item.Message ?? item.Description.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        var found = new List<(string, int)>();
        string literal = "";
        for (int i = 0; i < Template.Length; i++)
        {
            int close = Template[i] == '{' && Template[i + 1] != '{' ? Template.IndexOf('}', i) : -1;
            if (close >= 0)
            {
                found.Add((literal, Array.IndexOf(names, Template[(i + 1)..close])));
                literal = "";
                i = close;
            }
            else
            {
                literal += Template[i];
                i += Template[i] is '{' or '}' ? 1 : 0;
            }
        }

        parts = [.. found];
        end = literal;
    }

    /// <summary>Gets the template, as providers take it under <c>{OriginalFormat}</c>.</summary>
    public string Template { get; }

    /// <summary>Gets the place of the exception among the event's values; -1 without one.</summary>
    public int ExceptionIndex { get; }

    /// <summary>Writes the message of a record.</summary>
    public void Write(in EventLogState record, ref LogText text)
    {
        foreach ((string literal, int value) in parts)
        {
            text.Literal(literal);
            record.ValueAt(value).Write(ref text);
        }

        text.Literal(end);
    }
}
