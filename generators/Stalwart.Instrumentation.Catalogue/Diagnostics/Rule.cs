namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>A rule of the catalogue, the code that records, or the operator's file.</summary>
/// <param name="Id"><c>EVT</c> and four digits; never used for anything else.</param>
/// <param name="Title">A few words.</param>
/// <param name="Message">A composite format: what is wrong, then the fix.</param>
/// <param name="Severity">The default severity.</param>
#if CATALOGUE_ASSEMBLY
public
#else
internal
#endif
sealed record Rule(string Id, string Title, string Message, RuleSeverity Severity);
