using System.Diagnostics.CodeAnalysis;

namespace Unrolled;

/// <summary>The map of a model's parameter block: its tensors by name.</summary>
public sealed class ParameterLayout
{
    private readonly TensorLayout[] _tensors;
    private readonly Dictionary<string, TensorLayout> _byName;

    /// <summary>The layout of <paramref name="model"/>.</summary>
    /// <param name="model">Name of the model's class.</param>
    /// <param name="count">Trainable numbers.</param>
    /// <param name="length">Numbers of the parameter block, padding included.</param>
    /// <param name="tensors">The tensors, in the order in which programs should list them.</param>
    /// <exception cref="ArgumentException">Tensors share a name, or do not add up to <paramref name="count"/>, or do not fit.</exception>
    public ParameterLayout(string model, int count, int length, params TensorLayout[] tensors)
        : this(model, null, count, length, tensors)
    {
    }

    /// <summary>The layout of <paramref name="model"/>, with what its numbers mean.</summary>
    /// <param name="model">Name of the model's class.</param>
    /// <param name="meaning">See <see cref="Meaning"/>.</param>
    /// <param name="count">Trainable numbers.</param>
    /// <param name="length">Numbers of the parameter block, padding included.</param>
    /// <param name="tensors">The tensors, in the order in which programs should list them.</param>
    /// <exception cref="ArgumentException">Tensors share a name, or do not add up to <paramref name="count"/>, or do not fit.</exception>
    public ParameterLayout(string model, ModelMeaning? meaning, int count, int length, params TensorLayout[] tensors)
    {
        Model = model;
        Meaning = meaning;
        Count = count;
        Length = length;
        _tensors = (TensorLayout[])tensors.Clone();
        _byName = new Dictionary<string, TensorLayout>(tensors.Length, StringComparer.Ordinal);
        int sum = 0;
        foreach (TensorLayout tensor in _tensors)
        {
            if (!_byName.TryAdd(tensor.Name, tensor))
            {
                throw new ArgumentException($"Model '{model}' has two tensors named '{tensor.Name}'.", nameof(tensors));
            }

            sum = checked(sum + tensor.Count);
        }

        if (sum != count || count > length)
        {
            throw new ArgumentException(
                $"Model '{model}' has {sum} numbers in its tensors, {count} by its count, and a block of {length}.", nameof(tensors));
        }
    }

    /// <summary>Name of the model's class.</summary>
    public string Model { get; }

    /// <summary>What the model's numbers mean beyond names and shapes; null: unknown. A generated model tells it, checkpoints and trainers check it.</summary>
    public ModelMeaning? Meaning { get; }

    /// <summary>Trainable numbers.</summary>
    public int Count { get; }

    /// <summary>Numbers of the parameter block; what is not part of a tensor is padding, and zero.</summary>
    public int Length { get; }

    /// <summary>The tensors, from the first layer to the head.</summary>
    public IReadOnlyList<TensorLayout> Tensors => _tensors;

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such tensor; the message lists those it has.</exception>
    public TensorLayout this[string name] =>
        _byName.TryGetValue(name, out TensorLayout? tensor)
            ? tensor
            : throw new KeyNotFoundException(
                $"Model '{Model}' has no tensor '{name}'; it has {string.Join(", ", _tensors.Select(t => t.ToString()))}.");

    /// <summary>The tensor of that name, where there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out TensorLayout? tensor) => _byName.TryGetValue(name, out tensor);
}
