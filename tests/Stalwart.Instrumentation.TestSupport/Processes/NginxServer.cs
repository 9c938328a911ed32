using Stalwart.Instrumentation.TestSupport.Otlp;

namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>
/// A real nginx that terminates TLS with client certificates in front of a receiver, for OTLP over gRPC or HTTP, on a free port.
/// </summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private readonly RunningProcess process;
    private readonly ReservedPort port;
    private readonly string configuration;

    private NginxServer(RunningProcess process, ReservedPort port, string configuration) =>
        (this.process, this.port, this.configuration) = (process, port, configuration);

    /// <summary>Gets the address that it listens on.</summary>
    public Uri Endpoint => new($"https://localhost:{port.Number}");

    /// <summary>Gets its output.</summary>
    public string Output => process.Output;

    /// <param name="folder">
    /// A folder with <c>server.crt</c>, <c>server.key</c> and the authority of clients, <c>clients.crt</c>; it gets the server's own files.
    /// </param>
    /// <param name="receiver">The receiver behind it.</param>
    public static async Task<NginxServer> StartAsync(string folder, OtlpReceiver receiver)
    {
        var port = new ReservedPort();
        string configuration = Path.Combine(folder, "nginx.conf");
        string pass = receiver.IsGrpc ? $"grpc_pass grpc://{receiver.Endpoint.Authority};" : $"proxy_pass {receiver.Endpoint};";
        await File.WriteAllTextAsync(configuration, $$"""
            daemon off;
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            error_log stderr notice;
            events {}
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              server {
                listen 127.0.0.1:{{port.Number}} ssl http2;
                ssl_certificate {{folder}}/server.crt;
                ssl_certificate_key {{folder}}/server.key;
                ssl_client_certificate {{folder}}/clients.crt;
                ssl_verify_client on;
                location / { {{pass}} }
              }
            }
            """);
        var server = new NginxServer(Process("-c", configuration).Start(), port, configuration);
        await server.process.WaitForAsync("start worker process ");
        return server;
    }

    /// <summary>Makes it reload its files, and waits until it has.</summary>
    public async Task ReloadAsync()
    {
        int before = Starts(Output);
        await using RunningProcess reload = Process("-c", configuration, "-s", "reload").Start();
        Assert.Equal(0, await reload.WaitForExitAsync());

        // The previous worker ends when no connection needs it.
        await process.WaitForAsync(output => Starts(output) > before, "another 'start worker process'");
        await process.WaitForAsync(output => output.Contains(" exited with code 0", StringComparison.Ordinal), "the end of the old worker");
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        port.Dispose();
    }

    private static int Starts(string output) => output.Split("start worker process ").Length - 1;

    /// <summary>Debian installs it in a directory that is not in the PATH of users.</summary>
    private static RunningProcess Process(params string[] arguments) =>
        new(File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx", arguments);
}
