namespace Unrolled.Generator.Emission;

/// <summary>The vector types that a method is generic over: V16 has at most 16 lanes, V8 at most 8, and so on.</summary>
internal sealed class LaneTypeEmission
{
    private readonly IReadOnlyList<int> _lanes;
    private readonly string _number;
    private readonly KernelNames _names;

    public LaneTypeEmission(IReadOnlyList<int> lanes, string number, KernelNames names)
    {
        _names = names;
        _lanes = lanes;
        _number = number;
    }

    public bool Any => _lanes.Count > 0;

    public IEnumerable<string> Names => _lanes.Select(l => $"V{l}");

    /// <summary><c>&lt;V16, V8&gt;</c>, or nothing.</summary>
    public string Parameters => Any ? $"<{string.Join(", ", Names)}>" : "";

    /// <summary>The constraints of the types.</summary>
    public IReadOnlyList<string> Constraints => Names.Select(v => $"where {v} : struct, {_names.Lanes("ILanes")}<{v}, {_number}>").ToArray();

    /// <summary>Conditions from the widest machine to the one without vectors, and the types it runs with; once where two widths run with the same.</summary>
    public IEnumerable<(string Condition, string Types)> Widths
    {
        get
        {
            string otherwise = "";
            foreach (int bits in new[] { 512, 256, 128 })
            {
                if (bits > 128 && TypesFor(bits) == TypesFor(bits / 2))
                {
                    continue;
                }

                yield return ($"{otherwise}if ({_names.In("System.Runtime.Intrinsics", $"Vector{bits}")}.IsHardwareAccelerated)", TypesFor(bits));
                otherwise = "else ";
            }

            yield return ("else", Types(_ => "Lane"));
        }
    }

    private int BitsOfNumber => _number == "float" ? 32 : 64;

    private string TypesFor(int bits) => Types(lanes => $"Lanes{Math.Min(bits, Math.Max(64, lanes * BitsOfNumber))}");

    private string Types(Func<int, string> type) => string.Join(", ", _lanes.Select(l => $"{_names.Lanes(type(l))}<{_number}>"));
}
