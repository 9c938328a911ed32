using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.AspNetCore.StatusPage;

/// <summary>The page, assembled from the files in <c>Assets</c> into one document that loads nothing else.</summary>
internal sealed partial class PageDocument
{
    /// <summary>The scripts form one module, in which later files use earlier ones.</summary>
    private static readonly string[] Scripts =
        [
            "format.js",
            "elements.js",
            "long-text.js",
            "model.js",
            "sparkline.js",
            "histogram.js",
            "series.js",
            "row.js",
            "event-row.js",
            "event-group.js",
            "relevance.js",
            "event-list.js",
            "metric-list.js",
            "log-list.js",
            "export-list.js",
            "summary.js",
            "filter.js",
            "tabs.js",
            "theme.js",
            "freshness.js",
            "places.js",
            "stream.js",
            "page.js",
        ];

    private static readonly string[] Styles = ["colors.css", "layout.css", "table.css", "histogram.css", "export.css", "stale.css"];

    public PageDocument(string application, ReadOnlyMemory<byte> description, string fingerprint)
    {
        string style = Join(Styles);
        string script = Join(Scripts);
        var parts = new Dictionary<string, string>
        {
            ["application"] = HtmlEncoder.Default.Encode(application),
            ["fingerprint"] = fingerprint,
            ["style"] = style,
            ["script"] = script,
            ["description"] = Encoding.UTF8.GetString(description.Span),
        };

        // In one pass, because a part may contain the placeholder of another.
        Html = Encoding.UTF8.GetBytes(Place().Replace(Resource("page.html"), place => parts[place.Groups[1].Value]));

        // Only these two texts can run or style anything, and no text ever becomes markup.
        ContentSecurityPolicy =
            $"default-src 'none'; script-src {Hash(script)}; style-src {Hash(style)}; connect-src 'self'; img-src data:; " +
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    /// <summary>Gets the document in UTF-8.</summary>
    public ReadOnlyMemory<byte> Html { get; }

    /// <summary>Gets the Content-Security-Policy of the document.</summary>
    public string ContentSecurityPolicy { get; }

    private static string Join(string[] names) => string.Join('\n', names.Select(Resource));

    private static string Resource(string name)
    {
        using Stream stream = typeof(PageDocument).Assembly.GetManifestResourceStream("StatusPage/" + name)
            ?? throw new InvalidOperationException($"The assembly has no resource StatusPage/{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    [GeneratedRegex(@"\{\{([a-z]+)\}\}")]
    private static partial Regex Place();
}
