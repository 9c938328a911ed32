namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>
/// The configuration cannot be used. The message is made for the operator: it names file, line, key, value and what would be right.
/// </summary>
public sealed class EventMetricsConfigurationException : Exception
{
    /// <summary>Makes an exception.</summary>
    public EventMetricsConfigurationException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong, and what would be right.</param>
    public EventMetricsConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong, and what would be right.</param>
    /// <param name="innerException">What brought it to light.</param>
    public EventMetricsConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal EventMetricsConfigurationException(IReadOnlyList<ConfigurationDiagnostic> diagnostics)
        : base(Text(diagnostics)) => Diagnostics = diagnostics;

    /// <summary>Gets the diagnostics as data; empty when the file itself cannot be read.</summary>
    public IReadOnlyList<ConfigurationDiagnostic> Diagnostics { get; } = [];

    /// <summary>
    /// The message alone: an operator whose program does not catch the exception sees this, and a stack trace would hide it.
    /// </summary>
    /// <returns>The message.</returns>
    public override string ToString() => Message;

    internal static string Text(IEnumerable<ConfigurationDiagnostic> diagnostics) =>
        "The metrics configuration cannot be used.\n" + string.Join('\n', diagnostics.Select(diagnostic => "  " + diagnostic));
}
