namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Numbers of things in a sentence.</summary>
internal static class Quantity
{
    public static string Of(long number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
