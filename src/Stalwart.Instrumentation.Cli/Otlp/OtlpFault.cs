namespace Stalwart.Instrumentation.Cli.Otlp;

/// <summary>Why a request is not taken.</summary>
/// <param name="status">The HTTP status that answers it.</param>
/// <param name="message">What is wrong with it.</param>
internal sealed class OtlpFault(int status, string message) : Exception(message)
{
    public int Status => status;
}
