namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>What is known of the configuration at one moment.</summary>
/// <param name="Since">When the current options were applied.</param>
/// <param name="RejectedReason">
/// Why a newer configuration is rejected, without secrets; <see langword="null"/> while there is none.
/// </param>
/// <param name="RejectedTime">When it was rejected first.</param>
/// <param name="Waiting">The changes that take effect after a restart; empty when there are none.</param>
internal sealed record ConfigurationSnapshot(
    DateTimeOffset Since, string? RejectedReason = null, DateTimeOffset? RejectedTime = null, string Waiting = "");
