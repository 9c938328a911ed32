namespace MailServer.Traffic;

/// <summary>Simulates SMTP sessions: mail arrives and is queued.</summary>
internal sealed class SmtpTraffic(Random random)
{
    private const int MaxSessions = 40;
    private int open;

    /// <summary>Simulates one step of one session.</summary>
    /// <returns>The number of recorded events.</returns>
    public int Step(DeliveryTraffic queue)
    {
        if (open == 0 || (open < MaxSessions && random.Next(4) == 0))
        {
            open++;
            MailEvents.Smtp.ConnectionStart();
            return 1;
        }

        switch (random.Next(10))
        {
            case < 3:
                open--;
                MailEvents.Smtp.ConnectionEnd(TimeSpan.FromMilliseconds(random.Next(40, 4_000)));
                return 1;
            case < 5:
                SignIn.Try(random, Protocol.Smtp);
                return 1;
            default:
                return Receive(queue);
        }
    }

    public int CloseAll()
    {
        int closed = open;
        for (; open > 0; open--)
        {
            MailEvents.Smtp.ConnectionEnd(TimeSpan.FromSeconds(1));
        }

        return closed;
    }

    private int Receive(DeliveryTraffic queue)
    {
        long size = (long)Math.Exp(6 + (random.NextDouble() * 9));
        MailEvents.Spf.Pass();
        if (random.Next(5) == 0)
        {
            MailEvents.Smtp.DkimFail();
            MailEvents.Dmarc.Fail((DmarcFailPolicy)random.Next(3), (Alignment)random.Next(3), Alignment.Misaligned);
        }
        else
        {
            MailEvents.Smtp.DkimPass();
            MailEvents.Dmarc.Pass();
        }

        SpamClassifyVerdict verdict = (SpamClassifyVerdict)random.Next(3);
        MailEvents.Spam.Classify(verdict);
        if (verdict == SpamClassifyVerdict.Spam)
        {
            MailEvents.MessageIngest.Spam(TimeSpan.FromMilliseconds(random.Next(3, 80)));
            return 5;
        }

        MailEvents.Queue.MessageQueued(size);
        queue.Enqueue();
        return 5;
    }
}
