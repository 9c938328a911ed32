using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Semantics.Tests.Logging;

/// <summary>A sink that counts the records of two events of <see cref="LoggedEvents"/>, keeps none and can block.</summary>
internal sealed class CountedLogs : EventLogSink, IDisposable
{
    public static readonly int Opened = Place("session.opened");
    public static readonly int Closed = Place("session.closed");

    private readonly ManualResetEventSlim isOpen = new(true);
    private readonly bool[] wanted = new bool[LoggedEvents.Catalogue.Events.Count];

    public CountedLogs()
        : base(LoggedEvents.Catalogue.Events.Count)
    {
        wanted[Opened] = wanted[Closed] = true;
        LoggedEvents.Catalogue.AttachLogs(this);
        Apply();
    }

    /// <summary>Gets the number of records.</summary>
    public int Written { get; private set; }

    /// <summary>Gets the number of records of other events, or with other values than were recorded.</summary>
    public int Unwanted { get; private set; }

    public void Want(int item, bool isWanted)
    {
        wanted[item] = isWanted;
        Apply();
    }

    public void Hold() => isOpen.Reset();

    public void Resume() => isOpen.Set();

    public override void Write(in EventLogState record, int item)
    {
        isOpen.Wait(TestTimeout.Max);
        Written++;
        bool isRight = item == Opened ? record.Count == 1 : item == Closed && record[0].Value is "bad-password" or "locked";
        Unwanted += isRight ? 0 : 1;
    }

    public void Dispose()
    {
        Resume();
        LoggedEvents.Catalogue.DetachLogs(this, TestTimeout.Max);
        isOpen.Dispose();
    }

    private static int Place(string name) => LoggedEvents.Catalogue.Events.Index().Single(item => item.Item.Name == name).Index;

    private void Apply()
    {
        Plan = new LogPlan([.. wanted], new LogLimit?[wanted.Length]);
        LoggedEvents.Catalogue.RefreshGates();
    }
}
