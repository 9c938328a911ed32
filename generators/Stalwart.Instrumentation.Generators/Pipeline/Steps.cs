namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>The tracking names of the generator's steps, by which tests check that a step is cached.</summary>
internal static class Steps
{
    public const string Declarations = nameof(Declarations);
    public const string Files = nameof(Files);
    public const string Catalogues = nameof(Catalogues);
    public const string Types = nameof(Types);
    public const string Names = nameof(Names);
    public const string Operators = nameof(Operators);
    public const string References = nameof(References);
    public const string Layouts = nameof(Layouts);
    public const string Families = nameof(Families);
}
