using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Catalogue.Operator;

/// <summary>Checks the section <c>metrics</c> of an operator's file; other sections belong to the application. Pure.</summary>
public static class OperatorReader
{
    private static readonly Regex Duration = new(@"^\s*[0-9]+(\.[0-9]+)?(ms|s|m|h)\s*$", RegexOptions.CultureInvariant);

    /// <summary>Reads an operator's file.</summary>
    /// <param name="path">The file's path, for the diagnostics.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The names that it switches, and what is wrong with it.</returns>
    public static OperatorFile Read(string path, string text)
    {
        var bag = new DiagnosticBag(path);
        TomlDocument document = TomlReader.Read(text);
        foreach (TomlError error in document.Errors)
        {
            bag.Add(Rules.ConfigurationSyntax, error.Span, SyntaxWording.Of(error.Kind));
        }

        bag.Mute(document.Unreadable);
        foreach (TomlDuplicate duplicate in document.Duplicates)
        {
            string key = duplicate.Path[duplicate.Path.Count - 1];
            string fault = $"Key '{key}' is already defined on line {duplicate.First.StartLine + 1}; remove one of the two";
            bag.Add(Rules.ConfigurationSyntax, duplicate.Span, fault);
        }

        var names = new List<OperatorName>();
        if (document.Root.Entries.FirstOrDefault(entry => Normal(entry.Key) == Normal(MetricsKeys.Section)) is { } section)
        {
            Value(new MetricsKey(MetricsKeys.Section, SettingType.Table, Table: MetricsKeys.Metrics), section, names, bag);
        }

        return new OperatorFile(path, names, bag.ToArray());
    }

    private static void Table(TomlTable table, MetricsTable keys, List<OperatorName> names, DiagnosticBag bag)
    {
        foreach (TomlEntry entry in table.Entries)
        {
            if (keys.Keys.FirstOrDefault(key => Normal(key.Name) == Normal(entry.Key)) is { } known)
            {
                Value(known, entry, names, bag);
            }
            else
            {
                string[] own = [.. keys.Keys.Where(key => key.Type != SettingType.Foreign).Select(key => key.Name)];
                var remedy = Remedy.For(bag, entry.Key, own, "keys");
                var suggestion = Suggestion.Key(remedy.Near, entry.KeySpan);
                bag.Add(Rules.ConfigurationKey, entry.KeySpan, suggestion, keys.Path, entry.Key, remedy.Words);
            }
        }
    }

    private static void Value(MetricsKey key, TomlEntry entry, List<OperatorName> names, DiagnosticBag bag)
    {
        string? wanted = (key.Type, entry.Value) switch
        {
            (SettingType.Foreign, _) => null,
            (SettingType.Table, TomlTable table) => In(table),
            (SettingType.Table, _) => $"a table, [{key.Table!.Path}]",
            (SettingType.Names, TomlArray array) => Names(array),
            (SettingType.Names, TomlString text) => TakeAll(text),
            (SettingType.Names, _) => "an array of names, such as [\"auth.*\", \"smtp.error\"]",
            (SettingType.Attributes, TomlTable) => null,
            (SettingType.Attributes, _) => "a table, [metrics.resource]",
            (SettingType.Headers, TomlTable or TomlArray or TomlString) => null,
            (SettingType.Headers, _) => "{ x-key = \"value\" }",
            (SettingType.Boolean, TomlBoolean or TomlString { Value: "true" or "false" }) => null,
            (SettingType.Boolean, _) => "true or false",
            (SettingType.Duration, TomlString text) when Duration.IsMatch(text.Value) => null,
            (SettingType.Duration, _) => "a number and its unit, such as \"500ms\", \"30s\" or \"1m\"",
            (SettingType.Endpoint, TomlString text) when EndpointRule.Check(text.Value, isGrpc: false) == EndpointFault.None => null,
            (SettingType.Endpoint, _) => EndpointRule.Form,
            (SettingType.Choice, TomlString text) when key.Choices!.Contains(text.Value) => null,
            (SettingType.Choice, _) => $"one of \"{string.Join("\", \"", key.Choices!)}\"",
            (_, TomlString) => null,
            _ => "a string",
        };
        if (wanted is not null)
        {
            // The value itself is never shown: a misplaced one may be a secret.
            bag.Add(Rules.ConfigurationValue, entry.Value.Span, key.Name, entry.Value.Kind, wanted);
        }

        string? In(TomlTable table)
        {
            Table(table, key.Table!, names, bag);
            if (key.Table == MetricsKeys.OpenTelemetry)
            {
                GrpcEndpoint(table, bag);
            }

            return null;
        }

        string? Names(TomlArray array)
        {
            foreach (TomlValue item in array.Items)
            {
                if (item is TomlString name)
                {
                    Take(name);
                }
                else
                {
                    string fault = "an array with " + item.Kind;
                    bag.Add(Rules.ConfigurationValue, item.Span, key.Name, fault, "strings, such as [\"auth.*\", \"smtp.error\"]");
                }
            }

            return null;
        }

        // One text with commas, as it fits an environment variable.
        string? TakeAll(TomlString list)
        {
            names.AddRange(OperatorName.List(key.Name, list));
            return null;
        }

        void Take(TomlString name) => names.Add(new OperatorName(key.Name, name.Value, name.Span, IsWhole: true));
    }

    /// <summary>Checks the endpoint of a file that sets the transport to gRPC; a transport from elsewhere is not known here.</summary>
    private static void GrpcEndpoint(TomlTable table, DiagnosticBag bag)
    {
        if (Find("transport") is { Value: TomlString { Value: "grpc" } } && Find("endpoint") is { Value: TomlString endpoint })
        {
            switch (EndpointRule.Check(endpoint.Value, isGrpc: true))
            {
                case EndpointFault.HttpPath:
                    bag.Add(Rules.ConfigurationEndpoint, endpoint.Span, "endpoint", EndpointRule.HttpPathWarning);
                    break;
                case EndpointFault.OtherPath:
                    string problem = "an address with " + EndpointRule.PathProblem;
                    bag.Add(Rules.ConfigurationValue, endpoint.Span, "endpoint", problem, EndpointRule.PathRemedy);
                    break;
            }
        }

        TomlEntry? Find(string key) => table.Entries.FirstOrDefault(entry => Normal(entry.Key) == Normal(key));
    }

    private static string Normal(string key) => key.Replace("-", "").Replace("_", "").ToUpperInvariant();
}
