using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Stalwart.Instrumentation.TestSupport.Otlp;

/// <summary>Creates the details of a gRPC status, as a throttling collector sends them.</summary>
internal static class GrpcDetails
{
    /// <summary>Returns a <c>google.rpc.Status</c> of RESOURCE_EXHAUSTED with a <c>google.rpc.RetryInfo</c>.</summary>
    public static byte[] Status(Duration wait)
    {
        byte[] duration = wait.ToByteArray();
        var any = new Any
        {
            TypeUrl = "type.googleapis.com/google.rpc.RetryInfo",
            Value = ByteString.CopyFrom([0x0A, (byte)duration.Length, .. duration]),
        };
        byte[] detail = any.ToByteArray();
        byte[] message = "quota"u8.ToArray();
        return [0x08, 8, 0x12, (byte)message.Length, .. message, 0x1A, (byte)detail.Length, .. detail];
    }
}
