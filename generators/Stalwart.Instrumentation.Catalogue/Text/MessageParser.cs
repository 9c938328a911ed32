using System.Collections.Generic;
using System.Text;

namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>Reads one message template.</summary>
internal sealed class MessageParser(string text)
{
    private static readonly char[] Braces = ['{', '}'];
    private static readonly char[] Formats = [',', ':'];
    private static readonly char[] Prefixes = ['@', '$'];

    private readonly List<MessagePart> parts = [];
    private readonly List<string> names = [];
    private readonly List<MessageFault> faults = [];
    private readonly StringBuilder literal = new();
    private int literalStart;

    public MessageTemplate Read()
    {
        int position = 0;
        for (int brace = text.IndexOfAny(Braces); brace >= 0; brace = text.IndexOfAny(Braces, position))
        {
            literal.Append(text, position, brace - position);
            position = brace + 1;
            if (position < text.Length && text[position] == text[brace])
            {
                literal.Append(text[brace]);
                position++;
            }
            else if (text[brace] == '}')
            {
                faults.Add(new MessageFault(MessageFaultKind.Unopened, brace, 1));
            }
            else
            {
                position = Placeholder(brace);
            }
        }

        literal.Append(text, position, text.Length - position);
        EndLiteral(text.Length);
        return new MessageTemplate(text, [.. parts], [.. names], [.. faults]);
    }

    /// <summary>Reads a placeholder. Returns the offset after it.</summary>
    private int Placeholder(int start)
    {
        int end = text.IndexOfAny(Braces, start + 1);
        if (end < 0 || text[end] == '{')
        {
            faults.Add(new MessageFault(MessageFaultKind.Unclosed, start, 1));
            return start + 1;
        }

        int length = end + 1 - start;
        string content = text.Substring(start + 1, length - 2);
        int format = content.IndexOfAny(Formats);
        string name = (format < 0 ? content : content.Substring(0, format)).TrimStart(Prefixes);
        bool isEmpty = name.Trim().Length == 0;
        if (isEmpty || name.Length < content.Length)
        {
            faults.Add(new MessageFault(isEmpty ? MessageFaultKind.Empty : MessageFaultKind.Formatted, start, length));
        }

        EndLiteral(start);
        parts.Add(new MessagePart(name, IsPlaceholder: true, start, length));
        literalStart = end + 1;
        if (!isEmpty && !names.Contains(name))
        {
            names.Add(name);
        }

        return end + 1;
    }

    private void EndLiteral(int end)
    {
        if (literal.Length > 0)
        {
            parts.Add(new MessagePart(literal.ToString(), IsPlaceholder: false, literalStart, end - literalStart));
            literal.Clear();
        }
    }
}
