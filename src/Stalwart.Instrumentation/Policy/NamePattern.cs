namespace Stalwart.Instrumentation.Policy;

/// <summary>A name in which <c>*</c> stands for any run of characters, also none.</summary>
internal static class NamePattern
{
    /// <summary>The meter before the last slash, which may be a pattern too; <see langword="null"/> when there is none.</summary>
    public static string? Meter(string pattern) => pattern.IndexOf('/') < 0 ? null : pattern.Substring(0, pattern.LastIndexOf('/'));

    /// <summary>The name or pattern without a meter.</summary>
    public static string Name(string pattern) => pattern.Substring(pattern.LastIndexOf('/') + 1);

    /// <summary>Whether a pattern, which may begin with a meter and a slash, fits a name of a catalogue.</summary>
    public static bool Matches(string pattern, string meter, string name) =>
        (Meter(pattern) is not string wanted || Matches(wanted, meter)) && Matches(Name(pattern), name);

    public static bool Matches(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = n;
            }
            else if (p < pattern.Length && pattern[p] == name[n])
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
