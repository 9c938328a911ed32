namespace Stalwart.Instrumentation.Configuration;

/// <summary>Looks up a secret that an environment variable or a file has; only the running process can.</summary>
/// <param name="isFile">Whether <paramref name="name"/> is a file; otherwise, an environment variable.</param>
/// <param name="name">The name.</param>
/// <param name="problem">What a message names as found instead; <see langword="null"/> when there is a secret.</param>
/// <returns>The secret.</returns>
internal delegate string? SecretLookup(bool isFile, string name, out string? problem);
