using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Unrolled.Benchmarks.Models;

namespace Unrolled.Benchmarks.GeneratorCost;

/// <summary>How large a compiled class is: its IL, and what the JIT makes of it.</summary>
/// <param name="IL">Bytes of IL of all methods.</param>
/// <param name="LargestIL">Of the largest of them.</param>
/// <param name="JitMilliseconds">For optimized code of Forward, Step, ForwardLogits and Backward.</param>
/// <param name="Machine">Bytes of that machine code.</param>
internal sealed record CodeSize(int IL, int LargestIL, double JitMilliseconds, long Machine)
{
    public static CodeSize Of(MemoryStream image, string className)
    {
        int[] lengths = ILLengths(image);
        image.Position = 0;
        using var listener = new MethodListener();
        double milliseconds = Compile(image, className);
        return new CodeSize(lengths.Sum(), lengths.Max(), milliseconds, listener.BytesOf(className));
    }

    private static int[] ILLengths(MemoryStream image)
    {
        using var file = new PEReader(image, PEStreamOptions.LeaveOpen);
        MetadataReader reader = file.GetMetadataReader();
        return [.. from handle in reader.MethodDefinitions
                   let address = reader.GetMethodDefinition(handle).RelativeVirtualAddress
                   where address != 0
                   select file.GetMethodBody(address).GetILBytes()!.Length];
    }

    // Code of an assembly that can be unloaded is not tiered: it is optimized at once.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Compile(MemoryStream image, string className)
    {
        var context = new AssemblyLoadContext(className, isCollectible: true);
        Type type = context.LoadFromStream(image).GetType($"{GeneratedProject.Namespace}.{className}", throwOnError: true)!;
        MethodInfo Member(string name, params Type[] types) => type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, types)!;

        var network = (INetwork<float>)Member("CreateRandom", typeof(ulong)).Invoke(null, [1ul])!;
        Type read = typeof(ReadOnlySpan<float>);
        Type write = typeof(Span<float>);
        var forward = Member("Forward", read, read, write).CreateDelegate<ForwardPass>();
        var step = Member("Step", read, write, read, write).CreateDelegate<StreamPass>();
        var input = new float[network.InputLength];
        var output = new float[network.LogitLength];
        var state = new float[network.StateLength];
        var tape = new float[network.TapeLength];
        var gradient = new float[network.Parameters.Length];

        TimeSpan before = JitInfo.GetCompilationTime(currentThread: true);
        forward(network.Parameters, input, output);
        step(network.Parameters, state, input.AsSpan(0, (int)type.GetField("InputSize")!.GetRawConstantValue()!), output.AsSpan(0, network.OutputSize));
        network.ForwardLogits(state, input, output, tape);
        network.Backward(input, tape, output, gradient, default, default);
        TimeSpan taken = JitInfo.GetCompilationTime(currentThread: true) - before;
        context.Unload();
        return taken.TotalMilliseconds;
    }

    /// <summary>Hears of every method that the runtime has compiled.</summary>
    private sealed class MethodListener : EventListener
    {
        private const EventKeywords Jit = (EventKeywords)0x10;
        private readonly ConcurrentQueue<(string Class, long Bytes)> _methods = new();

        public long BytesOf(string className)
        {
            // The runtime hands its events over a little later.
            for (int seen = -1; seen != _methods.Count;)
            {
                seen = _methods.Count;
                Thread.Sleep(300);
            }

            // The model's class, and that of its kernels, whose name the compiler puts behind the file's.
            return _methods
                .Where(method => method.Class == $"{GeneratedProject.Namespace}.{className}" || method.Class.EndsWith(className + "Kernels", StringComparison.Ordinal))
                .Sum(method => method.Bytes);
        }

        protected override void OnEventSourceCreated(EventSource source)
        {
            if (source.Name == "Microsoft-Windows-DotNETRuntime")
            {
                EnableEvents(source, EventLevel.Verbose, Jit);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs written)
        {
            if (written.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) == true)
            {
                object? Field(string name) => written.Payload![written.PayloadNames!.IndexOf(name)];
                _methods.Enqueue(((string)Field("MethodNamespace")!, (uint)Field("MethodSize")!));
            }
        }
    }
}
