namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>A rule for the catalogue, the recording code, or the operator's file.</summary>
/// <param name="Id"><c>EVT</c> and four digits; never reused.</param>
/// <param name="Title">The title.</param>
/// <param name="Message">A composite format: what is wrong, then the fix.</param>
/// <param name="Severity">The default severity.</param>
#if CATALOGUE_ASSEMBLY
public
#else
internal
#endif
sealed record Rule(string Id, string Title, string Message, RuleSeverity Severity);
