namespace Unrolled;

/// <summary>Models of several sizes as one: a file is opened by the model that it fits. <see cref="ModelFamilyAttribute"/> makes one.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Files of other programs are opened by the package Unrolled.Weights, with its method <c>Import</c>.</remarks>
public sealed class NetworkFamily<T>
    where T : unmanaged
{
    /// <summary>A family.</summary>
    /// <param name="name">Name of the class, for messages.</param>
    /// <param name="members">The models.</param>
    /// <exception cref="ArgumentException">There is no model.</exception>
    public NetworkFamily(string name, params FamilyMember<T>[] members)
    {
        Guard.NotNull(name, nameof(name));
        Guard.NotNull(members, nameof(members));
        if (members.Length == 0)
        {
            throw new ArgumentException($"The family '{name}' needs at least one model.", nameof(members));
        }

        (Name, Members) = (name, (FamilyMember<T>[])members.Clone());
    }

    /// <summary>Name of the class, for messages.</summary>
    public string Name { get; }

    /// <summary>The models.</summary>
    public IReadOnlyList<FamilyMember<T>> Members { get; }

    /// <summary>Opens a safetensors file, such as <c>Save</c> of one of the models writes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="accept">In what the model that was saved may differ from the family's.</param>
    /// <returns>A stream of a new network of the model that fits, at rest.</returns>
    /// <exception cref="InvalidDataException">The content is damaged, or fits no model, or several; the message has the sizes of the file and of the family.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public INetworkStream<T> Load(string path, ModelDifferences accept = ModelDifferences.None) => Load(TensorFile.Read(path), path, accept);

    /// <summary>Opens the content of a safetensors file that a stream holds, from where it stands to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="accept">In what the model that was saved may differ from the family's.</param>
    /// <returns>A stream of a new network of the model that fits, at rest.</returns>
    /// <exception cref="InvalidDataException">The content is damaged, or fits no model, or several; the message has the sizes of the file and of the family.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public INetworkStream<T> Load(Stream stream, ModelDifferences accept = ModelDifferences.None)
    {
        Guard.NotNull(stream, nameof(stream));
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return Load(content.ToArray(), accept);
    }

    /// <summary>Opens the bytes of a safetensors file.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="accept">In what the model that was saved may differ from the family's.</param>
    /// <returns>A stream of a new network of the model that fits, at rest.</returns>
    /// <exception cref="InvalidDataException">The content is damaged, or fits no model, or several; the message has the sizes of the file and of the family.</exception>
    public INetworkStream<T> Load(ReadOnlyMemory<byte> bytes, ModelDifferences accept = ModelDifferences.None) => Load(TensorFile.Parse(bytes), "the content", accept);

    private INetworkStream<T> Load(TensorFile file, string source, ModelDifferences accept)
    {
        FamilyMember<T> member = Choose(file, source, accept);
        INetworkStream<T> stream = member.Create();
        Checkpoint.FromFile(file, member.Layout, stream.Network.Parameters, source, accept);
        stream.Reset();
        return stream;
    }

    private FamilyMember<T> Choose(TensorFile file, string source, ModelDifferences accept)
    {
        FamilyMember<T>[] fitting = Members.Where(member => Checkpoint.Faults<T>(file, "", member.Layout).Count == 0).ToArray();
        if (fitting.Length > 1)
        {
            FamilyMember<T>[] same = fitting.Where(member => Checkpoint.MeaningFaults(file, member.Layout, accept).Faults.Count == 0).ToArray();
            fitting = same.Length > 0 ? same : fitting.Take(1).ToArray();
        }

        if (fitting.Length == 1)
        {
            return fitting[0];
        }

        string found = NetworkSizes.Of(file.Tensors.Where(tensor => !Checkpoint.IsBesideTheModel(tensor.Name))
            .Select(tensor => (tensor.Name, (IReadOnlyList<int>)tensor.Shape.Select(size => (int)Math.Min(size, int.MaxValue)).ToArray())));
        if (fitting.Length > 1)
        {
            throw new InvalidDataException(
                $"'{source}' ({found}) fits {string.Join(" and ", fitting.Select(member => member.Layout.Model))} of the family '{Name}', and does not tell which of them it was saved from.");
        }

        string near = string.Concat(Members.Where(member => member.ToString() == $"{member.Layout.Model}: {found}")
            .Select(member => $" {member.Layout.Model} has these sizes, but {string.Join("; ", Checkpoint.Faults<T>(file, "", member.Layout))}."));
        throw new InvalidDataException(
            $"'{source}' needs {found}, and the family '{Name}' has no such model: it has {string.Join("; ", Members)}.{near}");
    }
}
