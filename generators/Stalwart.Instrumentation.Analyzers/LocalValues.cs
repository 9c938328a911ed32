using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>Finds the values of a local variable, or the results of a local function, in the code around an operation.</summary>
internal static class LocalValues
{
    /// <summary>Returns all values that are assigned to a local anywhere in the member that uses it.</summary>
    public static IEnumerable<IOperation> Of(ILocalReferenceOperation reference) =>
        Root(reference).DescendantsAndSelf().Select(operation => Given(operation, reference.Local)).Where(value => value is not null)!;

    /// <summary>Returns the property from which a pattern such as <c>{ Message: var text }</c> takes a local.</summary>
    public static ISymbol? PropertyOf(ILocalReferenceOperation reference) => Root(reference).DescendantsAndSelf()
        .OfType<IDeclarationPatternOperation>()
        .Where(pattern => SymbolEqualityComparer.Default.Equals(pattern.DeclaredSymbol, reference.Local))
        .Select(pattern => (pattern.Parent as IPropertySubpatternOperation)?.Member as IPropertyReferenceOperation)
        .FirstOrDefault()?.Property;

    /// <summary>Returns the values that a local function returns.</summary>
    public static IEnumerable<IOperation> ReturnedBy(IInvocationOperation call) => Root(call).DescendantsAndSelf()
        .OfType<ILocalFunctionOperation>()
        .Where(function => SymbolEqualityComparer.Default.Equals(function.Symbol, call.TargetMethod.OriginalDefinition))
        .SelectMany(function => function.DescendantsAndSelf().OfType<IReturnOperation>())
        .Where(returned => returned.ReturnedValue is not null)
        .Select(returned => returned.ReturnedValue!);

    private static IOperation? Given(IOperation operation, ILocalSymbol local) => operation switch
    {
        IVariableDeclaratorOperation declarator when Is(declarator.Symbol, local) => declarator.GetVariableInitializer()?.Value,
        IAssignmentOperation { Target: ILocalReferenceOperation { Local: { } target } } given when Is(target, local) => given.Value,
        IDeclarationPatternOperation { Parent: IIsPatternOperation test } pattern when Is(pattern.DeclaredSymbol, local) => test.Value,
        _ => null,
    };

    private static bool Is(ISymbol? symbol, ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(symbol, local);

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
