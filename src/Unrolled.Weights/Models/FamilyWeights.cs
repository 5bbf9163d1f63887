using Unrolled.Weights.Models;

namespace Unrolled.Weights;

/// <summary>Opens files of other programs by the model of a family that they fit.</summary>
public static class FamilyWeights
{
    /// <summary>Opens a file of any known format.</summary>
    /// <param name="family">The family: <c>Amps.Family</c>.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file leaves open; null: nothing.</param>
    /// <returns>A stream of a new network of the model that fits, at rest.</returns>
    /// <exception cref="WeightsException">The file is broken, fails its own test, or fits no model of the family; the message has the sizes of both.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static INetworkStream<T> Import<T>(this NetworkFamily<T> family, string path, ImportOptions? options = null)
        where T : unmanaged => Import(family, WeightsFile.Read(path).ToNetwork(options), options);

    /// <summary>Opens a network that was read. Its test batch is run through the model.</summary>
    /// <param name="family">The family: <c>Amps.Family</c>.</param>
    /// <param name="source">The network; its <see cref="RecurrentNetwork.SignalPath"/> and sample rate are the caller's to heed.</param>
    /// <param name="options">What the caller accepts; null: no difference.</param>
    /// <returns>A stream of a new network of the model that fits, at rest. Of several, the smallest: one without a learned initial state where the file has none.</returns>
    /// <exception cref="WeightsException">The network fits no model of the family; the message has the sizes of both.</exception>
    public static INetworkStream<T> Import<T>(this NetworkFamily<T> family, RecurrentNetwork source, ImportOptions? options = null)
        where T : unmanaged
    {
        Guard.NotNull(family, nameof(family));
        Guard.NotNull(source, nameof(source));
        options ??= new ImportOptions();
        (FamilyMember<T> Member, IReadOnlyList<WeightsFault> Faults)[] members =
            family.Members.Select(member => (member, ModelImport.Faults<T>(source, member.Layout, options))).ToArray();
        FamilyMember<T>[] fitting = members.Where(pair => pair.Faults.Count == 0).Select(pair => pair.Member).OrderBy(member => member.Layout.Count).ToArray();
        if (fitting.Length == 0)
        {
            throw None(family, source, members);
        }

        if (fitting.Length > 1 && fitting[0].Layout.Count == fitting[1].Layout.Count)
        {
            throw new WeightsException(
                source.Source, "the cell", "a file that tells its settings, or options that do", $"a network that fits {fitting[0].Layout.Model} and {fitting[1].Layout.Model} of the family '{family.Name}'");
        }

        INetworkStream<T> stream = fitting[0].Create();
        stream.Network.Import(source, options);
        stream.Reset();
        return stream;
    }

    /// <summary>The sizes of both; and where a model has the right sizes, what else is wrong with it.</summary>
    private static WeightsException None<T>(NetworkFamily<T> family, RecurrentNetwork source, (FamilyMember<T> Member, IReadOnlyList<WeightsFault> Faults)[] members)
        where T : unmanaged
    {
        var faults = new List<WeightsFault>
        {
            new("the sizes", $"those of a model of the family '{family.Name}', which has {string.Join("; ", family.Members)}", source.ToString()),
        };
        (FamilyMember<T> near, IReadOnlyList<WeightsFault> rest) = members.OrderBy(pair => pair.Faults.Count).First();
        if (!rest.Any(fault => fault.Key.StartsWith("weight_", StringComparison.Ordinal) || fault.Key is "the cell" or "the cells"))
        {
            faults.AddRange(rest.Select(fault => fault with { Key = $"{fault.Key}, of model '{near.Layout.Model}'" }));
        }

        return new WeightsException(source.Source, faults);
    }
}
