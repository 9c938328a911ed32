using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Stalwart.Instrumentation.Catalogue.Editing;

namespace Stalwart.Instrumentation.CodeFixes;

/// <summary>The fields and tags that an event needs so that code can call it, and the changed call.</summary>
/// <param name="Parameters">The names and kinds of the parameters, in the order of the arguments.</param>
/// <param name="Call">The call, if it has to change.</param>
/// <param name="Changed">The changed call.</param>
internal sealed record Signature(
    IReadOnlyList<KeyValuePair<string, ParameterKind>> Parameters,
    InvocationExpressionSyntax? Call = null,
    InvocationExpressionSyntax? Changed = null)
{
    /// <summary>Gets whether the order of the arguments is that of the parameters: a method takes fields before tags.</summary>
    public bool IsInOrder => !Parameters.SkipWhile(parameter => parameter.Value.IsField).Any(parameter => parameter.Value.IsField);

    public NewEvent Describe(NewEvent item) => item with { Fields = Those(isField: true), Tags = Those(isField: false) };

    private KeyValuePair<string, string>[] Those(bool isField) =>
    [
        .. Parameters.Where(parameter => parameter.Value.IsField == isField)
            .Select(parameter => new KeyValuePair<string, string>(parameter.Key, parameter.Value.Toml)),
    ];
}
