using System.Reflection;

namespace Stalwart.Instrumentation.Integration.Tests.StatusPage;

/// <summary>Checks a page for accessibility with axe-core.</summary>
internal static class AxeCheck
{
    private static readonly string Script = Read();

    /// <summary>Returns every violation with its elements.</summary>
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
