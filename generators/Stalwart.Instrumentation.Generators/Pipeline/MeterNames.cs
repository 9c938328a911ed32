using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Operator;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A catalogue of a referenced assembly.</summary>
/// <param name="Meter">Its meter.</param>
/// <param name="Names">The names of its events and metrics, current and former, as the assembly lists them.</param>
internal sealed record MeterNames(string Meter, string Names)
{
    /// <summary>Gets the current names of its events and metrics.</summary>
    public IReadOnlyList<string> Current => ReferencedNames.Parse(Meter, Names).Names;
}
