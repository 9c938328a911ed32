namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The samples as somebody outside of the repository has them: with the packages in place of the projects.</summary>
[Collection(PackedFeedGroup.Name)]
public sealed class SampleTests(PackedFeed feed)
{
    [Fact]
    public async Task They_build_from_the_packages_and_run()
    {
        string samples = CopiedSamples.Write(feed);
        await File.WriteAllTextAsync(Path.Combine(samples, "all.proj"), """
            <Project DefaultTargets="Build">
              <ItemGroup><Sample Include="*/*.csproj" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Sample)" Targets="Restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Sample)" BuildInParallel="true" /></Target>
            </Project>
            """);
        Assert.Contains(
            "0 Warning(s)",
            await feed.DotnetAsync(samples, "build", "all.proj", "--nologo", "-p:StalwartVersion=" + feed.Version),
            StringComparison.Ordinal);

        string words = await feed.DotnetAsync(Path.Combine(samples, "Console"), "bin/Debug/net10.0/Words.dll", "one two three", "");
        Assert.Equal(
            ["word.read {size=short} 2", "word.read {size=long} 1", "line.empty {} 1"],
            words.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        await using RunningProcess worker = feed.StartDotnet(Path.Combine(samples, "Worker"), "bin/Debug/net10.0/Worker.dll");
        using var client = new HttpClient();
        string scrape = await client.GetStringAsync(new Uri((await worker.WaitForAsync("Serving metrics at ")).TrimEnd('.')));
        Assert.Contains(
            "job_time_seconds_count{otel_scope_name=\"worker\",otel_scope_version=\"1.0.0\",outcome=\"succeeded\"}",
            scrape,
            StringComparison.Ordinal);
    }

    /// <summary>Nothing of the library has run when the host starts, and its catalogue is found all the same.</summary>
    [RequiresFact("clang", "clang zlib1g-dev")]
    public async Task A_shop_with_a_library_is_compiled_ahead_of_time_without_a_warning_and_scraped() =>
        await PublishAndScrapeAsync("-p:PublishAot=true");

    [Fact]
    public async Task A_shop_with_a_library_is_trimmed_into_a_single_file_without_a_warning_and_scraped() =>
        await PublishAndScrapeAsync(
            "-p:PublishSingleFile=true",
            "-p:PublishTrimmed=true",
            "-p:SelfContained=true",
            "-p:InvariantGlobalization=true");

    private async Task PublishAndScrapeAsync(params string[] properties)
    {
        string shop = Path.Combine(CopiedSamples.Write(feed), "Shop");
        string output = await feed.DotnetAsync(
            shop,
            [
                "publish",
                "--use-current-runtime",
                "--nologo",
                "-o",
                "published",
                "-p:StalwartVersion=" + feed.Version,
                "-p:TrimmerSingleWarn=false",
                .. properties,
            ]);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(shop, "published"), "*.dll"));

        await using RunningProcess program = new RunningProcess(
            Path.Combine(shop, "published", "Shop"),
            "--urls",
            "http://127.0.0.1:0").In(shop)
            .Start();
        var address = new Uri(await program.WaitForAsync("Now listening on: "));
        using var client = new HttpClient();
        Assert.Equal(
            [
                "shop/order.placed on",
                "shop/order.failed off",
                "shop.payments/payment.accepted on",
                "shop.payments/payment.retried off",
                "shop.payments/order.failed on",
            ],
            (await client.GetStringAsync(new Uri(address, "/events"))).Split('\n')
                .Where(line => !line.StartsWith("stalwart.instrumentation/", StringComparison.Ordinal)));
        foreach (string order in (string[])["/orders/100", "/orders/9900", "/orders/0"])
        {
            using HttpResponseMessage response = await client.PostAsync(new Uri(address, order), content: null);
        }

        const int AtOnce = 1000;
        await Parallel.ForAsync(0, AtOnce, async (_, stop) =>
        {
            using HttpResponseMessage response = await client.PostAsync(new Uri(address, "/orders/100"), content: null, stop);
        });

        string scrape = await client.GetStringAsync(new Uri(address, "/metrics/prometheus"));
        Assert.Equal(
            [
                "order_failed_total{otel_scope_name=\"shop.payments\",otel_scope_version=\"2.1.0\"} 1",
                $"order_placed_total{{otel_scope_name=\"shop\",otel_scope_version=\"1.0.0\"}} {AtOnce + 2}",
                $"payment_accepted_total{{otel_scope_name=\"shop.payments\",otel_scope_version=\"2.1.0\",method=\"card\"}} {AtOnce + 1}",
                "payment_accepted_total{otel_scope_name=\"shop.payments\",otel_scope_version=\"2.1.0\",method=\"invoice\"} 1",
            ],
            scrape.Split('\n')
                .Where(line => line.Contains("_total{otel_scope_name=\"shop", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }
}
