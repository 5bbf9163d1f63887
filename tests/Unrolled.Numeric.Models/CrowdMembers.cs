using System.Reflection;

namespace Unrolled.Numeric.Models;

/// <summary>A crowd of a generated class, by reflection: its types are nested in the class.</summary>
internal sealed class CrowdMembers<T>
    where T : unmanaged
{
    private readonly object _crowd;
    private readonly object _state;
    private readonly MethodInfo _set;
    private readonly MethodInfo _copyTo;
    private readonly SpanMember _stateNumbers;

    /// <param name="type">A class with <c>Crowd = true</c>.</param>
    /// <param name="network">An instance of it.</param>
    /// <param name="count">Streams.</param>
    public CrowdMembers(Type type, object network, int count)
    {
        Type crowd = type.GetNestedType("Crowd", BindingFlags.Public)!;
        Type state = type.GetNestedType("State", BindingFlags.Public)!;
        _crowd = type.GetMethod("CreateCrowd")!.Invoke(network, [count])!;
        _state = type.GetMethod("CreateState")!.Invoke(network, [])!;
        _set = crowd.GetMethod("Set")!;
        _copyTo = crowd.GetMethod("CopyTo")!;
        _stateNumbers = state.GetMethod("AsSpan")!.CreateDelegate<SpanMember>(_state);
        All = crowd.GetMethod("AsSpan")!.CreateDelegate<SpanMember>(_crowd);
        Reset = crowd.GetMethod("Reset")!.CreateDelegate<Action>(_crowd);
        Type input = typeof(ReadOnlySpan<T>);
        Type span = typeof(Span<T>);
        Step = crowd.GetMethod("Step", [input, span])!.CreateDelegate<StepMember>(_crowd);
        StepRange = crowd.GetMethod("Step", [typeof(int), typeof(int), input, span])!.CreateDelegate<RangeMember>(_crowd);
        StepActive = crowd.GetMethod("Step", [typeof(ReadOnlySpan<int>), input, span])!.CreateDelegate<ActiveMember>(_crowd);
    }

    internal delegate Span<T> SpanMember();

    internal delegate void StepMember(ReadOnlySpan<T> xs, Span<T> ys);

    internal delegate void RangeMember(int first, int count, ReadOnlySpan<T> xs, Span<T> ys);

    internal delegate void ActiveMember(ReadOnlySpan<int> active, ReadOnlySpan<T> xs, Span<T> ys);

    public SpanMember All { get; }

    public Action Reset { get; }

    public StepMember Step { get; }

    public RangeMember StepRange { get; }

    public ActiveMember StepActive { get; }

    public void Set(int stream, ReadOnlySpan<T> numbers)
    {
        numbers.CopyTo(_stateNumbers());
        _set.Invoke(_crowd, [stream, _state]);
    }

    public Span<T> StateOf(int stream)
    {
        _copyTo.Invoke(_crowd, [stream, _state]);
        return _stateNumbers();
    }
}
