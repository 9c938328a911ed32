using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Publishing;

/// <summary>The instruments of one catalogue on its one <see cref="Meter"/>, published once. Thread-safe.</summary>
/// <param name="catalogue">The catalogue.</param>
/// <param name="readers">What its instruments measure.</param>
/// <param name="faults">Takes what listeners throw.</param>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "The meter lives as long as the process: disposing one loses or doubles values in every listener.")]
internal sealed class CatalogueInstruments(EventCatalogue catalogue, MetricReader[] readers, ListenerFaults faults)
{
    /// <summary>How long to wait for another thread; a listener that waits for the waiting thread would wait forever.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    private readonly Lock publication = new();
    private Meter? meter;
    private bool isBegun;
    private volatile bool isPublished;

    /// <summary>Whether all instruments are published; until then they measure nothing.</summary>
    public bool IsPublished => isPublished;

    /// <summary>Publishes the instruments, unless that is done or under way on this thread.</summary>
    /// <param name="wait">Whether to wait while another thread publishes them. A record must not: a listener may be waiting for it.</param>
    /// <param name="finish">Called after it, once.</param>
    public void Publish(bool wait, Action finish)
    {
        if (isPublished || !publication.TryEnter(wait ? MaxWait : TimeSpan.Zero))
        {
            return;
        }

        try
        {
            // Begun on this thread: a listener records, or asks for the catalogue.
            if (!isBegun)
            {
                isBegun = true;
                CreateAll();
                isPublished = true;
                finish();
            }
        }
        finally
        {
            publication.Exit();
        }
    }

    /// <summary>
    /// .NET tells the listeners of a new instrument one after another, and those behind one that throws are not told. One that threw once
    /// is no reason to hide an instrument from them for the life of the process; so there is a second try, with a meter that replaces the
    /// first.
    /// </summary>
    private void CreateAll()
    {
        if (!TryCreate())
        {
            faults.Guard(meter.Dispose);
            TryCreate();
        }
    }

    [MemberNotNull(nameof(meter))]
    private bool TryCreate()
    {
        Meter current = meter = new Meter(catalogue.MeterName, catalogue.Version);
        bool wereAllTold = true;
        foreach (MetricReader reader in readers)
        {
            wereAllTold &= faults.Guard(() => reader.Publish(current));
        }

        return wereAllTold;
    }
}
