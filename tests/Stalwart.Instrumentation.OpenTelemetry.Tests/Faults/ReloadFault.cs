namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>A form in which the operator's files can be broken while the process runs.</summary>
/// <param name="Name">The form.</param>
/// <param name="Reason">A part of the reason for which the reload is rejected.</param>
/// <param name="Break">Breaks the files.</param>
internal sealed record ReloadFault(string Name, string Reason, Action<OperatorFolder> Break)
{
    public static IReadOnlyList<ReloadFault> All { get; } =
    [
        new("file is truncated to nothing", "cannot be removed by a reload", folder => folder.Write("")),
        new("file is cut off within an array", "metrics.toml(2,", folder => folder.Write("[metrics]\ndisabled-events = [\n")),
        new("file is cut off within a table's name", "metrics.toml(", folder => folder.CutOff("[metrics.prometheus.auth", isAfter: true)),
        new("list is a number", "an integer", folder => folder.Edit("[\"server.silent\"]", "5")),
        new("interval has no unit", "interval", folder => folder.Edit("\"24h\"", "24")),
        new("key is unknown", "disabled-event", folder => folder.Edit("disabled-events", "disabled-event")),
        new(
            "credentials are removed",
            "cannot be removed by a reload",
            folder => folder.CutOff("[metrics.prometheus.auth]", isAfter: false)),
        new("secret file is missing", "bearer-file", folder => File.Delete(folder.PathOf("token"))),
        new("secret file is empty", "bearer-file", folder => folder.WriteSecret("token", "")),
        new("secret file is a named pipe", "it is a named pipe, not a regular file", folder => folder.MakePipe("token")),
        new("file is missing", "the configuration file does not exist", folder => File.Delete(folder.PathOf(OperatorFolder.Name))),
        new("file is a named pipe", "it is a named pipe, not a regular file", folder => folder.MakePipe(OperatorFolder.Name)),
    ];
}
