namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>Describes failures of the file system, with the fix.</summary>
internal static class FileFault
{
    public static string Describe(Exception exception) => exception switch
    {
        FileNotFoundException => "the file does not exist",
        DirectoryNotFoundException => "the directory does not exist",
        UnauthorizedAccessException => "permission denied",
        PathTooLongException => "the path is too long",
        ArgumentException => "the path is not valid",
        _ => exception.Message.ReplaceLineEndings(" ").TrimEnd('.'),
    };
}
