using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Stalwart.Instrumentation.Readings;

/// <summary>Publishes the instruments of one catalogue on its single <see cref="Meter"/>, once. Thread-safe.</summary>
/// <param name="source">The catalogue's reading source; notified when all instruments are published.</param>
/// <param name="readers">The readers that the instruments use.</param>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "The meter lives as long as the catalogue: disposing one loses or doubles values in every listener.")]
internal sealed class CatalogueInstruments(ReadingSource source, MetricReader[] readers)
{
    /// <summary>The max time to wait for another thread, because a listener that waits for the waiting thread would wait forever.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    private readonly Lock publication = new();
    private Meter? meter;
    private bool isBegun;
    private volatile bool isRemoved;

    /// <summary>Publishes the instruments, unless that is done or in progress on this thread.</summary>
    /// <param name="wait">
    /// Whether to wait while another thread publishes them. A record must not, because a listener may be waiting for it.
    /// </param>
    /// <param name="finish">Called once afterward.</param>
    public void Publish(bool wait, Action finish)
    {
        if (source.IsPublished || !publication.TryEnter(wait ? MaxWait : TimeSpan.Zero))
        {
            return;
        }

        try
        {
            // In progress on this thread: a listener records, or requests the catalogue.
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

    /// <summary>Removes all instruments permanently. A publication in progress on another thread does so at its end.</summary>
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
    /// .NET notifies the listeners of a new instrument one after another, and an exception in one hides the instrument from the next ones.
    /// A single exception must not hide it for the lifetime of the process, so there is a second attempt, with a meter that replaces the
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
