namespace Stalwart.Instrumentation.TestSupport.Otlp;

/// <summary>One push of log records.</summary>
internal sealed record ReceivedLogs(ExportLogsServiceRequest Request, IReadOnlyDictionary<string, string> Headers)
{
    public IReadOnlyDictionary<string, string> Resource =>
        Request.ResourceLogs.Single().Resource.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value.StringValue);

    public IReadOnlyList<ScopeLogs> Scopes => Request.ResourceLogs.Single().ScopeLogs;

    public IReadOnlyList<OtlpLogRecord> Records => [.. Scopes.SelectMany(scope => scope.LogRecords)];
}
