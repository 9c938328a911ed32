namespace Stalwart.Instrumentation.TestSupport;

/// <summary>The timeout of everything that a test waits for.</summary>
internal static class TestTimeout
{
    /// <summary>Reached only on failure, even on a busy machine.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromMinutes(10);

    /// <summary><see cref="Max"/> in the format of the operator's file, for pushes that must arrive.</summary>
    public const string Toml = "10m";

    /// <summary><see cref="Max"/> in milliseconds, for other libraries.</summary>
    public static int Milliseconds => (int)Max.TotalMilliseconds;
}
