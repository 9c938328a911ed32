using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.AspNetCore.Tests;

/// <summary>A log message of the packages, as its method declares it.</summary>
internal sealed record LogMessageRow(int Id, string Name, LogLevel Level, string Package, string Message)
{
    /// <summary>The packages that log; each is loaded by its own module's type.</summary>
    private static readonly string[] Packages = ["Hosting", "OpenTelemetry", "Prometheus", "AspNetCore"];

    /// <summary>Returns the messages of all packages by id.</summary>
    public static IReadOnlyList<LogMessageRow> All() =>
        [.. Packages.SelectMany(Of).OrderBy(row => row.Id)];

    /// <summary>The row without its last column, which is written by hand.</summary>
    public override string ToString() => $"| {Id} | `{Name}` | {Level} | {Package} | `{Message}` |";

    private static IEnumerable<LogMessageRow> Of(string package) =>
        from type in Assembly.Load($"Stalwart.Instrumentation.{package}").GetTypes()
        from method in type.GetMethods(
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select new LogMessageRow(message.EventId, message.EventName ?? method.Name, message.Level, package, message.Message);
}
