namespace Stalwart.Instrumentation.Cli.Otlp;

/// <summary>The reason why a request is rejected.</summary>
/// <param name="status">The HTTP status of the response.</param>
/// <param name="message">What is wrong with it.</param>
internal sealed class OtlpFault(int status, string message) : Exception(message)
{
    public int Status => status;
}
