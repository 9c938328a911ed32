using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The place of a key or value.</summary>
/// <param name="Source">The file, the environment variable, or another source.</param>
/// <param name="Span">The place in the file.</param>
internal sealed record SettingOrigin(string Source, SourceSpan? Span)
{
    /// <summary>The program's own code.</summary>
    public static readonly SettingOrigin Code = new("code", null);
}
