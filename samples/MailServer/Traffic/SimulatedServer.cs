namespace MailServer.Traffic;

/// <summary>Selects what to simulate next: client sessions, deliveries from the queue, and occasional faults.</summary>
internal sealed class SimulatedServer(Random random)
{
    private readonly SmtpTraffic smtp = new(random);
    private readonly ImapTraffic imap = new(random);
    private readonly DeliveryTraffic delivery = new(random);
    private readonly ClientTraffic clients = new(random);
    private readonly FaultTraffic faults = new(random);

    /// <summary>Gets the number of events recorded so far.</summary>
    public long Recorded { get; private set; }

    /// <summary>Continues the simulation until a number of events have been recorded.</summary>
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

    /// <summary>Ends all open sessions and attempts, so the up-down-counters return to 0.</summary>
    public void CloseAll() => Recorded += smtp.CloseAll() + imap.CloseAll() + clients.CloseAll() + delivery.CloseAll();
}
