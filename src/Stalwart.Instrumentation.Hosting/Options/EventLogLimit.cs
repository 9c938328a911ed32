using System;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Specifies the max number of log records per period; further ones are dropped and counted. Immutable.</summary>
/// <param name="Count">The max number of records per period, from 1 to 1,000,000.</param>
/// <param name="Period">The period: one second, one minute or one hour.</param>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
readonly record struct EventLogLimit(int Count, TimeSpan Period);
