namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

/// <summary>Log records, oldest first, for a page that shows them.</summary>
/// <param name="Records">Those that the page does not have.</param>
/// <param name="LeftOut">How many were left out since pages show them, as there were too many.</param>
internal sealed record TailMessage(TailRecord[] Records, long LeftOut);
