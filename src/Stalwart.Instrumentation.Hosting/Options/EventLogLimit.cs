using System;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Specifies how many log records are written in a period; further ones are counted, and left out. Immutable.</summary>
/// <param name="Count">The max number of records per period, from 1 to 1,000,000.</param>
/// <param name="Period">The period: one second, one minute or one hour.</param>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
readonly record struct EventLogLimit(int Count, TimeSpan Period);
