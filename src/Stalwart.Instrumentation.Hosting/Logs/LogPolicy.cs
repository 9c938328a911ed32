using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>The result of the operator's options for the log records of each event of a catalogue. Immutable.</summary>
internal sealed class LogPolicy
{
    private const string Prefix = SettingsTable.LogsSection + ".";
    private readonly SwitchableNames names;
    private readonly bool[] isListed;
    private readonly bool[] isWanted;
    private readonly EventLevel[] levels;
    private readonly int[] limits;
    private readonly HashSet<string> revealed;

    /// <param name="catalogue">The catalogue.</param>
    /// <param name="options">The options, which are valid.</param>
    public LogPolicy(EventCatalogue catalogue, EventLogOptions options)
    {
        Catalogue = catalogue;
        names = catalogue.Resolver.Names;
        IReadOnlyList<EventDescriptor> events = catalogue.Events;
        bool[] enabled = Match(options.EnabledEvents);
        bool[] disabled = Match(options.DisabledEvents);
        int[] leveled = LastMatches(options.Levels.Select(line => line.Key));
        limits = LastMatches(options.Limits.Select(line => line.Key));
        EventLogLevel[] effective =
            [.. events.Select((item, i) => leveled[i] < 0 ? (EventLogLevel)item.Level : options.Levels[leveled[i]].Value)];
        isListed =
        [
            .. events.Select((item, i) => item.IsLogged
                && (enabled[i] || (item.EnabledByDefault && !disabled[i]))
                && effective[i] != EventLogLevel.Off),
        ];
        isWanted = [.. isListed.Select((listed, i) => listed && (options.Level is not { } lowest || effective[i] >= lowest))];
        levels = [.. events.Select((item, i) => effective[i] == EventLogLevel.Off ? item.Level : (EventLevel)effective[i])];
        HasLevel = options.Level is not null;
        revealed = [.. options.Reveal];
        Warnings = [.. NameWarnings(catalogue.Resolver.NameWarnings, options), .. SensitivityWarnings(events, options.Reveal)];
    }

    /// <summary>Gets the catalogue.</summary>
    public EventCatalogue Catalogue { get; }

    /// <summary>Gets whether the operator has set the minimum level.</summary>
    public bool HasLevel { get; }

    /// <summary>Gets the warnings about names, patterns and sensitivities.</summary>
    public IReadOnlyList<PolicyWarning> Warnings { get; }

    /// <summary>Returns whether an event can be shown as a log record at all, regardless of the minimum level.</summary>
    /// <param name="item">The index of the event.</param>
    public bool IsListed(int item) => isListed[item];

    /// <summary>Returns whether an event is logged, if the filters of the host's logging accept its level.</summary>
    /// <param name="item">The index of the event.</param>
    public bool IsWanted(int item) => isWanted[item];

    /// <summary>Returns the level at which an event is logged.</summary>
    /// <param name="item">The index of the event.</param>
    public EventLevel LevelOf(int item) => levels[item];

    /// <summary>Returns the index of the line of <see cref="EventLogOptions.Limits"/> that limits an event; -1 if there is none.</summary>
    /// <param name="item">The index of the event.</param>
    public int LimitOf(int item) => limits[item];

    /// <summary>Returns whether values with a sensitivity are shown. Values without one always are.</summary>
    /// <param name="sensitivity">The sensitivity.</param>
    public bool Reveals(string? sensitivity) => sensitivity is null || revealed.Contains(sensitivity);

    private static IEnumerable<PolicyWarning> NameWarnings(NameWarnings warnings, EventLogOptions options)
    {
        (string Key, IEnumerable<string> Patterns)[] lists =
        [
            ("disabled-events", options.DisabledEvents),
            ("enabled-events", options.EnabledEvents),
            ("levels", options.Levels.Select(line => line.Key)),
            ("limits", options.Limits.Select(line => line.Key)),
        ];
        return lists.SelectMany(list => warnings.Of(Prefix + list.Key, [.. list.Patterns], otherMeters: []));
    }

    private static IEnumerable<PolicyWarning> SensitivityWarnings(IReadOnlyList<EventDescriptor> events, IReadOnlyList<string> words)
    {
        HashSet<string> known = [.. events.SelectMany(item => item.Values).Select(value => value.Sensitivity).OfType<string>()];
        var speller = new Speller();
        return words.Where(word => !known.Contains(word)).Select(word =>
            new PolicyWarning(PolicyWarningKind.UnknownSensitivity, word, Prefix + "reveal", speller.Find(word, known)));
    }

    private bool[] Match(IEnumerable<string> patterns) => [.. LastMatches(patterns).Select(line => line >= 0)];

    /// <summary>Returns the index of the last line that matches each event and declared metric; -1 if there is none.</summary>
    private int[] LastMatches(IEnumerable<string> patterns)
    {
        int[] last = [.. names.Current.Select(_ => -1)];
        int line = 0;
        foreach (string pattern in patterns)
        {
            foreach (int place in names.Find(pattern))
            {
                last[place] = line;
            }

            line++;
        }

        return last;
    }
}
