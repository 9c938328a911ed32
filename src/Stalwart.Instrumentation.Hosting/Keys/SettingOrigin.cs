using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The location of a key or value.</summary>
/// <param name="Source">The file, the environment variable, or another source.</param>
/// <param name="Span">The position in the file.</param>
internal sealed record SettingOrigin(string Source, SourceSpan? Span)
{
    /// <summary>The origin of options that code has set.</summary>
    public static readonly SettingOrigin Code = new("code", null);
}
