using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Reads the settings for logs of an event or metric. If it is not logged, only the first of them is reported: disabling its
/// logs is at most one mistake.
/// </summary>
/// <param name="whyUnused">Why it is not logged, for messages; null if it is logged.</param>
/// <param name="remedy">The fix for a key without effect.</param>
internal sealed class LogSettings(string? whyUnused, string remedy)
{
    private bool isReported;

    /// <summary>Gets whether values are logged.</summary>
    public bool AreLogged => whyUnused is null;

    /// <summary>Returns the settings of a metric, which is never logged.</summary>
    public static LogSettings OfMetric() => new("only events are logged", "remove it");

    /// <summary>Returns the settings of an event.</summary>
    public static LogSettings OfEvent(string name, bool isLogged) => isLogged
        ? new(null, "")
        : new($"event '{name}' is not logged", "remove it, or remove logged = false");

    /// <summary>Returns the sensitivity of a field or tag; null when it is not sensitive.</summary>
    public string? Sensitivity(TableReader table, DiagnosticBag bag)
    {
        if (table.Text("sensitivity") is not string word)
        {
            return null;
        }

        if (!NameGrammar.IsWord(word))
        {
            bag.Add(Rules.BadName, table.SpanOf("sensitivity"), word, "a sensitivity", NameGrammar.WordRemedy);
            return null;
        }

        ReportUnused("Key 'sensitivity'", table.Find("sensitivity")!, bag);
        return word;
    }

    /// <summary>Reports a setting for logs if nothing is logged.</summary>
    /// <param name="what">The key or field, as the beginning of the message.</param>
    /// <param name="entry">The entry of the key or field.</param>
    /// <param name="bag">The diagnostics of the file.</param>
    public void ReportUnused(string what, TomlEntry entry, DiagnosticBag bag)
    {
        if (whyUnused is not null && !isReported)
        {
            bag.Add(Rules.UnusedForLogs, entry.KeySpan, what, whyUnused, remedy);
            isReported = true;
        }
    }
}
