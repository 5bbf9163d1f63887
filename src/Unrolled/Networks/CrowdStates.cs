using System.ComponentModel;

namespace Unrolled;

/// <summary>The states of many streams of one network, 16 side by side: number n of stream i stands at (i / 16 * length + n) * 16 + i % 16.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>The memory of the nested class <c>Crowd</c> of generated networks. Threads may work on different streams at a time.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CrowdStates<T>
    where T : unmanaged
{
    private readonly ParameterBlock<T> _numbers;
    private readonly int _length;

    /// <summary>States of zeros.</summary>
    /// <param name="count">Streams, at least 1.</param>
    /// <param name="length">Numbers of a state, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or more than a span can hold.</exception>
    public CrowdStates(int count, int length)
    {
        int most = length < 1 ? 0 : int.MaxValue / CrowdRows.Streams / length * CrowdRows.Streams;
        if (count < 1 || count > most)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"A crowd has 1 to {most} streams of {length} numbers.");
        }

        Count = count;
        _length = length;
        _numbers = new ParameterBlock<T>((count + CrowdRows.Streams - 1) / CrowdRows.Streams * CrowdRows.Streams * length);
    }

    /// <summary>Streams.</summary>
    public int Count { get; }

    /// <summary>All numbers, those of missing streams of the last 16 included.</summary>
    public Span<T> AsSpan() => _numbers.Span;

    /// <summary>The states of the 16 streams that <paramref name="stream"/> is one of.</summary>
    public Span<T> BlockOf(int stream)
    {
        int block = CrowdRows.Streams * _length;
        return _numbers.Span.Slice(stream / CrowdRows.Streams * block, block);
    }

    /// <summary>Makes the states of some streams the next ones; the others of their block keep theirs.</summary>
    /// <param name="stream">The first of them.</param>
    /// <param name="count">At most the rest of its block.</param>
    /// <param name="next">The next states of the block.</param>
    public void Keep(int stream, int count, ReadOnlySpan<T> next)
    {
        Span<T> now = BlockOf(stream);
        if (count == CrowdRows.Streams)
        {
            next.CopyTo(now);
            return;
        }

        int lane = stream % CrowdRows.Streams;
        for (int n = 0; n < now.Length; n += CrowdRows.Streams)
        {
            next.Slice(n + lane, count).CopyTo(now.Slice(n + lane, count));
        }
    }

    /// <summary>Copies the state of one stream out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such stream.</exception>
    /// <exception cref="ArgumentException"><paramref name="state"/> has another length.</exception>
    public void Read(int stream, Span<T> state)
    {
        Guard.Exactly(state.Length, _length, nameof(state));
        CrowdRows.FromLanes(BlockOf(Checked(stream)), _length, stream % CrowdRows.Streams, state);
    }

    /// <summary>Copies the state of one stream in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such stream.</exception>
    /// <exception cref="ArgumentException"><paramref name="state"/> has another length.</exception>
    public void Write(int stream, ReadOnlySpan<T> state)
    {
        Guard.Exactly(state.Length, _length, nameof(state));
        CrowdRows.ToLanes(state, _length, stream % CrowdRows.Streams, BlockOf(Checked(stream)));
    }

    /// <summary>Makes every state a given one.</summary>
    /// <exception cref="ArgumentException"><paramref name="state"/> has another length.</exception>
    public void Fill(ReadOnlySpan<T> state)
    {
        Guard.Exactly(state.Length, _length, nameof(state));
        for (int stream = 0; stream < Count; stream++)
        {
            Write(stream, state);
        }
    }

    /// <summary>Throws unless a range of streams is one of this crowd.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public void CheckRange(int first, int count)
    {
        if (first < 0 || first > Count)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, $"The crowd has the streams 0 to {Count - 1}.");
        }

        if (count < 0 || count > Count - first)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"From stream {first} on, the crowd has {Count - first}.");
        }
    }

    /// <summary>Throws unless every number is that of a stream, and none comes before a smaller one: a stream twice would step once.</summary>
    /// <exception cref="ArgumentException">They do not ascend, or there is no such stream.</exception>
    public void CheckActive(ReadOnlySpan<int> active)
    {
        for (int i = 0; i < active.Length; i++)
        {
            if ((uint)active[i] >= (uint)Count)
            {
                throw new ArgumentException($"'active' has {active[i]} at position {i}, and the crowd has the streams 0 to {Count - 1}.", nameof(active));
            }

            if (i > 0 && active[i] <= active[i - 1])
            {
                throw new ArgumentException($"'active' needs ascending numbers, each once, but has {active[i - 1]} and then {active[i]} at position {i}.", nameof(active));
            }
        }
    }

    private int Checked(int stream) => (uint)stream < (uint)Count
        ? stream
        : throw new ArgumentOutOfRangeException(nameof(stream), stream, $"The crowd has the streams 0 to {Count - 1}.");
}
