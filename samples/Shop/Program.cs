using Shop.Payments;
using Stalwart.Instrumentation;

WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Configuration.AddTomlFile("shop.toml", reloadOnChange: true);

// A single call exports the catalogues of the application and of the library, whose class is internal.
builder.AddEventMetrics();

WebApplication app = builder.Build();
app.MapEventMetrics();
app.MapGet("/events", () => string.Join('\n', EventCatalogues.All().SelectMany(catalogue =>
    catalogue.Events.Select(item => $"{catalogue.MeterName}/{item.Name} {(catalogue.IsEnabled(item.Name) ? "on" : "off")}"))));
app.MapPost("/orders/{cents:int}", (int cents) =>
{
    if (Till.Charge(cents))
    {
        ShopEvents.Order.Placed();
        return Results.Ok();
    }

    ShopEvents.Order.Failed();
    return Results.BadRequest();
});
app.Run();

/// <summary>The application's telemetry.</summary>
[EventCatalogue("events.toml")]
internal static partial class ShopEvents;
