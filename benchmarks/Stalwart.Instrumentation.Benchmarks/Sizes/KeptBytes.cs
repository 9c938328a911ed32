namespace Stalwart.Instrumentation.Benchmarks.Sizes;

/// <summary>The managed memory that an object keeps.</summary>
internal static class KeptBytes
{
    /// <summary>Makes an object twice, and measures the second: code and static fields are made by the first.</summary>
    /// <param name="make">Makes the object.</param>
    public static long By(Func<object> make)
    {
        (make() as IDisposable)?.Dispose();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        object made = make();
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(made);
        (made as IDisposable)?.Dispose();
        return kept;
    }
}
