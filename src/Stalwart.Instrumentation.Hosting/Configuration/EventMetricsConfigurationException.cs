namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>
/// The exception that is thrown when the configuration is invalid. The message is for the operator: it names the file, line, key, value and
/// fix.
/// </summary>
public sealed class EventMetricsConfigurationException : Exception
{
    /// <summary>Initializes the exception with a default message.</summary>
    public EventMetricsConfigurationException()
    {
    }

    /// <summary>Initializes the exception with a message.</summary>
    /// <param name="message">The error, and the fix.</param>
    public EventMetricsConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with a message and its cause.</summary>
    /// <param name="message">The error, and the fix.</param>
    /// <param name="innerException">The cause.</param>
    public EventMetricsConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal EventMetricsConfigurationException(IReadOnlyList<ConfigurationDiagnostic> diagnostics)
        : base(Text(diagnostics)) => Diagnostics = diagnostics;

    /// <summary>Gets the diagnostics as data; empty if the file itself cannot be read.</summary>
    public IReadOnlyList<ConfigurationDiagnostic> Diagnostics { get; } = [];

    /// <summary>
    /// Returns only the message, because a stack trace would hide it from the operator of a program that does not catch the exception.
    /// </summary>
    /// <returns>The message.</returns>
    public override string ToString() => Message;

    internal static string Text(IEnumerable<ConfigurationDiagnostic> diagnostics) =>
        "The metrics configuration is invalid:\n" + string.Join('\n', diagnostics.Select(diagnostic => "  " + diagnostic));
}
