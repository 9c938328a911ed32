using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Operator;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>What is said of an operator's file at build.</summary>
public sealed class OperatorTests
{
    private const string Otlp = "[metrics.open-telemetry]\n";
    private const string OtlpLogs = "[logs.open-telemetry]\ntransport = \"grpc\"\n";
    private const string Form = "Expected http:// or https://, the host and the port, such as \"http://localhost:4317\", "
        + "for 'metrics.open-telemetry.endpoint', ";
    private const string HttpPath = "EVT2006: 'endpoint' has the path /v1/metrics, which is ignored because gRPC does not use it; "
        + "remove the path, or set transport = \"http\"";

    private const string OtherPath = "EVT2002: Expected scheme, host and port only (gRPC uses no path and no query), or transport = "
        + "\"http\", for 'metrics.open-telemetry.endpoint', found 'https://";

    [Theory]
    [InlineData("[metrics]\nreload = true\n[server]\nanything = 1\n")]
    [InlineData("")]
    [InlineData("metrics.disabled_events = \"auth.*, smtp.error\"\nMetrics.reload = false\n")]
    [InlineData("[metrics.prometheus]\nenable = true\npath = \"/m\"\nlisten = \"*:1\"\nauth = { username = \"u\", secret-env = \"S\" }\n")]
    [InlineData(
        "[metrics.open-telemetry]\ntransport = \"grpc\"\ninterval = \"1.5m\"\ntimeout = \"500ms\"\nheaders = { x = \"y\" }\ncompression "
        + "= \"gzip\"\ntemporality = \"low-memory\"\n")]
    [InlineData(Otlp + "transport = \"http\"\nendpoint = \"https://h:4318/otlp/v1/metrics?a=b\"\n")]
    [InlineData(Otlp + "transport = \"disable\"\nendpoint = \"https://h:4317/v1/metrics\"\n")]
    [InlineData(Otlp + "endpoint = \"https://h:4317/v1/metrics\"\n")]
    [InlineData(Otlp + "transport = \"grpc\"\nendpoint = \"https://h:4317/\"\n")]
    [InlineData("[metrics.EnabledMetrics]\nDefault = true\n")]
    [InlineData("[metrics]\ndisabled-events = []\nreload = \"True\"")]
    [InlineData("[metrics]\ndisabled-events = []\n[metrics.open-telemetry]\ntransport = \"GRPC\"\ninterval = \".5s\"")]
    public void Valid_operators_file_has_no_diagnostics(string toml) => Assert.Empty(Shown(toml));

    [Theory]
    [InlineData("metrics = 1", "(1,11) EVT2002: Expected a table for 'metrics', found an integer")]
    [InlineData("[metrics]\nprometheus = true",
        "(2,14) EVT2002: Expected a table for 'metrics.prometheus', found true or false")]
    [InlineData("[metrics.prometheus]\nenabled = true",
        "(2,1) EVT2001: Unknown key 'enabled' in [metrics.prometheus]; did you mean 'enable'?")]
    [InlineData("[metrics.open-telemetry]\ninterval = \"1 minute\"",
        "(2,12) EVT2002: Expected a number and its unit, such as \"500ms\", \"30s\" or \"1m\", for 'metrics.open-telemetry.interval', "
        + "found '1 minute'")]
    [InlineData("[metrics.open-telemetry]\ntransport = \"https\"",
        "(2,13) EVT2002: Expected one of \"grpc\", \"http\", \"disable\" for 'metrics.open-telemetry.transport', found 'https'")]
    [InlineData(Otlp + "endpoint = \"localhost:4317\"", "(2,12) EVT2002: " + Form + "found 'localhost:4317'")]
    [InlineData(Otlp + "endpoint = 4317", "(2,12) EVT2002: " + Form + "found '4317'")]
    [InlineData(Otlp + "endpoint = \"https://h:4317/v1/metrics\"\ntransport = \"grpc\"", "(2,12) " + HttpPath)]
    [InlineData("metrics.open_telemetry = { Endpoint = \"https://h:4317/v1/metrics/\", Transport = \"grpc\" }",
        "(1,39) EVT2006: 'endpoint' has the path")]
    [InlineData(Otlp + "transport = \"grpc\"\nendpoint = \"https://h:4317/collect\"", "(3,12) " + OtherPath)]
    [InlineData(Otlp + "transport = \"grpc\"\nendpoint = \"https://u:hidden@h:4317/v1/metrics?key=hidden\"", "(3,12) " + OtherPath)]
    [InlineData(OtlpLogs + "endpoint = \"https://h:4317/v1/logs\"", "(3,12) EVT2006: 'endpoint' has the path /v1/logs, which is ignored")]
    [InlineData(OtlpLogs + "endpoint = \"http://h:4317/v1/logs/\"", "(3,12) EVT2006: 'endpoint' has the path /v1/logs, which is ignored")]
    [InlineData(OtlpLogs + "endpoint = \"http://h:4317/v1/metrics\"", "(3,12) EVT2002: Expected scheme, host and port only")]
    [InlineData(Otlp + "transport = \"grpc\"\nendpoint = \"https://h:4317/v1/logs\"", "(3,12) " + OtherPath)]
    [InlineData("[metrics.history]\nenable = true", "(1,10) EVT2014: Section 'metrics.history' has no effect; remove it")]
    [InlineData(
        "[metrics.alerts.queue]\nenable = true\ncondition = \"queue.count > 10\"\nnotify.email.to = [\"a@b\"]",
        "(1,10) EVT2014: Section 'metrics.alerts' has no effect; remove it")]
    [InlineData("[metrics.prometheus.auth]\nsecret = 5", "(2,10) EVT2007: Key 'username' is missing beside a secret; set both or neither")]
    [InlineData("[log]\nlevel = \"info\"", "(1,2) EVT2009: Section 'log' has no effect; did you mean 'logs'?")]
    [InlineData(
        "[metric]\nexport-zeros = true\n[metrics.prometheus]\nenable = true",
        "(1,2) EVT2009: Section 'metric' has no effect; did you mean 'metrics'?")]
    [InlineData("[logs]\nlevle = \"info\"", "(2,1) EVT2001: Unknown key 'levle' in [logs]; did you mean 'level'?")]
    [InlineData("[logs]\nlevel = \"wran\"",
        "(2,9) EVT2002: Expected one of \"trace\", \"debug\", \"info\", \"warn\", \"error\", \"off\" for 'logs.level', found 'wran'")]
    [InlineData("[logs.limits]\n\"smtp.*\" = \"100\"",
        "(2,12) EVT2002: Expected a count per s, min or h, such as \"100/s\" or \"5/min\", for 'logs.limits.smtp.*', found '100'")]
    [InlineData("[logs.limits]\n\"smtp.*\" = \"0/s\"",
        "(2,12) EVT2002: Expected a count from 1 to 1000000 per s, min or h for 'logs.limits.smtp.*', found '0/s'")]
    [InlineData("[metrics]\nreload = yes", "(2,10) EVT2000: ")]
    [InlineData("[metrics]\nreload = true\nreload = true",
        "(3,1) EVT2000: Key 'reload' is already defined on line 2; remove one of the two")]
    public void Invalid_operators_file_has_one_diagnostic(string toml, string finding) =>
        Assert.StartsWith(finding, Assert.Single(Shown(toml)), StringComparison.Ordinal);

    [Fact]
    public void Names_of_referenced_catalogues_are_known_with_and_without_their_meter()
    {
        CatalogueResult catalogue = CatalogueReader.Read(
            "f", "[catalogue]\nmeter = \"m\"\n[events]\nauth.error = { id = 1, description = \"E\" }\n");
        OperatorFile file = OperatorReader.Read(
            "f",
            "metrics.disabled-events = [\"auth.eror\", \"other.thing\", \"acme/other.thing\", \"m/other.thing\", \"zz.*\", \"acme/*\"]");
        Assert.Equal(
            ["auth.eror", "m/other.thing", "zz.*"],
            file.Compare([catalogue], [new ReferencedNames("acme", ["other.thing"])], _ => true).Select(finding => finding.Arguments[1]));
        Assert.Equal(
            ["auth.eror", "other.thing", "acme/other.thing", "m/other.thing", "zz.*", "acme/*"],
            file.Compare([catalogue], [], _ => true).Select(finding => finding.Arguments[1]));
    }

    [Fact]
    public void Former_names_refer_to_current_names_of_this_project_and_its_references()
    {
        CatalogueResult catalogue = CatalogueReader.Read(
            "f",
            """
            [catalogue]
            meter = "m"
            [metrics]
            "q.depth" = { kind = "gauge", description = "D", formerly = ["queue.length"] }
            [events]
            auth.error = { id = 1, description = "E", formerly = ["login.error", "sign-in.error"] }
            auth.done = { id = 2, description = "F", formerly = ["login.done"] }
            """);
        ReferencedNames other = ReferencedNames.Parse(
            "acme", ReferencedNames.Listed(["other.thing"], [new("old.thing", "other.thing")], ["personal"]));
        OperatorFile file = OperatorReader.Read(
            "f",
            "metrics.disabled-events = [\"m/login.error\", \"login.*\", \"queue.length\", \"old.thing\", \"auth.*\", \"*\", "
            + "\"acme/login.*\"]");
        Diagnostics.CatalogueDiagnostic[] diagnostics = [.. file.Compare([catalogue], [other], _ => true)];
        Assert.Equal(
            [
                "'m/login.error' in disabled-events is a former name of 'auth.error'; use the current name",
                "'login.*' in disabled-events is a former name of 'auth.error' and 1 other; use the current name",
                "'queue.length' in disabled-events is a former name of 'q.depth'; use the current name",
                "'old.thing' in disabled-events is a former name of 'other.thing'; use the current name",
            ],
            diagnostics.Where(diagnostic => diagnostic.Id == "EVT2008").Select(diagnostic => diagnostic.Message));
        Assert.Equal(["EVT2003"], diagnostics.Where(diagnostic => diagnostic.Id != "EVT2008").Select(diagnostic => diagnostic.Id));
        Assert.Equal("\"m/auth.error\"", diagnostics[0].Suggestion!.Replacement);
        Assert.Null(diagnostics[1].Suggestion);
    }

    [Fact]
    public void Names_in_the_lists_of_an_exporter_are_checked_with_the_full_key()
    {
        CatalogueResult catalogue = CatalogueReader.Read(
            "f", "[catalogue]\nmeter = \"m\"\n[events]\nauth.error = { id = 1, description = \"E\" }\n");
        OperatorFile file = OperatorReader.Read(
            "f",
            "[metrics]\nprometheus.disabled_events = \"auth.error, auth.eror\"\n"
            + "[metrics.open-telemetry]\nenabled-events = [\"zz.*\", \"auth.*\"]\n");
        Assert.Equal(
            [
                "Unknown name 'auth.eror' in metrics.prometheus.disabled-events; did you mean 'auth.error'?",
                "Unknown name 'zz.*' in metrics.open-telemetry.enabled-events; "
                    + "remove it, or use the name of an event or a metric, or a pattern such as \"auth.*\"",
            ],
            file.Compare([catalogue], [], _ => true).Select(finding => finding.Message));
    }

    [Fact]
    public void Names_in_lists_and_tables_of_logs_are_reported_at_their_place()
    {
        CatalogueResult catalogue = CatalogueReader.Read(
            "f", "[catalogue]\nmeter = \"m\"\n[events]\nauth.error = { id = 1, description = \"E\", formerly = [\"login.error\"] }\n");
        OperatorFile file = OperatorReader.Read(
            "f",
            """
            [metrics]
            meters = ["System.Runtime"]
            [logs]
            disabled-events = ["auth.eror", "System.Runtime/gc.*"]
            [logs.levels]
            "auth.eror" = "warn"
            auth.eror = "off"
            "auth.*" = "error"
            [logs.limits]
            "login.error" = "1/s"
            "dane.*" = "1/s"
            """);
        Assert.Empty(file.Diagnostics);
        Assert.Equal(
            [
                "(4,20) EVT2003: Unknown name 'auth.eror' in logs.disabled-events; did you mean 'auth.error'? \"auth.error\"",
                "(4,33) EVT2003: Unknown name 'System.Runtime/gc.*' in logs.disabled-events; "
                    + "remove it, or use the name of an event or a metric, or a pattern such as \"auth.*\" ",
                "(6,1) EVT2003: Unknown name 'auth.eror' in logs.levels; did you mean 'auth.error'? \"auth.error\"",
                "(7,6) EVT2003: Unknown name 'auth.eror' in logs.levels; did you mean 'auth.error'? ",
                "(10,1) EVT2008: 'login.error' in logs.limits is a former name of 'auth.error'; use the current name \"auth.error\"",
                "(11,1) EVT2003: Unknown name 'dane.*' in logs.limits; "
                    + "remove it, or use the name of an event or a metric, or a pattern such as \"auth.*\" ",
            ],
            file.Compare([catalogue], [], _ => true).Select(finding =>
                $"({finding.Span.StartLine + 1},{finding.Span.StartColumn + 1}) {finding.Id}: {finding.Message} "
                + $"{finding.Suggestion?.Replacement}"));
    }

    [Fact]
    public void Sensitivities_of_this_project_and_its_references_are_known()
    {
        CatalogueResult catalogue = CatalogueReader.Read(
            "f",
            """
            [catalogue]
            meter = "m"
            [events]
            auth.error = { id = 1, description = "E" }
            """);
        EventModel item = catalogue.Model!.Families[0].Events[0];
        EventModel sensitive = item with { Fields = new([new("account", FieldType.Text) { Sensitivity = "personal" }]) };
        FamilyModel family = catalogue.Model.Families[0] with { Events = new([sensitive]) };
        CatalogueResult known = catalogue with { Model = catalogue.Model with { Families = new([family]) } };
        ReferencedNames other = ReferencedNames.Parse("acme", ReferencedNames.Listed(["other.thing"], [], ["medical"]));
        Assert.Equal(["other.thing"], other.Names);
        Assert.Equal(["medical"], other.Sensitivities);
        OperatorFile file = OperatorReader.Read("f", "[logs]\nreveal = [\"personal\", \"personel\", \"medical\", \"x\"]\n");
        Assert.Equal(
            [
                "Unknown sensitivity 'personel' in logs.reveal; did you mean 'personal'?",
                "Unknown sensitivity 'x' in logs.reveal; use one of personal, medical, or remove it",
            ],
            file.Compare([known], [other], _ => true).Select(finding => finding.Message));
        Assert.Equal(
            "Unknown sensitivity 'x' in logs.reveal; no field or tag has one; remove it",
            file.Compare([catalogue], [], _ => true)[3].Message);
    }

    [Fact]
    public void Instruments_of_other_meters_are_known_when_the_file_exports_the_meter()
    {
        OperatorFile file = OperatorReader.Read(
            "f",
            "[metrics]\nmeters = [\"System.Runtime\", \"Microsoft.AspNetCore.*\"]\n"
            + "disabled-events = [\"System.Runtime/gc.*\", \"Microsoft.*/http.server.*\", \"Npgsql/time\", \"System.Runtime\"]\n");
        Assert.Empty(file.Diagnostics);
        Assert.Equal(["Npgsql/time", "System.Runtime"], file.Compare([], [], _ => true).Select(finding => finding.Arguments[1]));
    }

    private static IEnumerable<string> Shown(string toml) => OperatorReader.Read("f", toml).Diagnostics.Select(finding =>
        $"({finding.Span.StartLine + 1},{finding.Span.StartColumn + 1}) {finding.Id}: {finding.Message}");
}
