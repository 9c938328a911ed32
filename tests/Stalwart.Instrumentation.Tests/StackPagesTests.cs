using Stalwart.Instrumentation.Cells;

namespace Stalwart.Instrumentation.Tests;

public unsafe class StackPagesTests
{
    [Fact]
    public void Stack_pages_identify_writers_on_CoreCLR_for_Linux_x64() => Assert.Equal(
        OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture
            == System.Runtime.InteropServices.Architecture.X64,
        StackPages.AreUsed);

    [StackPageFact]
    public void Stack_page_of_a_local_variable_belongs_to_its_thread_only()
    {
        byte here;
        nint mine = StackPages.Of(&here), theirs = 0;
        bool isTheirs = false, isMineThere = true;
        var thread = new Thread(() =>
        {
            byte there;
            theirs = StackPages.Of(&there);
            isTheirs = StackPages.IsOwn(theirs);
            isMineThere = StackPages.IsOwn(mine);
        });
        thread.Start();
        thread.Join();
        Assert.True(StackPages.IsOwn(mine));
        Assert.True(isTheirs);
        Assert.False(isMineThere);
        Assert.False(StackPages.IsOwn(theirs));
    }

    [StackPageFact]
    public void Page_of_the_heap_belongs_to_no_thread()
    {
        fixed (byte* heap = new byte[1])
        {
            Assert.False(StackPages.IsOwn(StackPages.Of(heap)));
        }

        var store = new CellStore([CellKind.Count]);
        fixed (byte* heap = new byte[1])
        {
            Assert.Equal(0, store.OfPage(StackPages.Of(heap)));
        }
    }
}
