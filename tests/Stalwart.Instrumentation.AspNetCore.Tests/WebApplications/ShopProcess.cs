namespace Stalwart.Instrumentation.AspNetCore.Tests.WebApplications;

/// <summary>Tests of the shop, whose catalogue belongs to the whole process, run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ShopProcess
{
    public const string Name = "shop";
}
