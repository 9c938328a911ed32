using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A type or namespace that has the name of a generated enum, or of the class for its texts.</summary>
/// <param name="Namespace">The namespace of the catalogue's class.</param>
/// <param name="Name">The name.</param>
/// <param name="Owner">Who declares it, as messages say it: <c>is already a class of this project</c>.</param>
/// <param name="Values">The texts of the members of an enum that the generator made in a referenced assembly; empty otherwise.</param>
internal sealed record DeclaredType(string Namespace, string Name, string Owner, EquatableArray<string> Values);
