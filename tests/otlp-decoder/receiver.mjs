// Receives OTLP metrics over gRPC and HTTP, decodes them with OpenTelemetry's own JavaScript code, and prints each request as one line of JSON.
// Says first where it listens, on ports that are free. Later versions of the package than the pinned one can only encode requests.
import http from 'node:http';
import zlib from 'node:zlib';
import grpc from '@grpc/grpc-js';
import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js';

const { ExportMetricsServiceRequest, ExportMetricsServiceResponse } = root.opentelemetry.proto.collector.metrics.v1;

function print(request, headers) {
  const metrics = ExportMetricsServiceRequest.toObject(request, { longs: String, enums: String, bytes: String, arrays: true });
  process.stdout.write(`request ${JSON.stringify({ headers, ...metrics })}\n`);
}

const grpcServer = new grpc.Server();
grpcServer.addService(
  {
    Export: {
      path: '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export',
      requestStream: false,
      responseStream: false,
      requestDeserialize: bytes => ExportMetricsServiceRequest.decode(bytes),
      requestSerialize: request => ExportMetricsServiceRequest.encode(request).finish(),
      responseDeserialize: bytes => ExportMetricsServiceResponse.decode(bytes),
      responseSerialize: response => Buffer.from(ExportMetricsServiceResponse.encode(response).finish()),
    },
  },
  {
    Export(call, callback) {
      print(call.request, call.metadata.getMap());
      callback(null, ExportMetricsServiceResponse.create());
    },
  });

const httpServer = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    if (request.method !== 'POST' || request.url !== '/v1/metrics' || request.headers['content-type'] !== 'application/x-protobuf') {
      response.writeHead(404).end();
      return;
    }

    const body = Buffer.concat(chunks);
    print(ExportMetricsServiceRequest.decode(request.headers['content-encoding'] === 'gzip' ? zlib.gunzipSync(body) : body), request.headers);
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end(ExportMetricsServiceResponse.encode({}).finish());
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
