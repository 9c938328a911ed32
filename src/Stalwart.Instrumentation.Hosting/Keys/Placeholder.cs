using System.Collections.Generic;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A part of a string that the running process replaces: <c>%{env:NAME}%</c> or <c>%{file:PATH}%</c>.</summary>
/// <param name="Start">Its position in the string.</param>
/// <param name="Length">Its length.</param>
/// <param name="IsFile">Whether it names a file; otherwise an environment variable.</param>
/// <param name="Name">The file or variable; empty if the placeholder is invalid.</param>
internal sealed record Placeholder(int Start, int Length, bool IsFile, string Name)
{
    /// <summary>The valid forms, for messages.</summary>
    public const string Forms = "%{env:NAME}% or %{file:PATH}%";

    private const string Open = "%{";
    private const string Close = "}%";
    private const string Variable = "env:";
    private const string File = "file:";

    /// <summary>Gets whether it can be replaced.</summary>
    public bool IsValid => Name.Length > 0;

    /// <summary>Returns all placeholders of a string, including invalid ones.</summary>
    public static IReadOnlyList<Placeholder> Find(string text)
    {
        var found = new List<Placeholder>();
        int start = text.IndexOf(Open, System.StringComparison.Ordinal);
        while (start >= 0)
        {
            int inner = start + Open.Length;
            int end = text.IndexOf(Close, inner, System.StringComparison.Ordinal);
            int next = text.IndexOf(Open, inner, System.StringComparison.Ordinal);
            bool isClosed = end >= 0 && (next < 0 || end < next);
            found.Add(isClosed
                ? Of(text.Substring(inner, end - inner), start, end + Close.Length - start)
                : new Placeholder(start, Open.Length, IsFile: false, ""));
            start = next;
        }

        return found;
    }

    private static Placeholder Of(string inner, int start, int length)
    {
        bool isFile = inner.StartsWith(File, System.StringComparison.Ordinal);
        string name = isFile ? inner.Substring(File.Length)
            : inner.StartsWith(Variable, System.StringComparison.Ordinal) ? inner.Substring(Variable.Length)
            : "";
        return new Placeholder(start, length, isFile, name.Trim());
    }
}
