using System.Runtime.InteropServices;

namespace NativeAot;

/// <summary><c>gesture_result</c>.</summary>
internal enum Result
{
    Ok = 0,
    WrongLength = 1,
    NoSuchHandle = 2,
    Unreadable = 3,
}

/// <summary>An object as C holds it. The collector keeps it until it is freed.</summary>
internal static class Handle
{
    public static nint Of(object target) => GCHandle.ToIntPtr(GCHandle.Alloc(target));

    public static T To<T>(nint handle)
        where T : class => (T)GCHandle.FromIntPtr(handle).Target!;

    public static void Free(nint handle)
    {
        if (handle != 0)
        {
            GCHandle.FromIntPtr(handle).Free();
        }
    }
}
