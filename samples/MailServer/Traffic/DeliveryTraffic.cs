namespace MailServer.Traffic;

/// <summary>Simulates the queue: messages are delivered, deferred or abandoned.</summary>
internal sealed class DeliveryTraffic(Random random)
{
    private int waiting;
    private int underWay;

    public void Enqueue() => waiting++;

    /// <summary>Begins or ends an attempt.</summary>
    /// <returns>The number of recorded events.</returns>
    public int Step()
    {
        if (underWay > 0 && (waiting == 0 || random.Next(2) == 0))
        {
            return EndAttempt();
        }

        if (waiting == 0)
        {
            MailEvents.Queue.DsnQueued();
            waiting++;
            return 1;
        }

        waiting--;
        underWay++;
        MailEvents.Delivery.AttemptStart();
        MailEvents.Delivery.MxLookup(TimeSpan.FromMilliseconds(random.Next(1, 400)));
        return 2;
    }

    public int CloseAll()
    {
        int closed = underWay;
        for (; underWay > 0; underWay--)
        {
            MailEvents.Delivery.AttemptEnd(TimeSpan.FromSeconds(1), success: false);
        }

        return closed;
    }

    private int EndAttempt()
    {
        underWay--;
        string domain = Names.Domains[random.Next(Names.Domains.Length)];
        TimeSpan elapsed = TimeSpan.FromMilliseconds(random.Next(80, 20_000));
        switch (random.Next(20))
        {
            case < 16:
                MailEvents.Delivery.Delivered(domain, random.Next(3) == 0 ? TlsVersion.Tls12 : TlsVersion.Tls13);
                MailEvents.Delivery.AttemptEnd(elapsed, success: true);
                MailEvents.Delivery.Completed(elapsed * 2, DeliveryCompletedOutcome.Delivered);
                return 3;
            case < 18:
                MailEvents.Delivery.MessageRejected(domain, ReplyClass.Permanent);
                MailEvents.Delivery.AttemptEnd(elapsed, success: false);
                MailEvents.Delivery.Completed(elapsed * 2, DeliveryCompletedOutcome.Bounced);
                return 3;
            default:
                MailEvents.Delivery.MessageRejected(domain, ReplyClass.Transient);
                MailEvents.Delivery.AttemptEnd(elapsed, success: false);
                MailEvents.Queue.Rescheduled();
                waiting++;
                return 3;
        }
    }
}
