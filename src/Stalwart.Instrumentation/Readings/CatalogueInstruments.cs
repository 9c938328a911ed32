using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>The instruments of one catalogue on its one <see cref="Meter"/>, published once. Thread-safe.</summary>
/// <param name="source">The catalogue's numbers; told when all instruments are published.</param>
/// <param name="readers">What its instruments measure.</param>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "The meter lives as long as the catalogue: disposing one loses or doubles values in every listener.")]
internal sealed class CatalogueInstruments(ReadingSource source, MetricReader[] readers)
{
    /// <summary>How long to wait for another thread; a listener that waits for the waiting thread would wait forever.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    private readonly Lock publication = new();
    private Meter? meter;
    private bool isBegun;
    private volatile bool isRemoved;

    /// <summary>Publishes the instruments, unless that is done or under way on this thread.</summary>
    /// <param name="wait">Whether to wait while another thread publishes them. A record must not: a listener may be waiting for it.</param>
    /// <param name="finish">Called after it, once.</param>
    public void Publish(bool wait, Action finish)
    {
        if (source.IsPublished || !publication.TryEnter(wait ? MaxWait : TimeSpan.Zero))
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
                source.IsPublished = true;
                finish();
            }
        }
        finally
        {
            RemoveMeter();
            publication.Exit();
        }
    }

    /// <summary>Removes all instruments permanently. A publication that is under way on another thread does so at its end.</summary>
    public void Remove()
    {
        isRemoved = true;
        if (publication.TryEnter(MaxWait))
        {
            try
            {
                isBegun = true;
                RemoveMeter();
            }
            finally
            {
                publication.Exit();
            }
        }
    }

    private void RemoveMeter()
    {
        if (isRemoved && meter is not null)
        {
            source.Faults.Guard(meter.Dispose);
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
            source.Faults.Guard(meter.Dispose);
            TryCreate();
        }
    }

    [MemberNotNull(nameof(meter))]
    private bool TryCreate()
    {
        Meter current = meter = new Meter(source.MeterName, source.Version);
        bool wereAllTold = true;
        foreach (MetricReader reader in readers)
        {
            wereAllTold &= source.Faults.Guard(() => reader.Publish(current));
        }

        return wereAllTold;
    }
}
