namespace Stalwart.Instrumentation.TestSupport;

/// <summary>The timeout of everything that a test waits for.</summary>
internal static class TestTimeout
{
    /// <summary>Only a failure takes this long; a machine that builds something else meanwhile does not.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromMinutes(10);

    /// <summary><see cref="Max"/> as the operator's file writes it, for pushes that must arrive.</summary>
    public const string Toml = "10m";

    /// <summary><see cref="Max"/> in milliseconds, as other libraries take it.</summary>
    public static int Milliseconds => (int)Max.TotalMilliseconds;
}
