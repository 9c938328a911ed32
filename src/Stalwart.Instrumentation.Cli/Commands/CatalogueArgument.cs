using System.CommandLine;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>The argument that names a catalogue.</summary>
internal static class CatalogueArgument
{
    public static Argument<string> Create() =>
        new("FILE") { Description = "The catalogue; - reads standard input, git:REV:path a file at a revision" };
}
