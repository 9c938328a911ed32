using System.Reflection;

namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>Asks axe-core what is wrong with a page for people who cannot see, point or read small print.</summary>
internal static class AxeCheck
{
    private static readonly string Script = Read();

    /// <summary>Every violation with the elements that have it.</summary>
    public static async Task<string[]> RunAsync(BrowserPage page)
    {
        await page.RunAsync(Script);
        return await page.EvaluateAsync<string[]>("""
            axe.run(document, { resultTypes: ['violations'] })
              .then(result => result.violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`)))
            """);
    }

    private static string Read()
    {
        Assembly assembly = Assembly.Load("Deque.AxeCore.Commons");
        using Stream stream = assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
