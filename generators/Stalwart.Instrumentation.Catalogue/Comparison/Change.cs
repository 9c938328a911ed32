namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>One change between two catalogues.</summary>
/// <param name="Class">What it means to those who read the numbers.</param>
/// <param name="Subject">What changed, such as <c>event 'auth.failed'</c>.</param>
/// <param name="Field">The key that changed, such as <c>unit</c>; empty when the whole subject came or went.</param>
/// <param name="Description">How, in a few words.</param>
public sealed record Change(ChangeClass Class, string Subject, string Field, string Description);
