namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>A value to add to a closed tag.</summary>
/// <param name="Owner">The tag set or tag, as shown in messages.</param>
/// <param name="Value">The value.</param>
/// <param name="Edit">The change.</param>
public sealed record NewValue(string Owner, string Value, TextEdit Edit);
