using System;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A limit of a setting's values.</summary>
/// <param name="Text">The limit, as the manual shows it.</param>
/// <param name="Expected">The allowed values, for messages.</param>
/// <param name="Allows">Returns whether a value is within the limit.</param>
internal sealed record SettingLimit<T>(string Text, string Expected, Func<T, bool> Allows);
