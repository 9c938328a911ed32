using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>Finds values that are clearly different at nearly every call.</summary>
internal static class UnboundedValues
{
    private static readonly HashSet<string> Types =
    [
        "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan",
        "System.Diagnostics.ActivityTraceId", "System.Diagnostics.ActivitySpanId",
    ];

    private static readonly HashSet<string> Members =
    [
        "System.Exception.Message", "System.Exception.StackTrace", "System.Environment.StackTrace", "System.Environment.TickCount",
        "System.Environment.TickCount64",
        "System.Diagnostics.Activity.Id", "System.IO.Path.GetRandomFileName", "System.IO.Path.GetTempFileName", "System.Random.Next",
        "System.Diagnostics.Stopwatch.GetTimestamp",
    ];

    /// <summary>
    /// What in a value is ever new, such as <c>Guid</c> or <c>Exception.Message</c>; <see langword="null"/> when nothing clearly is.
    /// </summary>
    public static string? Find(IOperation? value)
    {
        if (value is null)
        {
            return null;
        }

        if (OfType(value.Type) is string type)
        {
            return type;
        }

        return value switch
        {
            IConversionOperation conversion => Find(conversion.Operand),
            IParenthesizedOperation parenthesized => Find(parenthesized.Operand),
            ICoalesceOperation coalesce => Find(coalesce.Value) ?? Find(coalesce.WhenNull),
            IConditionalOperation conditional => Find(conditional.WhenTrue) ?? Find(conditional.WhenFalse),
            IConditionalAccessOperation access => Find(access.WhenNotNull) ?? (IsText(access.WhenNotNull) ? Find(access.Operation) : null),
            IBinaryOperation { Type.SpecialType: SpecialType.System_String } sum => Find(sum.LeftOperand) ?? Find(sum.RightOperand),
            IInterpolatedStringOperation text =>
                text.Parts.OfType<IInterpolationOperation>()
                    .Select(part => Find(part.Expression))
                    .FirstOrDefault(found => found is not null),
            IPropertyReferenceOperation property =>
                OfMember(property.Property) ?? (property.Property.Name == "Value" ? Find(property.Instance) : null),
            IInvocationOperation call =>
                OfMember(call.TargetMethod) ?? (call.Type?.SpecialType == SpecialType.System_String ? OfCall(call) : null),
            _ => null,
        };
    }

    /// <summary>A text made of something ever new is ever new: ToString, Substring, string.Concat and the like.</summary>
    private static string? OfCall(IInvocationOperation call) =>
        OfException(call)
        ?? (call.TargetMethod.Name == "ToString" || call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String
            ? Find(call.Instance)
                ?? call.Arguments.Where(_ => call.TargetMethod.IsStatic)
                    .Select(argument => OfArgument(argument.Value))
                    .FirstOrDefault(found => found is not null)
            : null);

    private static string? OfArgument(IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer: { } initializer } =>
            initializer.ElementValues.Select(Find).FirstOrDefault(found => found is not null),
        ICollectionExpressionOperation collection => collection.Elements.Select(Find).FirstOrDefault(found => found is not null),
        _ => Find(value),
    };

    private static string? OfException(IInvocationOperation call) =>
        call.TargetMethod.Name == "ToString" && IsException(call.Instance?.Type) ? call.Instance!.Type!.Name + ".ToString()" : null;

    private static bool IsText(IOperation operation) => operation is IInvocationOperation { TargetMethod: { Name: "ToString" } };

    private static string? OfType(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is not null && Types.Contains(type.ToDisplayString()) ? type.Name : null;
    }

    private static string? OfMember(ISymbol member)
    {
        for (INamedTypeSymbol? type = member.ContainingType; type is not null; type = type.BaseType)
        {
            if (Members.Contains($"{type.ToDisplayString()}.{member.Name}"))
            {
                return $"{type.Name}.{member.Name}";
            }
        }

        return null;
    }

    private static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() == "System.Exception")
            {
                return true;
            }
        }

        return false;
    }
}
