namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>The exception that is thrown if a file is not a regular file or is too large.</summary>
/// <param name="found">What the file is, for the message.</param>
/// <param name="isRegular">Whether it is a regular file.</param>
internal sealed class UnusableFileException(string found, bool isRegular)
    : IOException(isRegular ? $"it is {found}" : $"it is {found}, not a regular file");
