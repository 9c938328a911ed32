using System.CommandLine;
using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The option for the name of a Prometheus job.</summary>
internal static class JobOption
{
    public static Option<string?> Create(string description) => new("--job") { Description = description, HelpName = "NAME" };

    /// <summary>Returns the job, or <see langword="null"/> when the option is not given.</summary>
    /// <exception cref="Failure">The name is empty.</exception>
    public static string? Name(string? value) => value is "" ? throw new Failure("--job is empty; name a job of Prometheus") : value;
}
