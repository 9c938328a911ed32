namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>What becomes of an enum that does not stand alone in its namespace.</summary>
/// <param name="Name">The name that the catalogue gives it.</param>
/// <param name="Used">The name that the generated code uses.</param>
/// <param name="IsEmitted">Whether the class emits it; else an equal one stands elsewhere.</param>
internal sealed record EnumName(string Name, string Used, bool IsEmitted);
