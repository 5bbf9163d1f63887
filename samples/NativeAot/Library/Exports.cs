using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NativeAot;

/// <summary>The functions of <c>gesture.h</c>.</summary>
internal static unsafe class Exports
{
    [UnmanagedCallersOnly(EntryPoint = "gesture_input_size", CallConvs = [typeof(CallConvCdecl)])]
    public static int InputSize() => Gesture.InputSize;

    [UnmanagedCallersOnly(EntryPoint = "gesture_input_length", CallConvs = [typeof(CallConvCdecl)])]
    public static int InputLength() => Gesture.InputLength;

    [UnmanagedCallersOnly(EntryPoint = "gesture_output_size", CallConvs = [typeof(CallConvCdecl)])]
    public static int OutputSize() => Gesture.OutputSize;

    [UnmanagedCallersOnly(EntryPoint = "gesture_create_random", CallConvs = [typeof(CallConvCdecl)])]
    public static nint CreateRandom(ulong seed) => Handle.Of(Gesture.CreateRandom(seed));

    [UnmanagedCallersOnly(EntryPoint = "gesture_load", CallConvs = [typeof(CallConvCdecl)])]
    public static Result Load(byte* path, nint* loaded)
    {
        // An exception must not leave: C cannot catch it.
        try
        {
            *loaded = Handle.Of(Gesture.Load(Marshal.PtrToStringUTF8((nint)path)!));
            return Result.Ok;
        }
        catch (Exception)
        {
            *loaded = 0;
            return Result.Unreadable;
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "gesture_free", CallConvs = [typeof(CallConvCdecl)])]
    public static void Free(nint network) => Handle.Free(network);

    [UnmanagedCallersOnly(EntryPoint = "gesture_predict", CallConvs = [typeof(CallConvCdecl)])]
    public static Result Predict(nint network, float* input, int inputLength, float* output, int outputLength)
    {
        if (network == 0)
        {
            return Result.NoSuchHandle;
        }

        if (inputLength != Gesture.InputLength || outputLength != Gesture.OutputLength)
        {
            return Result.WrongLength;
        }

        Handle.To<Gesture>(network).Predict(new ReadOnlySpan<float>(input, inputLength), new Span<float>(output, outputLength));
        return Result.Ok;
    }

    [UnmanagedCallersOnly(EntryPoint = "gesture_stream_create", CallConvs = [typeof(CallConvCdecl)])]
    public static nint CreateStream(nint network) => network == 0 ? 0 : Handle.Of(Handle.To<Gesture>(network).CreateState());

    [UnmanagedCallersOnly(EntryPoint = "gesture_stream_step", CallConvs = [typeof(CallConvCdecl)])]
    public static Result Step(nint network, nint stream, float* x, int xLength, float* y, int yLength)
    {
        if (network == 0 || stream == 0)
        {
            return Result.NoSuchHandle;
        }

        if (xLength != Gesture.InputSize || yLength != Gesture.OutputSize)
        {
            return Result.WrongLength;
        }

        Handle.To<Gesture>(network).Step(
            Handle.To<Gesture.State>(stream), new ReadOnlySpan<float>(x, xLength), new Span<float>(y, yLength));
        return Result.Ok;
    }

    [UnmanagedCallersOnly(EntryPoint = "gesture_stream_free", CallConvs = [typeof(CallConvCdecl)])]
    public static void FreeStream(nint stream) => Handle.Free(stream);
}
