using static Stalwart.Instrumentation.Catalogue.Diagnostics.RuleSeverity;

namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>
/// The rules of the operator's file, which the build and the running process share. Ids are never reused.
/// </summary>
internal static class ConfigurationRules
{
    /// <summary>The operator's file is not valid TOML.</summary>
    public static readonly Rule Syntax = new("EVT2000", "TOML syntax error in the configuration", "{0}", Error);

    /// <summary>The operator's file has an unknown key.</summary>
    public static readonly Rule Key = new("EVT2001", "Unknown configuration key", "Unknown key '{1}' in [{0}]; {2}", Error);

    /// <summary>A value in the operator's file is invalid.</summary>
    public static readonly Rule Value = new(
        "EVT2002",
        "Invalid configuration value",
        "Expected {2} for '{0}', found {1}",
        Error);

    /// <summary>A name or pattern matches no event or metric.</summary>
    public static readonly Rule Name = new(
        "EVT2003",
        "Unknown name in the configuration",
        "Unknown name '{1}' in {0}; {2}",
        Warning);

    /// <summary>A name is that of a deprecated event.</summary>
    public static readonly Rule Deprecated = new(
        "EVT2004",
        "Deprecated event in the configuration",
        "Event '{0}' is deprecated: {1}",
        Warning);

    /// <summary>A name is that of an event that is never recorded.</summary>
    public static readonly Rule Unrecorded = new(
        "EVT2005",
        "Unrecorded event in the configuration",
        "Event '{0}' is never recorded in this project, so {1} has no effect on it; remove the name",
        Info);

    /// <summary>The endpoint has a path, which its transport ignores.</summary>
    public static readonly Rule Endpoint = new(
        "EVT2006",
        "gRPC endpoint with a path",
        "'{0}' has the path {1}, which is ignored because gRPC does not use it; remove the path, or set transport = \"http\"",
        Warning);

    /// <summary>A key conflicts with another key, or requires it.</summary>
    public static readonly Rule Conflict = new("EVT2007", "Invalid combination of configuration keys", "Key '{0}' {1}", Error);

    /// <summary>A name is a former name of an event or metric.</summary>
    public static readonly Rule FormerName = new(
        "EVT2008",
        "Former name in the configuration",
        "'{1}' in {0} is a former name of {2}; use the current name",
        Warning);

    /// <summary>The name of a section is probably misspelled.</summary>
    public static readonly Rule Section = new(
        "EVT2009",
        "Misspelled configuration section",
        "Section '{0}' has no effect; did you mean '{1}'?",
        Warning);

    /// <summary>No field or tag has the sensitivity.</summary>
    public static readonly Rule Sensitivity = new(
        "EVT2010",
        "Unknown sensitivity in the configuration",
        "Unknown sensitivity '{1}' in {0}; {2}",
        Warning);

    /// <summary>A placeholder is invalid.</summary>
    public static readonly Rule Placeholder = new(
        "EVT2011",
        "Invalid placeholder in the configuration",
        "Invalid placeholder in '{0}'; expected {1}",
        Error);

    /// <summary>The certificate of the collector is not verified.</summary>
    public static readonly Rule UnverifiedTls = new(
        "EVT2018",
        "Unverified collector certificate",
        "'{0}' accepts any certificate, so anyone on the network path can read the exports; set ca-file to the collector's certificate "
            + "authority instead",
        Warning);

    /// <summary>The endpoint of the TLS options does not use TLS.</summary>
    public static readonly Rule TlsWithoutEffect = new(
        "EVT2019",
        "TLS options without effect",
        "'{0}' has no effect because the endpoint begins with http://; use https://, or remove the table",
        Warning);

    /// <summary>The section is one of a mail server's own file, which this package does not read.</summary>
    public static readonly Rule NoEffect = new(
        "EVT2014", "Section without effect", "Section '{0}' has no effect; remove it", Warning);
}
