namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>The options that notes and messages name.</summary>
internal static class ImportOptions
{
    public const string IncludeLibraries = "--include-libraries";
}
