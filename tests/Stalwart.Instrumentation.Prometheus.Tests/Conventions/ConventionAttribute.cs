namespace Stalwart.Instrumentation.Prometheus.Tests.Conventions;

/// <summary>An attribute of a metric of the conventions.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsBoolean">Whether its values are <c>true</c> and <c>false</c>.</param>
/// <param name="Values">The members of its enumeration, or the examples that the conventions give; none if they give none.</param>
internal sealed record ConventionAttribute(string Name, bool IsBoolean, string[] Values);
