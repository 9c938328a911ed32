using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Tests;

/// <summary>
/// Readings of up-down-counters while threads record. The cells belong to two threads: one adds, the other subtracts, and both record
/// whenever the reader is interrupted between them.
/// </summary>
public sealed class BalanceReadingTests
{
    private const int Series = 3;

    private readonly long[][] threads = [new long[2 * Series], new long[2 * Series]];
    private int interruptions;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Balance_is_a_value_that_existed_when_the_reader_is_interrupted(int times)
    {
        // The balance stays zero: each interruption adds and subtracts the same amount.
        var totals = new long[2 * Series];
        BalanceReading.Read(ReadWith(interrupt: () => Move(series: 1, 14_690, atMost: times)), 0, totals);
        Assert.Equal(times, interruptions);
        Assert.Equal(0, totals[1] - totals[Series + 1]);
        Assert.Equal((0, 0), (totals[0], totals[Series]));
    }

    [Fact]
    public void Balance_is_off_by_less_than_one_change_when_every_attempt_is_interrupted()
    {
        var totals = new long[2 * Series];
        BalanceReading.Read(ReadWith(interrupt: () => Move(series: 1, 100, atMost: int.MaxValue)), 0, totals);
        Assert.InRange(totals[1] - totals[Series + 1], -200, 200);
        Assert.InRange(interruptions, 1, 1000);
    }

    [Fact]
    public void Balance_of_doubles_is_a_value_that_existed_when_the_reader_is_interrupted()
    {
        var totals = new long[2 * Series];
        BalanceReading.Read(
            ReadWith(interrupt: () =>
            {
                if (interruptions++ < 2)
                {
                    threads[0][0] = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(threads[0][0]) + 0.5);
                    threads[1][Series] = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(threads[1][Series]) + 0.5);
                }
            }),
            0,
            totals);
        Assert.Equal(1, BitConverter.Int64BitsToDouble(totals[0]));
        Assert.Equal(1, BitConverter.Int64BitsToDouble(totals[Series]));
    }

    private void Move(int series, long amount, int atMost)
    {
        if (interruptions < atMost)
        {
            threads[0][series] += amount;
            threads[1][Series + series] += amount;
            interruptions++;
        }
    }

    /// <summary>Reads one thread after the other, as the store does; it is interrupted after the first.</summary>
    private CellReading ReadWith(Action interrupt) => (firstCell, totals) =>
    {
        totals.Clear();
        Add(threads[0].AsSpan(firstCell), totals);
        interrupt();
        Add(threads[1].AsSpan(firstCell), totals);
    };

    private static void Add(ReadOnlySpan<long> cells, Span<long> totals)
    {
        for (int i = 0; i < totals.Length; i++)
        {
            totals[i] += cells[i];
        }
    }
}
