namespace MailServer.Traffic;

/// <summary>
/// Simulates client activity other than IMAP: HTTP requests, POP3 and ManageSieve sessions, submitted mail, and how the server processes
/// it.
/// </summary>
internal sealed class ClientTraffic(Random random)
{
    private int http;
    private int pop3;
    private int sieve;

    /// <summary>Simulates one step.</summary>
    /// <param name="queue">The queue of submitted mail.</param>
    /// <returns>The number of recorded events.</returns>
    public int Step(DeliveryTraffic queue)
    {
        switch (random.Next(6))
        {
            case 0:
                return Toggle(ref http, MailEvents.Http.ConnectionStart, MailEvents.Http.ConnectionEnd);
            case 1:
                return Toggle(ref pop3, MailEvents.Pop3.ConnectionStart, MailEvents.Pop3.ConnectionEnd);
            case 2:
                return Toggle(ref sieve, MailEvents.ManageSieve.ConnectionStart, MailEvents.ManageSieve.ConnectionEnd);
            case 3:
                MailEvents.Queue.AuthenticatedMessageQueued((long)Math.Exp(6 + (random.NextDouble() * 9)));
                queue.Enqueue();
                return 1;
            case 4:
                MailEvents.Queue.ReportQueued(random.Next(2_000, 60_000));
                queue.Enqueue();
                return 1;
            default:
                MailEvents.Store.DataWrite(TimeSpan.FromMilliseconds(random.Next(1, 25)));
                MailEvents.MessageIngest.SearchIndex(TimeSpan.FromMilliseconds(random.Next(2, 90)));
                return 2;
        }
    }

    public int CloseAll()
    {
        int closed = http + pop3 + sieve;
        for (; http > 0; http--)
        {
            MailEvents.Http.ConnectionEnd(TimeSpan.FromSeconds(1));
        }

        for (; pop3 > 0; pop3--)
        {
            MailEvents.Pop3.ConnectionEnd(TimeSpan.FromSeconds(1));
        }

        for (; sieve > 0; sieve--)
        {
            MailEvents.ManageSieve.ConnectionEnd(TimeSpan.FromSeconds(1));
        }

        return closed;
    }

    /// <summary>Begins a session, or ends an open one.</summary>
    private int Toggle(ref int open, Action start, Action<TimeSpan> end)
    {
        if (open == 0 || random.Next(2) == 0)
        {
            open++;
            start();
        }
        else
        {
            open--;
            end(TimeSpan.FromMilliseconds(random.Next(20, 30_000)));
        }

        return 1;
    }
}
