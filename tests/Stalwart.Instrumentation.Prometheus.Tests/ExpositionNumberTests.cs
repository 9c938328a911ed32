using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Prometheus.Exposition;
using Stalwart.Instrumentation.Prometheus.Names;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>Numbers as Go's parser reads them.</summary>
public sealed class ExpositionNumberTests
{
    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(0.1, "0.1")]
    [InlineData(-3.0, "-3")]
    [InlineData(999_999_999_999_999, "999999999999999")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1e17, "1E+17")]
    [InlineData(-0.00012345678901234567, "-0.00012345678901234567")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    public void Value_is_written_as_the_shortest_text_that_round_trips(double value, string text) => Assert.Equal(text, Format(value));

    [Fact]
    public void Random_value_round_trips()
    {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            Assert.True(!double.IsFinite(value) || double.Parse(Format(value), CultureInfo.InvariantCulture) == value);
        }
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void Integer_is_written_exactly(long value)
    {
        byte[] bytes = new byte[Utf8Buffer.MaxNumber];
        Assert.Equal(
            value.ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetString(bytes, 0, Utf8Buffer.Format(value, bytes)));
    }

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-10.0, "-10.0")]
    [InlineData(0.005, "0.005")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(0.0000123, "1.23e-05")]
    [InlineData(999_999.5, "999999.5")]
    [InlineData(1_000_000.0, "1e+06")]
    [InlineData(1_234_567.5, "1.2345675e+06")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e-300, "1e-300")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    public void Boundary_in_OpenMetrics_has_the_canonical_form_of_the_specification(double value, string text) =>
        Assert.Equal(text, CanonicalNumber.Of(value));

    private static string Format(double value)
    {
        byte[] bytes = new byte[Utf8Buffer.MaxNumber];
        return Encoding.UTF8.GetString(bytes, 0, Utf8Buffer.Format(value, bytes));
    }
}
