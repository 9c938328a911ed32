using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>The types and members of .NET with a new value on nearly every call.</summary>
internal static class UnboundedMembers
{
    private static readonly HashSet<string> Types =
    [
        "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan",
        "System.Diagnostics.ActivityTraceId", "System.Diagnostics.ActivitySpanId",
    ];

    private static readonly HashSet<string> Members =
    [
        .. Of("System.Exception", "Message StackTrace"),
        .. Of("System.Environment", "StackTrace TickCount TickCount64"),
        .. Of("System.Diagnostics.Activity", "Id RootId ParentId TraceStateString"),
        .. Of("System.IO.Path", "GetRandomFileName GetTempFileName"),
        .. Of("System.Random", "Next NextInt64 NextDouble NextSingle GetString GetHexString"),
        .. Of("System.Security.Cryptography.RandomNumberGenerator", "GetInt32 GetBytes GetString GetHexString"),
        .. Of("System.Diagnostics.Stopwatch", "GetTimestamp ElapsedMilliseconds ElapsedTicks"),
        .. Of("System.DateTime", "Ticks ToBinary ToFileTime ToFileTimeUtc ToOADate"),
        .. Of("System.DateTimeOffset", "Ticks UtcTicks ToFileTime ToUnixTimeSeconds ToUnixTimeMilliseconds"),
        .. Of("System.TimeOnly", "Ticks"),
        .. Of("System.TimeSpan", "Ticks TotalMilliseconds TotalMicroseconds TotalNanoseconds"),
        .. Of("System.TimeSpan", "TotalSeconds TotalMinutes TotalHours TotalDays"),
        .. Of("System.TimeProvider", "GetTimestamp"),
        .. Of("System.Threading.Interlocked", "Increment Decrement"),
        .. Of("Microsoft.AspNetCore.Http.HttpContext", "TraceIdentifier"),
        .. Of("Microsoft.AspNetCore.Http.ConnectionInfo", "Id RemotePort"),
    ];

    /// <summary>Returns the name of a type with unbounded values, nullable or not; null for other types.</summary>
    public static string? OfType(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is not null && Types.Contains(type.ToDisplayString()) ? type.Name : null;
    }

    /// <summary>Returns the name of a member with unbounded values; null for other members.</summary>
    public static string? OfMember(ISymbol member)
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

    /// <summary>Returns whether a type is an exception.</summary>
    public static bool IsException(ITypeSymbol? type)
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

    private static IEnumerable<string> Of(string type, string members) => members.Split(' ').Select(member => $"{type}.{member}");
}
