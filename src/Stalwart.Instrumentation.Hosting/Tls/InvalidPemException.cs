namespace Stalwart.Instrumentation.Hosting.Tls;

/// <summary>The exception that is thrown if a PEM file is invalid. Its messages never contain parts of a private key.</summary>
/// <param name="expected">The expected file, for the message.</param>
/// <param name="problem">The problem of the file, as a relative clause.</param>
/// <param name="isKey">Whether the file contains the private key.</param>
internal sealed class InvalidPemException(string expected, string problem, bool isKey = false) : Exception(problem)
{
    /// <summary>Gets the expected file, for the message.</summary>
    public string Expected => expected;

    /// <summary>Gets whether the file contains the private key.</summary>
    public bool IsKey => isKey;
}
