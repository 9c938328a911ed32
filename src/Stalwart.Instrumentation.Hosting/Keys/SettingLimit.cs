using System;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A limit of a setting's values.</summary>
/// <param name="Text">The limit as the manual shows it.</param>
/// <param name="Expected">The values within the limit, as a message names them.</param>
/// <param name="Allows">Determines whether a value is within the limit.</param>
internal sealed record SettingLimit<T>(string Text, string Expected, Func<T, bool> Allows);
