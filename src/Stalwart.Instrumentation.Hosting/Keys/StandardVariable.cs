using System.Collections.Generic;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A row of the table of OpenTelemetry's environment variables.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Keys">The keys that it sets unless another source does; empty if it enables or disables exports.</param>
/// <param name="Expected">The valid values, for messages and the manual.</param>
/// <param name="Documentation">The description in the manual.</param>
/// <param name="TryRead">Reads a nonempty value.</param>
internal sealed record StandardVariable(
    string Name, IReadOnlyList<string> Keys, string Expected, string Documentation, StandardReader TryRead)
{
    /// <summary>Gets whether the value may be a secret, which no message shows.</summary>
    public bool MayHoldSecret { get; init; }

    /// <summary>Gets whether the variable sets only a part of the option.</summary>
    public bool IsPart { get; init; }
}

/// <summary>Reads the value of a variable.</summary>
/// <param name="text">The value.</param>
/// <param name="settings">Receives the value.</param>
/// <returns>Whether the value is valid.</returns>
internal delegate bool StandardReader(string text, StandardSettings settings);
