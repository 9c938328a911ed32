namespace Stalwart.Instrumentation.Configuration;

/// <summary>Looks up a secret from an environment variable or a file; only the running process can.</summary>
/// <param name="isFile">Whether <paramref name="name"/> is a file; otherwise, an environment variable.</param>
/// <param name="name">The name.</param>
/// <param name="problem">The text for "found" in a message; <see langword="null"/> if there is a secret.</param>
/// <returns>The secret.</returns>
internal delegate string? SecretLookup(bool isFile, string name, out string? problem);
