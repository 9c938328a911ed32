using System.Collections.Generic;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A row of the table of OpenTelemetry's environment variables.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Keys">The keys that it sets unless another source does; empty when it enables or disables exports.</param>
/// <param name="Expected">The values that are valid, as a message and the manual name them.</param>
/// <param name="Documentation">The text of the manual.</param>
/// <param name="TryRead">Reads a value that is not empty.</param>
internal sealed record StandardVariable(
    string Name, IReadOnlyList<string> Keys, string Expected, string Documentation, StandardReader TryRead)
{
    /// <summary>Gets whether the value may be a secret: no message shows it.</summary>
    public bool MayHoldSecret { get; init; }

    /// <summary>Gets whether the variable sets a part of the option, and others the rest.</summary>
    public bool IsPart { get; init; }
}

/// <summary>Reads the value of a variable.</summary>
/// <param name="text">The value.</param>
/// <param name="settings">Receives it.</param>
/// <returns>Whether it is valid.</returns>
internal delegate bool StandardReader(string text, StandardSettings settings);
