using System.Globalization;
using Stalwart.Instrumentation.Semantics.Tests;

// The entry points that a test runs in a separate process.
return args switch
{
    ["native-thread-end", string threads] => NativeThreadEnd.Run(int.Parse(threads, CultureInfo.InvariantCulture)),
    ["web", string requests] => await RecordingServer.RunAsync(int.Parse(requests, CultureInfo.InvariantCulture)),
    _ => 1,
};
