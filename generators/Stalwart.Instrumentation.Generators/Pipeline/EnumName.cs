namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>The name of an enum whose name another type in the namespace has.</summary>
/// <param name="Name">The name according to the catalogue.</param>
/// <param name="Used">The name that the generated code uses.</param>
/// <param name="IsEmitted">Whether the class emits it; otherwise, an equal enum exists elsewhere.</param>
internal sealed record EnumName(string Name, string Used, bool IsEmitted);
