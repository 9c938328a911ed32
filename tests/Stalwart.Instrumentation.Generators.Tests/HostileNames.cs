namespace Stalwart.Instrumentation.Generators.Tests;

/// <summary>Names that a catalogue may have, and that mean something else to the compiler, the platform or generated code.</summary>
internal static class HostileNames
{
    private const string Platform = """
        system environment task type action path version console math guid time-span exception attribute event-id stalwart microsoft
        string object int32 byte enum array obsolete generated-code log-level file stream thread timeout index range random lock
        timer uri http-client convert buffer char double decimal date-time key-value-pair list dictionary queue func lazy nullable
        value-tuple instrumentation compiler-services code-dom runtime collections threading linq
        """;

    private const string Keywords = """
        class event int new base params ref out in is as if else for do void this null true false default namespace static public
        internal const readonly struct interface delegate operator checked unsafe using var dynamic nint nuint value record field
        get set init add remove global partial where select from let on by into join group orderby ascending descending async await
        yield nameof when with not and or managed unmanaged notnull required scoped file extension allows alias args
        """;

    private const string Members = """
        equals to-string get-type get-hash-code finalize memberwise-clone reference-equals has-flag compare-to main catalogue gauges totals
        register layout recorder gate slot name observe open-slot counters events family count amount tags series dispose invoke
        local local-events count times measure measure-x track track-x unless-completed x-unless-completed x-is-enabled to-text
        try-parse text cells elapsed arguments found complete impl options event-catalogue event-descriptor metric-descriptor
        metric-kind tag-kind gauge event-level recorder-of other tag x a
        message state exceptions original-format format template log logger logs level state1 event-name
        """;

    /// <summary>Names of one another: of classes, namespaces and enums of the program.</summary>
    private const string Neighbors = """
        mail mail-events mail-event mail-event-id shop shop-events shop-event-id telemetry telemetry-id protocol protocol-tag
        task-tag environment-tag protocol-text order-text z-text a-one a-one-protocol order order-placed order-placed-id acme user
        nested inner
        """;

    public static readonly string[] Words =
        [.. $"{Platform} {Keywords} {Members} {Neighbors}".Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Values that no member can be named after, or only one that another value has; as TOML writes them.</summary>
    public static readonly string[] Values =
        ["\"1.1\"", "\"11\"", "\"<&>\"", "\"a \\\"b\\\" \\\\ c\"", "\"é\"", "\"{0}\"", "\"*/\"", "\"GET /\"", "\"_\""];

    /// <summary>Members of enums that are something else to the compiler.</summary>
    public static readonly string[] MemberNames =
        ["class", "value", "ToString", "Equals", "_", "__Recorder", "int", "record", "Other", "HasFlag", "nameof", "GetHashCode", "x1"];

    /// <summary>What the classes of a program are called.</summary>
    public static readonly string[] Classes =
    [
        "MailEvents", "MailEvent", "LocalEvents", "Local", "ProtocolText", "ShopEvents", "Telemetry", "Mail", "Shop", "mailevents", "Main",
        "@class", "@record", "@required",
        "@scoped", "@file", "@await",
    ];

    /// <summary>Where they stand.</summary>
    public static readonly string[] Namespaces =
        ["", "", "Mail", "mail", "Shop", "shop", "Shop.Telemetry", "Acme.Mail", "Acme.System", "@event.@record", "Acme.Stalwart"];

    /// <summary>What a user declares beside them.</summary>
    public static readonly string[] Types = ["Protocol", "Order", "Nested", "AOne", "TaskTag", "MailEventId", "ProtocolText", "OrderText"];
}
