using System;
using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Naming;

/// <summary>
/// The names that ordinary C# code uses without a namespace. An enum with such a name would hide them in the namespace of the catalogue's
/// class: next to an enum <c>Environment</c>, <c>Environment.NewLine</c> does not compile.
/// </summary>
internal static class PlatformNames
{
    /// <summary>
    /// The non-generic types in the namespaces that the SDK imports automatically (ImplicitUsings): an enum does not hide a
    /// generic type. A test compares these names with the reference assemblies.
    /// </summary>
    private const string Imported = """
        AbandonedMutexException AccessViolationException Action Activator AggregateException ApartmentState AppContext AppDomain
        AppDomainSetup AppDomainUnloadedException ApplicationException ApplicationId ArgIterator ArgumentException
        ArgumentNullException ArgumentOutOfRangeException ArithmeticException Array ArrayTypeMismatchException AssemblyLoadEventArgs
        AssemblyLoadEventHandler AsyncCallback AsyncEnumerable AsyncFlowControl Attribute AttributeTargets AttributeUsageAttribute
        AutoResetEvent BadImageFormatException Barrier BarrierPostPhaseException Base64FormattingOptions BinaryReader BinaryWriter
        BitConverter Boolean Buffer BufferedStream Byte ByteArrayContent CLSCompliantAttribute CancellationToken
        CancellationTokenRegistration CancellationTokenSource CannotUnloadAppDomainException Char CharEnumerator
        ClientCertificateOption CollectionExtensions CompressedStack ConcurrentExclusiveSchedulerPair ConfigureAwaitOptions Console
        ConsoleCancelEventArgs ConsoleCancelEventHandler ConsoleColor ConsoleKey ConsoleKeyInfo ConsoleModifiers ConsoleSpecialKey
        ContextBoundObject ContextCallback ContextMarshalException ContextStaticAttribute Convert CountdownEvent DBNull
        DataMisalignedException DateOnly DateTime DateTimeKind DateTimeOffset DayOfWeek Decimal Delegate DelegatingHandler Directory
        DirectoryInfo DirectoryNotFoundException DivideByZeroException DllNotFoundException Double DriveInfo DriveNotFoundException
        DriveType DuplicateWaitObjectException EndOfStreamException EntryPointNotFoundException Enum Enumerable EnumerableExecutor
        EnumerableQuery EnumerationOptions Environment EnvironmentVariableTarget ErrorEventArgs ErrorEventHandler EventArgs
        EventHandler EventResetMode EventWaitHandle EventWaitHandleAcl Exception ExecutionContext ExecutionEngineException
        FieldAccessException File FileAccess FileAttributes FileInfo FileLoadException FileMode FileNotFoundException FileOptions
        FileShare FileStream FileStreamOptions FileStyleUriParser FileSystemAclExtensions FileSystemEventArgs FileSystemEventHandler
        FileSystemInfo FileSystemWatcher FlagsAttribute FormUrlEncodedContent FormatException FormattableString FtpStyleUriParser GC
        GCCollectionMode GCGenerationInfo GCKind GCMemoryInfo GCNotificationStatus GenericUriParser GenericUriParserOptions
        GopherStyleUriParser Guid Half HandleInheritability HashCode HostExecutionContext HostExecutionContextManager HttpClient
        HttpClientHandler HttpCompletionOption HttpContent HttpIOException HttpKeepAlivePingPolicy HttpMessageHandler
        HttpMessageInvoker HttpMethod HttpProtocolException HttpRequestError HttpRequestException HttpRequestMessage
        HttpRequestOptions HttpResponseMessage HttpStyleUriParser HttpVersionPolicy IAsyncDisposable IAsyncResult ICloneable
        IComparable IConvertible ICustomFormatter IDisposable IFormatProvider IFormattable IOCompletionCallback IOException
        IOrderedQueryable IQueryProvider IQueryable IServiceProvider ISpanFormattable IThreadPoolWorkItem ITimer
        IUtf8SpanFormattable ImmutableArrayExtensions Index IndexOutOfRangeException InsufficientExecutionStackException
        InsufficientMemoryException Int128 Int16 Int32 Int64 IntPtr Interlocked InternalBufferOverflowException InvalidCastException
        InvalidDataException InvalidOperationException InvalidProgramException InvalidTimeZoneException KeyNotFoundException
        KeyValuePair LazyInitializer LazyThreadSafetyMode LdapStyleUriParser LoaderOptimization LoaderOptimizationAttribute
        LocalDataStoreSlot Lock LockCookie LockRecursionException LockRecursionPolicy MTAThreadAttribute ManualResetEvent
        ManualResetEventSlim MarshalByRefObject MatchCasing MatchType Math MathF MemberAccessException MemoryExtensions MemoryStream
        MessageProcessingHandler MethodAccessException MidpointRounding MissingFieldException MissingMemberException
        MissingMethodException ModuleHandle Monitor MulticastDelegate MulticastNotSupportedException MultipartContent
        MultipartFormDataContent Mutex MutexAcl NamedWaitHandleOptions NativeOverlapped NetPipeStyleUriParser NetTcpStyleUriParser
        NewsStyleUriParser NonSerializedAttribute NotFiniteNumberException NotImplementedException NotSupportedException
        NotifyFilters NullReferenceException Nullable Object ObjectDisposedException ObsoleteAttribute OperatingSystem
        OperationCanceledException OutOfMemoryException OverflowException Overlapped Parallel ParallelEnumerable
        ParallelExecutionMode ParallelLoopResult ParallelLoopState ParallelMergeOptions ParallelOptions ParallelQuery
        ParamArrayAttribute ParameterizedThreadStart Path PathTooLongException PeriodicTimer PlatformID
        PlatformNotSupportedException PreAllocatedOverlapped Queryable Random RandomAccess Range RankException ReadOnlyMemoryContent
        ReaderWriterLock ReaderWriterLockSlim ReferenceEqualityComparer RegisteredWaitHandle RenamedEventArgs RenamedEventHandler
        ResolveEventArgs ResolveEventHandler RuntimeArgumentHandle RuntimeFieldHandle RuntimeMethodHandle RuntimeTypeHandle SByte
        STAThreadAttribute SearchOption SeekOrigin Semaphore SemaphoreAcl SemaphoreFullException SemaphoreSlim SendOrPostCallback
        SequencePosition SerializableAttribute Single SocketsHttpConnectionContext SocketsHttpHandler
        SocketsHttpPlaintextStreamFilterContext SpinLock SpinWait StackOverflowException Stream StreamContent StreamReader
        StreamWriter String StringComparer StringComparison StringContent StringNormalizationExtensions StringReader
        StringSplitOptions StringWriter SynchronizationContext SynchronizationLockException SystemException Task
        TaskAsyncEnumerableExtensions TaskCanceledException TaskCompletionSource TaskContinuationOptions TaskCreationOptions
        TaskExtensions TaskFactory TaskScheduler TaskSchedulerException TaskStatus TaskToAsyncResult TextReader TextWriter Thread
        ThreadAbortException ThreadExceptionEventArgs ThreadExceptionEventHandler ThreadInterruptedException ThreadPool
        ThreadPoolBoundHandle ThreadPriority ThreadStart ThreadStartException ThreadState ThreadStateException ThreadStaticAttribute
        ThreadingAclExtensions TimeOnly TimeProvider TimeSpan TimeZone TimeZoneInfo TimeZoneNotFoundException Timeout
        TimeoutException Timer TimerCallback Tuple TupleExtensions Type TypeAccessException TypeCode TypeInitializationException
        TypeLoadException TypeUnloadedException TypedReference UInt128 UInt16 UInt32 UInt64 UIntPtr UnauthorizedAccessException
        UnhandledExceptionEventArgs UnhandledExceptionEventHandler UnixFileMode UnmanagedMemoryAccessor UnmanagedMemoryStream
        UnobservedTaskExceptionEventArgs Uri UriBuilder UriComponents UriCreationOptions UriFormat UriFormatException
        UriHostNameType UriKind UriParser UriPartial UriTypeConverter ValueTask ValueTuple ValueType Version Void Volatile
        WaitCallback WaitForChangedResult WaitHandle WaitHandleCannotBeOpenedException WaitHandleExtensions WaitOrTimerCallback
        WatcherChangeTypes WeakReference
        """;

    /// <summary>The same for the namespaces that the SDKs for web applications and workers also import.</summary>
    private const string ImportedByWebAndWorker = """
        ActivatorUtilities ActivityTrackingOptions ApplicationBuilder AsyncServiceScope BackgroundService
        BackgroundServiceExceptionBehavior BinderOptions BindingAddress ChainedConfigurationProvider ChainedConfigurationSource
        ComponentEndpointConventionBuilder CompositeEndpointDataSource ConfigurationBinder ConfigurationBuilder
        ConfigurationDebugViewContext ConfigurationKeyComparer ConfigurationManager ConfigurationPath ConfigurationProvider
        ConfigurationReloadToken ConfigurationRoot ConfigurationSection ConfigureHostBuilder ConfigureWebHostBuilder
        ConnectionEndpointRouteBuilder ConnectionInfo ConsoleLifetimeOptions ContentEncodingMetadata
        ControllerActionEndpointConventionBuilder CookieBuilder CookieOptions CookiePolicyOptions CookieSecurePolicy
        DataTokensMetadata DefaultEndpointDataSource DefaultEndpointFilterInvocationContext DefaultFilesOptions DefaultHttpContext
        DefaultHttpContextFactory DefaultInlineConstraintResolver DefaultServiceProviderFactory DelegateStartup
        DeveloperExceptionPageOptions DirectoryBrowserOptions Endpoint EndpointBuilder EndpointDataSource EndpointFilterDelegate
        EndpointFilterFactoryContext EndpointFilterInvocationContext EndpointMetadataCollection EndpointNameMetadata EnvironmentName
        Environments EventId ExceptionHandlerOptions FileConfigurationProvider FileConfigurationSource FileLoadExceptionContext
        FileServerOptions FormCollection FormFile FormFileCollection ForwardedHeadersOptions FragmentString HeaderDictionary Host
        HostApplicationBuilder HostApplicationBuilderSettings HostBuilder HostBuilderContext HostDefaults HostOptions HostString
        HttpContext HttpContextAccessor HttpMethodMetadata HttpMethodOverrideOptions HttpMethods HttpProtocol HttpRequest
        HttpResponse HttpValidationProblemDetails HubEndpointConventionBuilder InlineRouteParameterParser JsonContent KeyedService
        LinkGenerator LinkOptions LinkParser LogDefineOptions LogLevel LoggerExternalScopeProvider LoggerFactory
        LoggerFactoryOptions LoggerFilterOptions LoggerFilterRule LoggerMessage MatcherPolicy MiddlewareFactory ObjectFactory
        PageActionEndpointConventionBuilder ParameterPolicyFactory PathString ProblemDetailsContext ProblemDetailsOptions
        ProducesResponseTypeMetadata QueryCollection QueryString RazorComponentsEndpointConventionBuilder RequestDelegate
        RequestDelegateFactory RequestDelegateFactoryOptions RequestDelegateMetadataResult RequestDelegateResult
        RequestLocalizationOptions Results Route RouteBase RouteBuilder RouteCollection RouteConstraintBuilder
        RouteConstraintMatcher RouteContext RouteData RouteDirection RouteEndpoint RouteEndpointBuilder RouteGroupBuilder
        RouteGroupContext RouteHandler RouteHandlerBuilder RouteHandlerOptions RouteHandlerServices RouteNameMetadata RouteOptions
        RouteValueDictionary RouteValueEqualityComparer RouteValuesAddress RouterMiddleware RoutingFeature SameSiteMode
        SendFileFallback ServiceCollection ServiceDescriptor ServiceKeyLookupMode ServiceLifetime ServiceProvider
        ServiceProviderOptions SessionOptions StartupBase StaticFileOptions StatusCodePagesOptions StatusCodes
        StreamConfigurationProvider StreamConfigurationSource StreamResponseBodyFeature SuppressLinkGenerationMetadata
        SuppressMatchingMetadata TypedResults VirtualPathContext VirtualPathData WebApplication WebApplicationBuilder
        WebApplicationOptions WebHostBuilder WebHostBuilderContext WebHostBuilderOptions WebHostDefaults WebSocketAcceptContext
        WebSocketManager WebSocketOptions WelcomePageOptions
        """;

    /// <summary>The types in the namespace that a file imports for <c>[EventCatalogue]</c>.</summary>
    private const string Ours = """
        EventCapture EventCatalogue EventCatalogueAttribute EventCatalogues EventCoverage EventDescriptor EventLevel EventPolicy
        EventRecord EventSnapshot EventValueDescriptor Gauge GaugeRecord HistogramTotal MetricDescriptor MetricKind ObservedTotal
        PolicyReport PolicyWarning PolicyWarningKind SeriesSnapshot TagDescriptor TagKind
        """;

    /// <summary>The first segments of namespaces, with which fully qualified names begin.</summary>
    private const string Namespaces = "Microsoft Stalwart System";

    private static readonly HashSet<string> All =
    [
        .. $"{Imported}\n{ImportedByWebAndWorker}\n{Ours}\n{Namespaces}".Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Returns whether an enum with this name would hide another name.</summary>
    public static bool Contains(string identifier) => All.Contains(identifier);
}
