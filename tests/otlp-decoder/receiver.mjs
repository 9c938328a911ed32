// Receives OTLP metrics and logs over gRPC and HTTP, decodes them with OpenTelemetry's own JavaScript code, and prints each request as one line
// of JSON: "request" for metrics, "logs" for logs.
// Says first where it listens, on ports that are free. Later versions of the package than the pinned one can only encode requests.
import http from 'node:http';
import zlib from 'node:zlib';
import grpc from '@grpc/grpc-js';
import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js';

const collector = root.opentelemetry.proto.collector;
const signals = [
  {
    word: 'request',
    path: '/v1/metrics',
    service: '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export',
    Request: collector.metrics.v1.ExportMetricsServiceRequest,
    Response: collector.metrics.v1.ExportMetricsServiceResponse,
  },
  {
    word: 'logs',
    path: '/v1/logs',
    service: '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
    Request: collector.logs.v1.ExportLogsServiceRequest,
    Response: collector.logs.v1.ExportLogsServiceResponse,
  },
];

function print(signal, request, headers) {
  const decoded = signal.Request.toObject(request, { longs: String, enums: String, bytes: String, arrays: true });
  process.stdout.write(`${signal.word} ${JSON.stringify({ headers, ...decoded })}\n`);
}

const grpcServer = new grpc.Server();
for (const signal of signals) {
  grpcServer.addService(
    {
      Export: {
        path: signal.service,
        requestStream: false,
        responseStream: false,
        requestDeserialize: bytes => signal.Request.decode(bytes),
        requestSerialize: request => signal.Request.encode(request).finish(),
        responseDeserialize: bytes => signal.Response.decode(bytes),
        responseSerialize: response => Buffer.from(signal.Response.encode(response).finish()),
      },
    },
    {
      Export(call, callback) {
        print(signal, call.request, call.metadata.getMap());
        callback(null, signal.Response.create());
      },
    });
}

const httpServer = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const signal = signals.find(one => one.path === request.url);
    if (request.method !== 'POST' || !signal || request.headers['content-type'] !== 'application/x-protobuf') {
      response.writeHead(404).end();
      return;
    }

    const body = Buffer.concat(chunks);
    const bytes = request.headers['content-encoding'] === 'gzip' ? zlib.gunzipSync(body) : body;
    print(signal, signal.Request.decode(bytes), request.headers);
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end(signal.Response.encode({}).finish());
  });
});

grpcServer.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }

  process.stdout.write(`grpc http://127.0.0.1:${port}\n`);
  httpServer.listen(0, '127.0.0.1', () => process.stdout.write(`http http://127.0.0.1:${httpServer.address().port}\n`));
});

// The last line may still be on its way into the pipe: requests under way are answered, everything is written, and the process ends of itself.
process.once('SIGTERM', () => {
  grpcServer.tryShutdown(error => {
    if (error) {
      throw error;
    }
  });
  httpServer.close();
});
