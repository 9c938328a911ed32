using System;
using System.Collections.Generic;
using System.Linq;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>The meters of .NET and widely used libraries: a catalogue with the same meter would mix its metrics with theirs.</summary>
internal static class ForeignMeters
{
    private static readonly (string Prefix, string Owner)[] Owners =
        [("System", ".NET"), ("Microsoft", "Microsoft's libraries"), ("OpenTelemetry", "the OpenTelemetry SDK")];

    private static readonly HashSet<string> Libraries =
        ["Npgsql", "MySqlConnector", "MassTransit", "Polly", "NServiceBus.Core", "Confluent.Kafka", "RabbitMQ.Client", "Grpc.Net.Client"];

    /// <summary>Returns the owner of a meter; null when it has none.</summary>
    public static string? OwnerOf(string meter) =>
        Libraries.Contains(meter) ? $"the library {meter}"
        : Owners.FirstOrDefault(owner => meter == owner.Prefix || meter.StartsWith(owner.Prefix + ".", StringComparison.Ordinal)).Owner;
}
