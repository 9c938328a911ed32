using System.Runtime.CompilerServices;

namespace Stalwart.Instrumentation.Benchmarks.Ratios;

/// <summary>The timed loops, of this library and of its peers.</summary>
internal static class Loops
{
    private static readonly string[] Domains = ["example.com", "example.net", "example.org", "mail.example.com"];
    private static readonly TimeSpan[] Times =
    [
        TimeSpan.FromMilliseconds(3),
        TimeSpan.FromMilliseconds(20),
        TimeSpan.FromMilliseconds(700),
        TimeSpan.FromSeconds(4),
    ];
    private static readonly long[] Shared = new long[64];

    public static void Plain(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Spf.Pass();
        }
    }

    public static void Neighbor(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Spf.PermError();
        }
    }

    public static void OneTag(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Network.Timeout((Protocol)(i & 3));
        }
    }

    public static void ThreeTags(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Dmarc.Fail(DmarcFailPolicy.Reject, (Alignment)(i & 1), Alignment.Absent);
        }
    }

    public static void FixedTags(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Dmarc.Fail(DmarcFailPolicy.Reject, Alignment.Aligned, Alignment.Absent);
        }
    }

    public static void OpenTag(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Delivery.Delivered(Domains[i & 3], TlsVersion.Tls13);
        }
    }

    public static void Several(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Imap.ConnectionEnd(Times[i & 3]);
        }
    }

    public static void UpDown(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Imap.ConnectionStart();
        }
    }

    public static void Histogram(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Dane.TlsaRecordFetch(Times[i & 3]);
        }
    }

    public static void TaggedHistogram(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ExtraEvents.Timed.Ended(Times[i & 3], (TimedEndedOutcome)(i & 1), TimedEndedWay.Out);
        }
    }

    public static void Local(int count)
    {
        MailEvents.LocalEvents mail = MailEvents.Local();
        for (int i = 0; i < count; i++)
        {
            mail.Spf.Pass();
        }
    }

    public static void LocalThreeTags(int count)
    {
        MailEvents.LocalEvents mail = MailEvents.Local();
        for (int i = 0; i < count; i++)
        {
            mail.Dmarc.Fail(DmarcFailPolicy.Reject, (Alignment)(i & 1), Alignment.Absent);
        }
    }

    public static void Four(int count)
    {
        for (int i = 0; i < count; i++)
        {
            ExtraEvents.Four.First();
            ExtraEvents.Four.Second();
            ExtraEvents.Four.Third();
            ExtraEvents.Four.Fourth();
        }
    }

    public static void Off(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Imap.Append();
        }
    }

    public static void Gauge(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MailEvents.Gauges.UserCount.Set(i);
        }
    }

    public static void PeerPlain(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.Plain.Add(1);
        }
    }

    public static void PeerOneTag(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.OneTag.Add(1, new KeyValuePair<string, object?>("protocol", ProtocolName(i & 3)));
        }
    }

    public static void PeerThreeTags(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.ThreeTags.Add(
                1,
                new KeyValuePair<string, object?>("policy", "reject"),
                new KeyValuePair<string, object?>("spf", (i & 1) == 0 ? "aligned" : "misaligned"),
                new KeyValuePair<string, object?>("dkim", "absent"));
        }
    }

    public static void PeerGenerated(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.Generated.Add(1, new AlignmentTags { Policy = Policies.Reject, Spf = (Alignments)(i & 1), Dkim = Alignments.Absent });
        }
    }

    public static void PeerOpenTag(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.OpenTag.Add(1, new KeyValuePair<string, object?>("recipient-domain", Domains[i & 3]));
        }
    }

    public static void PeerSeveral(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.Plain.Add(1);
            Peers.UpDown.Add(-1);
            Peers.Histogram.Record(Times[i & 3].TotalSeconds);
        }
    }

    public static void PeerUpDown(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.Plain.Add(1);
            Peers.UpDown.Add(1);
        }
    }

    public static void PeerHistogram(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.Histogram.Record(Times[i & 3].TotalSeconds);
        }
    }

    public static void PeerNotHeard(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.NotHeard.Add(1);
        }
    }

    public static void PeerGauge(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.Gauge.Record(i);
        }
    }

    public static void PrometheusPlain(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.PrometheusPlain.Inc();
        }
    }

    public static void PrometheusChild(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.PrometheusChild.Inc();
        }
    }

    public static void PrometheusLabels(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.PrometheusThree.WithLabels("reject", (i & 1) == 0 ? "aligned" : "misaligned", "absent").Inc();
        }
    }

    public static void PeerTaggedHistogram(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Peers.TaggedHistogram.Record(
                Times[i & 3].TotalSeconds,
                new KeyValuePair<string, object?>("outcome", (i & 1) == 0 ? "sent" : "lost"),
                new KeyValuePair<string, object?>("way", "out"));
        }
    }

    public static void FourInterlocked(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Interlocked.Increment(ref Shared[0]);
            Interlocked.Increment(ref Shared[16]);
            Interlocked.Increment(ref Shared[32]);
            Interlocked.Increment(ref Shared[48]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string ProtocolName(int protocol) => protocol switch { 0 => "smtp", 1 => "lmtp", 2 => "imap", _ => "pop3" };
}
