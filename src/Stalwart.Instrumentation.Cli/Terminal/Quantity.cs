namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Formats numbers of things for sentences.</summary>
internal static class Quantity
{
    public static string Of(long number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
