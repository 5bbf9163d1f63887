using System.Collections.Concurrent;
using RecurrentApp.Models;

namespace RecurrentApp;

/// <summary>The streams of the service's clients. Requests share the network, which does not change; each stream has a state, one request at a time.</summary>
internal sealed class Streams(Recognizer recognizer)
{
    private readonly ConcurrentDictionary<Guid, MovementModel.State> _states = new();

    public Guid Open()
    {
        var id = Guid.NewGuid();
        _states[id] = recognizer.Model.CreateState();
        return id;
    }

    /// <returns>The probabilities after this step; null: there is no such stream.</returns>
    public Dictionary<string, float>? Step(Guid id, float[] x)
    {
        if (!_states.TryGetValue(id, out MovementModel.State? state))
        {
            return null;
        }

        lock (state)
        {
            return recognizer.Step(state, x);
        }
    }

    public bool Close(Guid id) => _states.TryRemove(id, out _);
}
