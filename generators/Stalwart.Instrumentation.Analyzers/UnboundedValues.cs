using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>Finds values that are clearly different on nearly every call.</summary>
internal sealed class UnboundedValues
{
    /// <summary>A few characters of an id have few values: two hexadecimal digits have 256.</summary>
    private const int FewLetters = 2;

    /// <summary>Numbers below this limit have few values.</summary>
    private const int FewNumbers = 1000;

    /// <summary>The types whose methods convert between strings, bytes and ids.</summary>
    private static readonly HashSet<string> Makers =
    [
        "string", "System.Guid", "System.Convert", "System.BitConverter", "System.MemoryExtensions", "System.Text.Encoding",
        "System.Text.StringBuilder", "System.Uri", "System.Linq.Enumerable", "System.Threading.Tasks.Task",
        "System.Threading.Tasks.ValueTask",
    ];

    private static readonly HashSet<string> PartsOfUri =
        ["AbsolutePath", "AbsoluteUri", "Fragment", "LocalPath", "OriginalString", "PathAndQuery", "Query", "Segments"];

    private readonly HashSet<ISymbol> visited = new(SymbolEqualityComparer.Default);

    private UnboundedValues()
    {
    }

    /// <summary>
    /// Returns the unbounded part of a value, such as <c>Guid</c> or <c>Exception.Message</c>; <see langword="null"/> when there is none.
    /// </summary>
    public static string? Find(IOperation value) => new UnboundedValues().In(value);

    private string? In(IOperation? value) => value switch
    {
        null or { ConstantValue.HasValue: true } => null,
        _ when UnboundedMembers.OfType(value.Type) is string type => type,
        IConversionOperation conversion => IsWhole(conversion) ? null : In(conversion.Operand),
        IParenthesizedOperation parenthesized => In(parenthesized.Operand),
        IAwaitOperation waited => In(waited.Operation),
        ICoalesceOperation coalesce => In(coalesce.Value) ?? In(coalesce.WhenNull),
        IConditionalOperation conditional => In(conditional.WhenTrue) ?? In(conditional.WhenFalse),
        ISwitchExpressionOperation choice => Any(choice.Arms.Select(arm => arm.Value)),
        IConditionalAccessOperation access => In(access.WhenNotNull),
        IConditionalAccessInstanceOperation instance => In(AccessOf(instance)?.Operation),
        IBinaryOperation sum => IsBounded(sum) ? null : In(sum.LeftOperand) ?? In(sum.RightOperand),
        IIncrementOrDecrementOperation { Target: not ILocalReferenceOperation } count => count.Syntax.ToString(),
        IAssignmentOperation assignment => In(assignment.Value),
        IInterpolatedStringOperation text =>
            Any(text.Parts.OfType<IInterpolationOperation>().Where(IsFine).Select(part => part.Expression)),
        IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } slice => IsShort(range) ? null : In(slice.Instance),
        IObjectCreationOperation { Type.SpecialType: SpecialType.System_String } made => Any(Values(made.Arguments)),
        IObjectCreationOperation { Type: { } type } made when Makers.Contains(type.ToDisplayString()) => Any(Values(made.Arguments)),
        IArrayCreationOperation { Initializer: { } initializer } => Any(initializer.ElementValues),
        ICollectionExpressionOperation collection => Any(collection.Elements),
        IPropertyReferenceOperation property => OfProperty(property),
        ILocalReferenceOperation local when visited.Add(local.Local) =>
            (LocalValues.PropertyOf(local) is { } property ? UnboundedMembers.OfMember(property) : null) ?? Any(LocalValues.Of(local)),
        IInvocationOperation call => OfCall(call),
        _ => null,
    };

    private string? Any(IEnumerable<IOperation> values) => values.Select(In).FirstOrDefault(found => found is not null);

    private string? OfProperty(IPropertyReferenceOperation property) =>
        UnboundedMembers.OfMember(property.Property)
        ?? (property.Property.Name == "Value" || IsPartOfUri(property.Property) ? In(property.Instance) : null);

    private static bool IsPartOfUri(IPropertySymbol property) =>
        property.ContainingType.ToDisplayString() == "System.Uri" && PartsOfUri.Contains(property.Name);

    private string? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (UnboundedMembers.OfMember(method) is string member)
        {
            return IsFew(call) ? null : member;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return visited.Add(method.OriginalDefinition) ? Any(LocalValues.ReturnedBy(call)) : null;
        }

        if (method.Name == "ToString" && UnboundedMembers.IsException(call.Instance?.Type))
        {
            return call.Instance!.Type!.Name + ".ToString()";
        }

        // A string made from an unbounded value is unbounded: ToString, Substring, string.Concat and so on.
        bool makes = method.Name is "ToString" or "ToHexString" or "GetHashCode" or "Abs"
            || Makers.Contains(method.ContainingType.ToDisplayString());
        bool isTest = method.ReturnType.SpecialType == SpecialType.System_Boolean
            || (method.ReturnType.SpecialType == SpecialType.System_Int32 && method.Name is not ("GetHashCode" or "Abs" or "ToInt32"));
        bool takesArguments = method.IsStatic || method.ContainingType.Name is "StringBuilder" or "Encoding"
            || (method.ContainingType.SpecialType == SpecialType.System_String && method.Name is "Insert" or "Replace");
        return !makes || isTest || CutsShort(call) || FormatsCoarsely(call)
            ? null
            : In(call.Instance) ?? (takesArguments ? Any(Values(call.Arguments)) : null);
    }

    private static IEnumerable<IOperation> Values(IEnumerable<IArgumentOperation> arguments) =>
        arguments.Select(argument => argument.Value);

    /// <summary>Parts of a duration, such as its seconds or minutes, have few values.</summary>
    private static bool IsWhole(IConversionOperation conversion) =>
        conversion.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
        && conversion.Operand is IPropertyReferenceOperation property
        && property.Property.ContainingType.ToDisplayString() == "System.TimeSpan"
        && property.Property.Name is "TotalSeconds" or "TotalMinutes" or "TotalHours" or "TotalDays";

    private static bool IsBounded(IBinaryOperation operation) => operation.OperatorKind switch
    {
        BinaryOperatorKind.Remainder => IsNumber(operation.RightOperand, FewNumbers),
        BinaryOperatorKind.And => IsNumber(operation.RightOperand, FewNumbers) || IsNumber(operation.LeftOperand, FewNumbers),
        _ => operation.Type?.SpecialType == SpecialType.System_Boolean,
    };

    private static bool IsFine(IInterpolationOperation part) => !CoarseFormats.IsCoarse(part.FormatString?.ConstantValue.Value);

    private static bool FormatsCoarsely(IInvocationOperation call) =>
        call.TargetMethod.Name == "ToString" && Values(call.Arguments).Any(value => CoarseFormats.IsCoarse(value.ConstantValue.Value));

    /// <summary>Returns whether a random number is below a small limit.</summary>
    private static bool IsFew(IInvocationOperation call) => call.TargetMethod.Name is "Next" or "NextInt64" or "GetInt32"
        && call.Arguments.Length > 0
        && Values(call.Arguments).All(value => IsNumber(value, FewNumbers));

    private static bool CutsShort(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Substring" or "AsSpan" or "Slice", Parameters.Length: >= 2 }
        && IsNumber(call.Arguments[call.Arguments.Length - 1].Value, FewLetters);

    /// <summary>Returns whether a range selects so few characters that few values are possible: <c>[..2]</c>, <c>[4..5]</c>.</summary>
    private static bool IsShort(IRangeOperation range) => (Number(range.LeftOperand, 0), Number(range.RightOperand, 0)) switch
    {
        (int from, int to) when IsFromEnd(range.LeftOperand) == IsFromEnd(range.RightOperand) => Math.Abs(to - from) <= FewLetters,
        (int from, _) when IsFromEnd(range.LeftOperand) && range.RightOperand is null => from <= FewLetters,
        _ => false,
    };

    private static bool IsFromEnd(IOperation? index) =>
        index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } or IConversionOperation { Operand: IUnaryOperation };

    private static int? Number(IOperation? index, int otherwise) => index switch
    {
        null => otherwise,
        IConversionOperation conversion => Number(conversion.Operand, otherwise),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => Number(hat.Operand, otherwise),
        { ConstantValue: { HasValue: true, Value: int number } } => number,
        _ => null,
    };

    private static bool IsNumber(IOperation value, long max) => value.ConstantValue is { HasValue: true, Value: { } constant }
        && constant switch { int number => number <= max, long number => number <= max, _ => false };

    private static IConditionalAccessOperation? AccessOf(IConditionalAccessInstanceOperation instance)
    {
        // The instance of a conditional access: the nearest enclosing access is its own.
        IOperation inner = instance;
        for (IOperation? outer = instance.Parent; outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner)
            {
                return access;
            }
        }

        return null;
    }
}
