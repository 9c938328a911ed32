namespace Stalwart.Instrumentation.Cli.Sources;

/// <summary>Describes failures of the file system, with the fix.</summary>
internal static class FileFault
{
    public static string Describe(Exception exception) => exception switch
    {
        FileNotFoundException => "there is no such file",
        DirectoryNotFoundException => "its directory does not exist",
        UnauthorizedAccessException => "there is no permission for it",
        PathTooLongException => "its name is too long",
        ArgumentException => "this is not a file's name",
        _ => exception.Message.ReplaceLineEndings(" ").TrimEnd('.'),
    };
}
