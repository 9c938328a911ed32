using System.Globalization;
using Stalwart.Instrumentation.Semantics.Tests;

// What a test runs in a process of its own.
return args is ["native-thread-end", string threads] ? NativeThreadEnd.Run(int.Parse(threads, CultureInfo.InvariantCulture)) : 1;
