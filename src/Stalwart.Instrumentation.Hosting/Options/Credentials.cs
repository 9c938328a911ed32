namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>A user's name and secret.</summary>
/// <param name="username">The name.</param>
/// <param name="secret">The secret.</param>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed class Credentials(string username, string secret)
{
    /// <summary>The name.</summary>
    public string Username { get; } = username;

    /// <summary>The secret.</summary>
    public string Secret { get; } = secret;
}
