using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Operator;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A catalogue of a referenced assembly.</summary>
/// <param name="Meter">Its meter.</param>
/// <param name="Names">The names of its events and metrics as the assembly lists them, with the former ones.</param>
internal sealed record MeterNames(string Meter, string Names)
{
    /// <summary>Gets the names that its events and metrics have now.</summary>
    public IReadOnlyList<string> Current => ReferencedNames.Parse(Meter, Names).Names;
}
