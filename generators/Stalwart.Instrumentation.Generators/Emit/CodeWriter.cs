using System.Collections.Generic;
using System.Text;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Writes indented lines.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
    }

    public void Open(string? line = null)
    {
        if (line is not null)
        {
            Line(line);
        }

        Line("{");
        depth++;
    }

    /// <summary>Continues an expression on separate, indented lines until <see cref="Outdent"/>.</summary>
    public void Indent() => depth++;

    public void Outdent() => depth--;

    public void Close(string after = "")
    {
        depth--;
        Line("}" + after);
    }

    /// <summary>Writes an array expression: a single element on the line of the braces, several on separate lines.</summary>
    public void Array(string start, IReadOnlyCollection<string> elements, string after)
    {
        if (elements.Count < 2)
        {
            Line(start + (elements.Count == 0 ? " { }" : $" {{ {string.Concat(elements)} }}") + after);
            return;
        }

        Open(start);
        foreach (string element in elements)
        {
            Line(element + ",");
        }

        Close(after);
    }

    public override string ToString() => text.ToString();
}
