namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>One change between two catalogues.</summary>
/// <param name="Class">The effect on dashboards, alerts and logs.</param>
/// <param name="Subject">What changed, such as <c>event 'auth.failed'</c>.</param>
/// <param name="Field">The key that changed, such as <c>unit</c>; empty when the subject was added or removed.</param>
/// <param name="Description">A short description of the change.</param>
public sealed record Change(ChangeClass Class, string Subject, string Field, string Description);
