using System.Text;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// Represents credentials for HTTP Basic. Code and the configuration can each set a part; both parts are required when the host starts. Not
/// thread-safe while it is changed.
/// </summary>
/// <example>
/// <code>options.Prometheus.Auth = new() { Username = "ops", Secret = vault.Read("scrape") };</code>
/// </example>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed record Credentials
{
    /// <summary>Initializes credentials without a username and secret.</summary>
    public Credentials()
    {
    }

    /// <summary>Initializes credentials with a username and secret.</summary>
    /// <param name="username">The username, without <c>:</c>.</param>
    /// <param name="secret">The secret, on one line.</param>
    public Credentials(string username, string secret) => (Username, Secret) = (username, secret);

    /// <summary>Gets or sets the username, which cannot contain <c>:</c>. The default is <see langword="null"/>.</summary>
    public string? Username { get; set; }

    /// <summary>Gets or sets the secret, a single nonempty line. The default is <see langword="null"/>.</summary>
    public string? Secret { get; set; }

    /// <summary>Formats the username, and whether there is a secret.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Username = ").Append(Username).Append(", Secret = ").Append(Secret is null ? "" : "***");
        return true;
    }
}
