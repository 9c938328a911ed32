using System.Text.Json;

namespace Stalwart.Instrumentation.AspNetCore.Tests.StatusPage;

/// <summary>Reads the server-sent events of one open page.</summary>
internal sealed class PageReader : IDisposable
{
    private readonly StreamReader reader;

    private PageReader(HttpResponseMessage response, StreamReader reader)
    {
        Response = response;
        this.reader = reader;
    }

    public HttpResponseMessage Response { get; }

    public static async Task<PageReader> OpenAsync(HttpClient client, string path)
    {
        HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return new PageReader(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>Returns the next message.</summary>
    public async Task<PageMessage> NextAsync() => await ReadAsync() ?? throw new InvalidOperationException("The stream has ended.");

    /// <summary>Reads until the server ends the stream.</summary>
    public async Task WaitForEndAsync()
    {
        while (await ReadAsync() is not null)
        {
            // Messages that were in transit.
        }
    }

    public void Dispose()
    {
        Response.Dispose();
        reader.Dispose();
    }

    private async Task<PageMessage?> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        string name = "";
        while (await reader.ReadLineAsync(timeout.Token) is string line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return new PageMessage(name, JsonDocument.Parse(line[6..]).RootElement);
            }
        }

        return null;
    }
}

/// <summary>One server-sent event.</summary>
internal sealed record PageMessage(string Name, JsonElement Data)
{
    /// <summary>Returns the value of a metric by its number; <see langword="null"/> if the message has none.</summary>
    public double? Value(int metric) => Pair("values", metric);

    /// <summary>Returns the newest point of a metric's history.</summary>
    public double? Point(int metric) => Pair("points", metric);

    /// <summary>Returns the numbers of a list.</summary>
    public int[]? Numbers(string name) =>
        Data.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray().Select(number => number.GetInt32())] : null;

    private double? Pair(string name, int metric)
    {
        if (!Data.TryGetProperty(name, out JsonElement pairs))
        {
            return null;
        }

        double[] numbers =
        [
            .. pairs.EnumerateArray().Select(number => number.ValueKind == JsonValueKind.String ? double.NaN : number.GetDouble()),
        ];
        for (int i = 0; i < numbers.Length; i += 2)
        {
            if ((int)numbers[i] == metric)
            {
                return numbers[i + 1];
            }
        }

        return null;
    }
}
