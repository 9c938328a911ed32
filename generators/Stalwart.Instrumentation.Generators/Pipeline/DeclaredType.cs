using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>A type or namespace that has the name of a generated enum, or of its string class.</summary>
/// <param name="Namespace">The namespace of the catalogue's class.</param>
/// <param name="Name">The name.</param>
/// <param name="Owner">The declaration, as part of a message: <c>is already a class of this project</c>.</param>
/// <param name="Values">The strings of the members, for a generated enum in a referenced assembly; empty otherwise.</param>
internal sealed record DeclaredType(string Namespace, string Name, string Owner, EquatableArray<string> Values);
