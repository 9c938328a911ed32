namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Export;

/// <summary>The status of the configuration, with times in Unix milliseconds.</summary>
/// <param name="Since">When the current options were applied.</param>
/// <param name="RejectedReason">Why a newer configuration is rejected, if there is one.</param>
/// <param name="RejectedTime">When it was first rejected.</param>
/// <param name="Waiting">The changes that take effect after a restart, if there are any.</param>
internal sealed record ConfigurationRow(long Since, string? RejectedReason, long? RejectedTime, string? Waiting);
