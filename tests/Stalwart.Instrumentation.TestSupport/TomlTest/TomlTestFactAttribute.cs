namespace Stalwart.Instrumentation.TestSupport.TomlTest;

/// <summary>A fact that needs the documents of toml-test: skipped where they are not there, but not in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TomlTestFactAttribute : FactAttribute
{
    public TomlTestFactAttribute()
    {
        if (TomlTestSuite.Folder is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "The documents of toml-test are not beside the repository (../shared/data/toml-test)";
        }
    }
}
