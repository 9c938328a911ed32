namespace MailServer.Traffic;

/// <summary>Simulates IMAP sessions: clients sign in and read mail.</summary>
internal sealed class ImapTraffic(Random random)
{
    private const int MaxSessions = 60;
    private int open;

    /// <summary>Simulates one step of one session.</summary>
    /// <returns>The number of recorded events.</returns>
    public int Step()
    {
        if (open == 0 || (open < MaxSessions && random.Next(3) == 0))
        {
            open++;
            MailEvents.Imap.ConnectionStart();
            SignIn.Try(random, Protocol.Imap);
            return 2;
        }

        switch (random.Next(4))
        {
            case 0:
                open--;
                MailEvents.Imap.ConnectionEnd(TimeSpan.FromSeconds(random.Next(1, 900)));
                return 1;
            case 1:
                MailEvents.MessageIngest.ImapAppend(TimeSpan.FromMilliseconds(random.Next(2, 60)));
                MailEvents.Store.BlobWrite(TimeSpan.FromMilliseconds(random.Next(1, 30)));
                return 2;
            default:
                MailEvents.Store.DataIterate(TimeSpan.FromMilliseconds(random.Next(1, 12)));
                MailEvents.Store.BlobRead(TimeSpan.FromMilliseconds(random.Next(1, 20)));
                return 2;
        }
    }

    public int CloseAll()
    {
        int closed = open;
        for (; open > 0; open--)
        {
            MailEvents.Imap.ConnectionEnd(TimeSpan.FromSeconds(1));
        }

        return closed;
    }
}
