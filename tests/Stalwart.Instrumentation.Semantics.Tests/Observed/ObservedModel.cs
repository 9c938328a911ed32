namespace Stalwart.Instrumentation.Semantics.Tests.Observed;

/// <summary>The expected exports of an observed counter with an open tag of two values; each call is also made on the counter.</summary>
internal sealed class ObservedModel
{
    private const string Other = "other";

    private static readonly string[] Places = ["sda", "sdb"];

    private readonly List<(string Series, long Value, IDisposable Registration)> registrations = [];
    private bool isEnabled = true;

    /// <summary>Assigns slots to the devices that have one in every test.</summary>
    public ObservedModel()
    {
        foreach (string device in Places)
        {
            KeptEvents.Counters.DiskFaults.Observe(device, () => 0).Dispose();
        }
    }

    public void Observe(string device, long value)
    {
        IDisposable registration = KeptEvents.Counters.DiskFaults.Observe(device, () => value);
        registrations.Add((Place(device) ?? Other, value, registration));
    }

    /// <summary>Ends a registration, whether or not its series was removed meanwhile.</summary>
    public void DisposeAny(Random random)
    {
        if (registrations.Count > 0)
        {
            int index = random.Next(registrations.Count);
            registrations[index].Registration.Dispose();
            registrations[index].Registration.Dispose();
            registrations.RemoveAt(index);
        }
    }

    /// <summary>A device without its own slot has no series to remove.</summary>
    public void Remove(string device)
    {
        KeptEvents.Counters.DiskFaults.Remove(device);
        registrations.RemoveAll(registration => registration.Series == Place(device));
    }

    public void Enable(bool enable)
    {
        isEnabled = enable;
        KeptEvents.Catalogue.Apply(new EventPolicy { DisabledEvents = enable ? [] : ["disk.faults"] });
    }

    public string[] Expected() => !isEnabled ? [] :
    [
        .. registrations.GroupBy(registration => registration.Series)
            .Select(series => (series.Key, series.Last().Value))
            .Where(series => series.Value >= 0)
            .Select(series => $"{series.Key} {series.Value}").Order(StringComparer.Ordinal),
    ];

    public void End()
    {
        registrations.ForEach(registration => registration.Registration.Dispose());
        registrations.Clear();
        Enable(true);
    }

    private static string? Place(string device) => Places.Contains(device) ? device : null;
}
