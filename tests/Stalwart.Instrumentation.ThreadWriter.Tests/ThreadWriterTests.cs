using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Semantics.Tests;

public class ThreadWriterTests
{
    [Fact]
    public void Threads_are_the_writers_in_this_process() => Assert.False(StackPages.AreUsed);
}
