using System.Reflection;
using MailServer;

namespace Stalwart.Instrumentation.Integration.Tests;

/// <summary>Calls the recording method of every event of the reference catalogue.</summary>
internal static class RecordingMethods
{
    /// <summary>Calls the methods.</summary>
    /// <param name="around">Runs each call.</param>
    public static void CallAll(Action<Action> around)
    {
        foreach (Type family in typeof(MailEvents).GetNestedTypes().Where(type => type is { IsAbstract: true, IsSealed: true }))
        {
            foreach (MethodInfo method in family.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(IsRecording))
            {
                around(() => method.Invoke(null, [.. method.GetParameters().Select(parameter => Value(parameter.ParameterType))]));
            }
        }
    }

    private static bool IsRecording(MethodInfo method) => method.ReturnType == typeof(void)
        && Array.TrueForAll(method.GetParameters(), parameter => !parameter.ParameterType.IsByRef);

    private static object? Value(Type type) => type switch
    {
        { IsEnum: true } => type.GetEnumValues().GetValue(0),
        _ when type == typeof(bool) => true,
        _ when type == typeof(string) => "tekst \"ü\"\n{0}",
        _ when type == typeof(int) => 7,
        _ when type == typeof(long) => 70_000_000_000L,
        _ when type == typeof(double) => 0.5,
        _ when type == typeof(TimeSpan) => TimeSpan.FromMilliseconds(20),
        _ when typeof(Exception).IsAssignableFrom(type) => new InvalidOperationException("broken"),
        _ when Nullable.GetUnderlyingType(type) is Type value => Value(value),
        _ => throw new NotSupportedException($"A parameter of type {type}"),
    };
}
