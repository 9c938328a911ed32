using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Stalwart.Instrumentation.Generators.Pipeline;

/// <summary>Which additional files are the operator's: those of the item EventMetricsConfiguration, and any that is named metrics.toml.</summary>
internal static class OperatorFiles
{
    public const string Metadata = "build_metadata.AdditionalFiles.EventMetricsConfiguration";

    public static bool IsOne(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        (options.GetOptions(file).TryGetValue(Metadata, out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase))
        || Path.GetFileName(file.Path).Equals("metrics.toml", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<AdditionalText> Of(AnalyzerOptions options) =>
        options.AdditionalFiles.Where(file => IsOne(file, options.AnalyzerConfigOptionsProvider));
}
