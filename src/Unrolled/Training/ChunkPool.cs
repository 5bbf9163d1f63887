using System.Runtime.ExceptionServices;

namespace Unrolled;

/// <summary>Works off numbered chunks on threads of its own and the caller's. It allocates nothing in a run.</summary>
internal sealed class ChunkPool : IDisposable
{
    private readonly object _gate = new();
    private readonly Action<int, int> _work;
    private readonly Thread[] _threads;
    private int _chunks;
    private int _next;
    private int _unfinished;
    private bool _stopped;
    private Exception? _failure;
    private int _failedChunk;

    /// <summary>Threads that wait for work.</summary>
    /// <param name="workers">How many work, the caller among them.</param>
    /// <param name="work">Does a chunk; its second argument is the worker, 0 for the caller.</param>
    public ChunkPool(int workers, Action<int, int> work)
    {
        _work = work;
        _threads = new Thread[workers - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"Unrolled trainer {worker}" };
            _threads[i].Start();
        }
    }

    /// <summary>Does the chunks 0 .. <paramref name="chunks"/> - 1 and returns when all are done; throws what the first failing chunk threw.</summary>
    public void Run(int chunks)
    {
        lock (_gate)
        {
            (_chunks, _next, _unfinished, _failure) = (chunks, 0, chunks, null);
            if (_threads.Length > 0 && chunks > 1)
            {
                Monitor.PulseAll(_gate);
            }

            while (_next < _chunks)
            {
                WorkOnNext(0);
            }

            while (_unfinished > 0)
            {
                Monitor.Wait(_gate);
            }
        }

        if (_failure != null)
        {
            ExceptionDispatchInfo.Capture(_failure).Throw();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void Serve(int worker)
    {
        lock (_gate)
        {
            while (!_stopped)
            {
                if (_next < _chunks)
                {
                    WorkOnNext(worker);
                }
                else
                {
                    Monitor.Wait(_gate);
                }
            }
        }
    }

    // Called with the lock held, which it gives up while it works.
    private void WorkOnNext(int worker)
    {
        int chunk = _next++;
        Exception? failure = null;
        Monitor.Exit(_gate);
        try
        {
            _work(chunk, worker);
        }
        catch (Exception error)
        {
            failure = error;
        }
        finally
        {
            Monitor.Enter(_gate);
        }

        if (failure != null && (_failure == null || chunk < _failedChunk))
        {
            (_failure, _failedChunk) = (failure, chunk);
        }

        if (--_unfinished == 0)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
