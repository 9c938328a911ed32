using System.Globalization;
using Stalwart.Instrumentation.Semantics.Tests;
using Xunit.MicrosoftTestingPlatform;

// The first two are what a test runs in a separate process.
return args switch
{
    ["native-thread-end", string threads] => NativeThreadEnd.Run(int.Parse(threads, CultureInfo.InvariantCulture)),
    ["web", string requests] => await RecordingServer.RunAsync(int.Parse(requests, CultureInfo.InvariantCulture)),
    _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
