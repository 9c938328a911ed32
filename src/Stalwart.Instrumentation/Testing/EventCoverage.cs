using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation;

/// <summary>
/// Finds the declared events that a test suite never records. From its start until it is disposed, it observes each event that the process
/// records, enabled or not. Thread-safe.
/// </summary>
/// <remarks>
/// Start it once for the whole run, such as in an assembly fixture. It can be used together with captures in single tests. It observes only
/// the first record of each event; later ones have no extra cost.
/// </remarks>
/// <example>
/// <code>
/// using EventCoverage coverage = EventCoverage.Start(MailEvents.Catalogue).Exclude("debug.*");
/// RunAllTests();
/// coverage.ThrowIfBelow(0.9);
/// </code>
/// </example>
public sealed class EventCoverage : IDisposable
{
    private readonly CatalogueCoverage[] catalogues;
    private int ended;

    private EventCoverage(CatalogueCoverage[] catalogues) => this.catalogues = catalogues;

    /// <summary>
    /// Gets the names of the events recorded so far, in catalogue order; a copy. With several catalogues, a name begins with its meter:
    /// <c>meter/family.event-name</c>. Excluded events are not listed.
    /// </summary>
    public IReadOnlyList<string> Recorded => Names(isRecorded: true);

    /// <summary>
    /// Gets the names of the events not recorded so far, in catalogue order; a copy. With several catalogues, a name begins with its meter:
    /// <c>meter/family.event-name</c>. Excluded events are not listed.
    /// </summary>
    public IReadOnlyList<string> Missing => Names(isRecorded: false);

    /// <summary>Gets the share of events recorded so far, from 0 to 1; 1 if there are no events.</summary>
    public double Ratio => Share(Recorded.Count, Missing.Count);

    /// <summary>Starts observing the events that the whole process records.</summary>
    /// <param name="catalogues">The catalogues; at least one.</param>
    /// <returns>The coverage; dispose it to stop. The results stay readable.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalogues"/>, or one of them, is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="catalogues"/> is empty.</exception>
    public static EventCoverage Start(params EventCatalogue[] catalogues)
    {
        ArgumentNullException.ThrowIfNull(catalogues);
        foreach (EventCatalogue catalogue in catalogues)
        {
            ArgumentNullException.ThrowIfNull(catalogue, nameof(catalogues));
        }

        if (catalogues.Length == 0)
        {
            throw new ArgumentException("Expected at least one catalogue", nameof(catalogues));
        }

        var coverage = new EventCoverage([.. catalogues.Distinct().Select(catalogue => new CatalogueCoverage(catalogue))]);
        foreach (CatalogueCoverage catalogue in coverage.catalogues)
        {
            catalogue.Attach();
        }

        return coverage;
    }

    /// <summary>Excludes events that the tests cannot record; they count neither as recorded nor as missing.</summary>
    /// <param name="patterns">
    /// Names or patterns as in <c>disabled-events</c>: <c>auth.failed</c>, <c>debug.*</c> or <c>meter/debug.*</c>. A former name refers to
    /// the current one.
    /// </param>
    /// <returns>This instance.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="patterns"/>, or one of them, is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A pattern matches no event.</exception>
    public EventCoverage Exclude(params string[] patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        foreach (string pattern in patterns)
        {
            ArgumentNullException.ThrowIfNull(pattern, nameof(patterns));
            bool[] matched = [.. catalogues.Select(catalogue => catalogue.Exclude(pattern))];
            if (!matched.Contains(true))
            {
                string? nearest = new Speller().Find(NamePattern.Name(pattern), catalogues.SelectMany(catalogue => catalogue.Names));
                string hint = nearest is null ? "" : $"; did you mean '{nearest}'?";
                throw new ArgumentException($"'{pattern}' matches no event{hint}", nameof(patterns));
            }
        }

        return this;
    }

    /// <summary>Throws if the share of events recorded so far is below a ratio; the message lists the missing ones.</summary>
    /// <param name="ratio">The required share, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is not from 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">The share is below <paramref name="ratio"/>.</exception>
    public void ThrowIfBelow(double ratio)
    {
        if (ratio is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "Expected a ratio from 0 to 1");
        }

        IReadOnlyList<string> missing = Missing;
        int recorded = Recorded.Count;
        double share = Share(recorded, missing.Count);
        if (share < ratio)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Recorded {recorded} of {recorded + missing.Count} events ({share * 100:0.##} %), below the required {ratio * 100:0.##} %."
                + $" Not recorded:\n{string.Join('\n', missing)}"));
        }
    }

    /// <summary>Returns the share of recorded events and the names of the missing ones, one per line.</summary>
    /// <returns>The lines.</returns>
    public override string ToString()
    {
        IReadOnlyList<string> missing = Missing;
        int recorded = Recorded.Count;
        return string.Join('\n', [$"{recorded} of {recorded + missing.Count} events recorded", .. missing]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
        {
            foreach (CatalogueCoverage catalogue in catalogues)
            {
                catalogue.Detach();
            }
        }
    }

    private static double Share(int recorded, int missing) => recorded + missing == 0 ? 1 : (double)recorded / (recorded + missing);

    private string[] Names(bool isRecorded) =>
    [
        .. from catalogue in catalogues
           from name in catalogue.Where(isRecorded)
           select NamePattern.Qualified(catalogues.Length > 1 ? catalogue.Meter : null, name),
    ];
}
