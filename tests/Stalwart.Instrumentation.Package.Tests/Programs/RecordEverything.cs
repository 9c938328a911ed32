using System.Reflection;
using Stalwart.Instrumentation.Hosting;

namespace Consumer;

/// <summary>Records every event and sets every metric of a catalogue, so often that each value of each tag occurs.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        using var metrics = EventMetricsHost.Start(args[0]);
        foreach (Type family in typeof(Telemetry).GetNestedTypes())
        {
            RecordAll(family);
        }
    }

    private static void RecordAll(Type type)
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Static))
        {
            object kept = property.GetValue(null)!;
            Array.ForEach(kept.GetType().GetMethods().Where(IsRecording).ToArray(), method => Call(method, kept));
        }

        MethodInfo[] methods = type.GetMethods(BindingFlags.Public | BindingFlags.Static);
        Array.ForEach(methods.Where(IsRecording).ToArray(), method => Call(method, null));
        Array.ForEach(type.GetNestedTypes().Where(nested => nested is { IsAbstract: true, IsSealed: true }).ToArray(), RecordAll);
    }

    private static bool IsRecording(MethodInfo method) => method.Name != "Remove"
        && method.DeclaringType != typeof(object)
        && (method.ReturnType == typeof(void) || method.ReturnType == typeof(IDisposable))
        && Array.TrueForAll(method.GetParameters(), parameter => Values(parameter.ParameterType).Length > 0);

    private static void Call(MethodInfo method, object? target)
    {
        object?[][] values = [.. method.GetParameters().Select(parameter => Values(parameter.ParameterType))];
        for (int i = 0; i < values.Select(some => some.Length).DefaultIfEmpty(1).Max(); i++)
        {
            method.Invoke(target, [.. values.Select(some => some[i % some.Length])]);
        }
    }

    /// <summary>The values that a parameter is given in turn; an optional tag has one at first.</summary>
    private static object?[] Values(Type type) => type switch
    {
        { IsEnum: true } => [.. type.GetEnumValues().Cast<object>()],
        _ when type == typeof(bool) => [true, false],
        _ when type == typeof(string) => ["text"],
        _ when type == typeof(int) => [7],
        _ when type == typeof(long) => [7L],
        _ when type == typeof(double) => [0.5],
        _ when type == typeof(TimeSpan) => [TimeSpan.FromMilliseconds(20)],
        _ when type == typeof(Func<long>) => [() => 7L],
        _ when type == typeof(Func<double>) => [() => 0.5],
        _ when Nullable.GetUnderlyingType(type) is Type value && Values(value) is { Length: > 0 } values => [.. values, null],
        _ => [],
    };
}

/// <summary>The conventions.</summary>
[Stalwart.Instrumentation.EventCatalogue("events.toml")]
public static partial class Telemetry;
