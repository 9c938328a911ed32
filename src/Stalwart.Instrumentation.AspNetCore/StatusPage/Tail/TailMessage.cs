namespace Stalwart.Instrumentation.AspNetCore.StatusPage.Tail;

/// <summary>Log records for a page, oldest first.</summary>
/// <param name="Records">The records that the page does not have yet.</param>
/// <param name="LeftOut">The number of records that were dropped because there were too many.</param>
internal sealed record TailMessage(TailRecord[] Records, long LeftOut);
