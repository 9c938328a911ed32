namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>One rule of the catalogue.</summary>
/// <param name="Id"><c>EVT</c> and four digits; never used for anything else.</param>
/// <param name="Title">A few words.</param>
/// <param name="Message">A composite format: what is wrong, and what would be right.</param>
/// <param name="Severity">The default.</param>
public sealed record Rule(string Id, string Title, string Message, RuleSeverity Severity);
