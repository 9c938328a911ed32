using System;
using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Text;

/// <summary>Converts offsets of a text to lines and columns.</summary>
internal sealed class LineMap
{
    private readonly int[] starts;
    private readonly int length;

    public LineMap(string text)
    {
        length = text.Length;
        var found = new List<int> { 0 };
        for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            found.Add(i + 1);
        }

        starts = found.ToArray();
    }

    public int Count => starts.Length;

    public int Start(int line) => starts[line];

    /// <summary>Returns the offset after a line, including its line break.</summary>
    public int End(int line) => line + 1 < starts.Length ? starts[line + 1] : length;

    public int LineOf(int offset)
    {
        int line = Array.BinarySearch(starts, offset);
        return line >= 0 ? line : ~line - 1;
    }

    /// <summary>Returns the span between two offsets, clamped to the text.</summary>
    public SourceSpan Span(int start, int end)
    {
        start = Math.Max(0, Math.Min(start, length));
        end = Math.Max(start, Math.Min(end, length));
        int startLine = LineOf(start);
        int endLine = LineOf(end);
        return new SourceSpan(start, end - start, startLine, start - starts[startLine], endLine, end - starts[endLine]);
    }
}
