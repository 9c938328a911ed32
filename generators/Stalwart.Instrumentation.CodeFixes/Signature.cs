using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Catalogue.Editing;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>What an event must have so that code can call it, and the call as it must be then.</summary>
/// <param name="Parameters">The names and kinds, in the order of the arguments.</param>
/// <param name="Call">The call, when it has to change.</param>
/// <param name="Changed">The changed call.</param>
internal sealed record Signature(
    IReadOnlyList<KeyValuePair<string, ParameterKind>> Parameters,
    InvocationExpressionSyntax? Call = null,
    InvocationExpressionSyntax? Changed = null)
{
    /// <summary>Whether the parameters come in the order of the arguments: a method takes the fields before the tags.</summary>
    public bool IsInOrder => !Parameters.SkipWhile(parameter => parameter.Value.IsField).Any(parameter => parameter.Value.IsField);

    public NewEvent Describe(NewEvent item) => item with { Fields = Those(isField: true), Tags = Those(isField: false) };

    private KeyValuePair<string, string>[] Those(bool isField) =>
    [
        .. Parameters.Where(parameter => parameter.Value.IsField == isField)
            .Select(parameter => new KeyValuePair<string, string>(parameter.Key, parameter.Value.Toml)),
    ];
}
