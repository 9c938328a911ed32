using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Stalwart.Instrumentation.OpenTelemetry.Answers;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Health;

/// <summary>The retry delay of a gRPC response.</summary>
public sealed class RetryInfoTests
{
    [Theory]
    [InlineData(0, 500_000_000, 500)]
    [InlineData(90, 0, 90_000)]
    [InlineData(0, 0, 0)]
    public void Retry_delay_is_read_from_the_status_details(long seconds, int nanoseconds, double milliseconds)
    {
        byte[] status = GrpcDetails.Status(new Duration { Seconds = seconds, Nanos = nanoseconds });
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RetryInfo.Of(Convert.ToBase64String(status)));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RetryInfo.Of(Convert.ToBase64String(status).TrimEnd('=')));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base 64")]
    [InlineData("AAAA")]
    public void Invalid_status_details_have_no_retry_delay(string? details) => Assert.Null(RetryInfo.Of(details));

    [Fact]
    public void Negative_retry_delay_is_ignored() =>
        Assert.Null(RetryInfo.Of(Convert.ToBase64String(GrpcDetails.Status(new Duration { Seconds = -1 }))));

    [Fact]
    public void Truncated_status_details_have_the_retry_delay_or_none()
    {
        byte[] status = GrpcDetails.Status(new Duration { Seconds = 90 });
        Assert.All(
            Enumerable.Range(0, status.Length),
            length => Assert.Null(RetryInfo.Of(Convert.ToBase64String(status, 0, length))));
    }

    [Fact]
    public void Status_details_of_other_types_are_skipped()
    {
        byte[] other = new Any { TypeUrl = "type.googleapis.com/google.rpc.DebugInfo", Value = ByteString.CopyFromUtf8("x") }.ToByteArray();
        byte[] status = [0x1A, (byte)other.Length, .. other, .. GrpcDetails.Status(new Duration { Seconds = 5 })];
        Assert.Equal(TimeSpan.FromSeconds(5), RetryInfo.Of(Convert.ToBase64String(status)));
    }
}
