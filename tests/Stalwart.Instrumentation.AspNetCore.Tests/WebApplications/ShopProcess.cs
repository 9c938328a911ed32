namespace Stalwart.Instrumentation.AspNetCore.Tests.WebApplications;

/// <summary>Tests of the shop run sequentially, because its catalogue belongs to the whole process.</summary>
[CollectionDefinition(Name)]
public sealed class ShopProcess
{
    public const string Name = "shop";
}
