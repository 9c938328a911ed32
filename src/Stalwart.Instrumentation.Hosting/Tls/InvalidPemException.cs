namespace Stalwart.Instrumentation.Hosting.Tls;

/// <summary>A PEM file that cannot be used. No text of it has a part of a private key.</summary>
/// <param name="expected">The files that are valid, as a message names them.</param>
/// <param name="problem">The problem of this one, as a relative clause.</param>
/// <param name="isKey">Whether it is the file with the private key.</param>
internal sealed class InvalidPemException(string expected, string problem, bool isKey = false) : Exception(problem)
{
    /// <summary>Gets the files that are valid.</summary>
    public string Expected => expected;

    /// <summary>Gets whether it is the file with the private key.</summary>
    public bool IsKey => isKey;
}
