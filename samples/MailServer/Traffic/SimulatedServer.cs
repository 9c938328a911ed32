namespace MailServer.Traffic;

/// <summary>Chooses what happens next: sessions of clients, deliveries from the queue, and now and then a fault.</summary>
internal sealed class SimulatedServer(Random random)
{
    private readonly SmtpTraffic smtp = new(random);
    private readonly ImapTraffic imap = new(random);
    private readonly DeliveryTraffic delivery = new(random);
    private readonly ClientTraffic clients = new(random);
    private readonly FaultTraffic faults = new(random);

    /// <summary>How many events were recorded so far.</summary>
    public long Recorded { get; private set; }

    /// <summary>Plays on until so many events have been recorded.</summary>
    public void RunUntil(long events)
    {
        while (Recorded < events)
        {
            Recorded += random.Next(100) switch
            {
                < 40 => smtp.Step(delivery),
                < 65 => imap.Step(),
                < 90 => delivery.Step(),
                < 96 => clients.Step(delivery),
                _ => faults.Step(),
            };
        }
    }

    /// <summary>Ends every session and attempt that is under way, so that the up-down-counters return to what is true.</summary>
    public void CloseAll() => Recorded += smtp.CloseAll() + imap.CloseAll() + clients.CloseAll() + delivery.CloseAll();
}
