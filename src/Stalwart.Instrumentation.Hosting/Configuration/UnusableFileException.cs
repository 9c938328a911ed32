namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>The exception that is thrown when a file is of a kind, or a size, that is never read.</summary>
/// <param name="found">What it is instead, as a message names it.</param>
/// <param name="isRegular">Whether it is a regular file.</param>
internal sealed class UnusableFileException(string found, bool isRegular)
    : IOException(isRegular ? $"it is {found}" : $"it is {found}, not a regular file");
