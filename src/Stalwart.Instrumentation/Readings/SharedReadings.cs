namespace Stalwart.Instrumentation.Readings;

/// <summary>
/// The readings that all instruments asked on the calling thread give the numbers of. Without them each instrument reads for itself.
/// </summary>
internal static class SharedReadings
{
    [ThreadStatic]
    private static CatalogueReading[]? t_current;

    /// <summary>Returns the shared reading of a catalogue; <see langword="null"/> without one.</summary>
    public static CatalogueReading? Of(ReadingSource source)
    {
        foreach (CatalogueReading reading in t_current ?? [])
        {
            if (reading.Source == source)
            {
                return reading;
            }
        }

        return null;
    }

    /// <summary>Makes a call during which instruments give the numbers of the readings.</summary>
    public static T During<T>(CatalogueReading[] readings, Func<T> call)
    {
        CatalogueReading[]? outer = t_current;
        t_current = readings;
        try
        {
            return call();
        }
        finally
        {
            t_current = outer;
        }
    }
}
