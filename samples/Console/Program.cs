using Stalwart.Instrumentation;

// Counts words and prints the counts: without a host and an exporter, with only the runtime package.
foreach (string line in args)
{
    string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    if (words.Length == 0)
    {
        WordEvents.Line.Empty();
    }

    foreach (string word in words)
    {
        WordEvents.Word.Read(word.Length < 5 ? WordReadSize.Short : WordReadSize.Long);
    }
}

foreach (SeriesSnapshot series in WordEvents.Catalogue.Snapshot().Series)
{
    string tags = string.Join(',', series.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
    Console.WriteLine($"{series.Metric.Name} {{{tags}}} {series.Value}");
}

/// <summary>The program's telemetry.</summary>
[EventCatalogue("events.toml")]
internal static partial class WordEvents;
