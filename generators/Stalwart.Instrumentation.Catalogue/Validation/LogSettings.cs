using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>
/// Reads what an event, or a metric, has for logs. Where nothing is logged, the first such thing is reported: to leave the event out of the
/// logs is one mistake at most.
/// </summary>
/// <param name="whyUnused">Why nothing is logged, for messages; null where the values are logged.</param>
/// <param name="remedy">What to do about a key that has no effect.</param>
internal sealed class LogSettings(string? whyUnused, string remedy)
{
    private bool isReported;

    /// <summary>Gets whether values are logged.</summary>
    public bool AreLogged => whyUnused is null;

    /// <summary>Returns those of a metric, which is never logged.</summary>
    public static LogSettings OfMetric() => new("only events are logged", "remove it");

    /// <summary>Returns those of an event.</summary>
    public static LogSettings OfEvent(string name, bool isLogged) => isLogged
        ? new(null, "")
        : new($"event '{name}' is not logged", "remove it, or remove logged = false");

    /// <summary>Reads the kind of secret that a field or tag is; null for what anybody may see.</summary>
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

    /// <summary>Reports something for logs, where nothing is logged.</summary>
    /// <param name="what">The key or field, as a message begins with it.</param>
    /// <param name="entry">Its place.</param>
    /// <param name="bag">Takes the diagnostic.</param>
    public void ReportUnused(string what, TomlEntry entry, DiagnosticBag bag)
    {
        if (whyUnused is not null && !isReported)
        {
            bag.Add(Rules.UnusedForLogs, entry.KeySpan, what, whyUnused, remedy);
            isReported = true;
        }
    }
}
