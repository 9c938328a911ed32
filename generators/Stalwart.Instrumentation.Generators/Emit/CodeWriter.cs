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

    public void Close(string after = "")
    {
        depth--;
        Line("}" + after);
    }

    public override string ToString() => text.ToString();
}
