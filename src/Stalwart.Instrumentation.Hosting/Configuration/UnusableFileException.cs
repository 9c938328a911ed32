namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>The exception that is thrown when a file is not a regular file or is too large.</summary>
/// <param name="found">What it is instead, as a message names it.</param>
/// <param name="isRegular">Whether it is a regular file.</param>
internal sealed class UnusableFileException(string found, bool isRegular)
    : IOException(isRegular ? $"it is {found}" : $"it is {found}, not a regular file");
