namespace Stalwart.Instrumentation.TestSupport.Hosts;

/// <summary>Waits for an effect of another thread or process, with a deadline that is reached only on failure.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<bool> condition, Func<string> otherwise)
    {
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        while (!condition())
        {
            Assert.False(timeout.IsCancellationRequested, otherwise());
            await Task.Delay(10);
        }
    }

    /// <summary>Waits for a line of the log.</summary>
    public static async Task<string> SaysAsync(this LogLines log, string text)
    {
        await IsTrueAsync(
            () => log.Lines.Any(line => line.Contains(text, StringComparison.Ordinal)),
            () => $"'{text}' was never said, but\n{string.Join('\n', log.Lines)}");
        return log.Lines.First(line => line.Contains(text, StringComparison.Ordinal));
    }
}
