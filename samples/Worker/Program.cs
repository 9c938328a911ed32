using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Worker;

// Without its own web server, the host starts the built-in one at metrics.prometheus.listen.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Configuration.AddTomlFile("worker.toml", reloadOnChange: true);
builder.AddEventMetrics();
builder.Services.AddHostedService<JobRunner>();
builder.Build().Run();
