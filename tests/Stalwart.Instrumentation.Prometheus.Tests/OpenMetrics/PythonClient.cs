using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Stalwart.Instrumentation.Prometheus.Tests.OpenMetrics;

/// <summary>The strict OpenMetrics parser of the official Python client.</summary>
internal static class PythonClient
{
    /// <summary>Its Debian package.</summary>
    public const string Package = "python3-prometheus-client";

    /// <summary>The file of the parser, where Debian's package puts it.</summary>
    public const string Parser = "/usr/lib/python3/dist-packages/prometheus_client/openmetrics/parser.py";

    /// <summary>Debian's interpreter, because another one in the PATH does not have Debian's packages.</summary>
    private const string Interpreter = "/usr/bin/python3";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Parses answers in one process.</summary>
    /// <returns>For each, the numbers of its families and samples, as <c>2 13</c>, or the error.</returns>
    public static async Task<string[]> ParseAsync(IReadOnlyCollection<string> answers)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "OpenMetrics", "parse_openmetrics.py");
        using var python = new Process
        {
            StartInfo = new ProcessStartInfo(Interpreter, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true },
        };
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        python.Start();
        try
        {
            Task<string> output = python.StandardOutput.ReadToEndAsync(timeout.Token);
            await using (Stream input = python.StandardInput.BaseStream)
            {
                foreach (byte[] answer in answers.Select(Strict.GetBytes))
                {
                    await input.WriteAsync(
                        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{answer.Length}\n")), timeout.Token);
                    await input.WriteAsync(answer, timeout.Token);
                }
            }

            return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            python.Kill(entireProcessTree: true);
        }
    }
}
