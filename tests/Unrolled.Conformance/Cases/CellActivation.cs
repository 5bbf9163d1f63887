namespace Unrolled.Conformance.Cases;

/// <summary>A function in a cell's equations, by the name that the cases give it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Alpha">The slope of a hard_sigmoid, clip(alpha v + beta, 0, 1).</param>
/// <param name="Beta">Its value at 0.</param>
internal sealed record CellActivation(string Name, double Alpha = 0, double Beta = 0)
{
    public static readonly CellActivation Sigmoid = new("sigmoid");

    public static readonly CellActivation Tanh = new("tanh");

    public static readonly CellActivation Relu = new("relu");

    public static readonly CellActivation Linear = new("linear");

    public static readonly CellActivation Elu = new("elu");

    /// <summary>Over the units of the layer.</summary>
    public static readonly CellActivation Softmax = new("softmax");

    /// <summary>Whether a cell can be written with it.</summary>
    public bool IsKnown => this == Sigmoid || this == Tanh || this == Relu || this == Linear || this == Elu || this == Softmax || Name == HardSigmoid;

    private const string HardSigmoid = "hard_sigmoid";

    /// <summary>A name, or <c>{"name":"hard_sigmoid","alpha","beta"}</c>: its constants differ between frameworks, so they have to be told.</summary>
    public static CellActivation Read(CaseNode node)
    {
        if (node.Find("name") is not { } name)
        {
            return node.AsText() == HardSigmoid ? throw node.Wrong("a hard_sigmoid with alpha and beta") : new CellActivation(node.AsText());
        }

        return name.AsText() == HardSigmoid
            ? new CellActivation(HardSigmoid, node.Get("alpha", "a number").AsReal(), node.Get("beta", "a number").AsReal())
            : throw name.Wrong($"\"{HardSigmoid}\", the activation that has constants");
    }
}
