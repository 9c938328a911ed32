namespace Stalwart.Instrumentation.Hosting.Lifecycle;

/// <summary>A snapshot of the status of the configuration.</summary>
/// <param name="Since">When the current options were applied.</param>
/// <param name="RejectedReason">Why a newer configuration is rejected, without secrets; <see langword="null"/> if there is none.</param>
/// <param name="RejectedTime">When it was first rejected.</param>
/// <param name="Waiting">The changes that take effect after a restart; empty if there are none.</param>
internal sealed record ConfigurationSnapshot(
    DateTimeOffset Since, string? RejectedReason = null, DateTimeOffset? RejectedTime = null, string Waiting = "");
