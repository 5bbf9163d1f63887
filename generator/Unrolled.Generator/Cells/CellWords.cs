namespace Unrolled.Generator.Cells;

/// <summary>The words of the language of cells, with how many values each takes. They are the members of the library's <c>CellMath</c>, and its operators.</summary>
internal static class CellWords
{
    /// <summary><c>W x + b</c>: a gate's part from outside. Its number is the bias of a new model.</summary>
    public const string Input = nameof(Input);

    /// <summary><c>R v</c>: a gate's part from a value of the layer.</summary>
    public const string Recurrent = nameof(Recurrent);

    /// <summary><c>M v</c>, with a matrix of its own.</summary>
    public const string Matrix = nameof(Matrix);

    /// <summary>A parameter for each unit. Its number is that of a new model.</summary>
    public const string Vector = nameof(Vector);

    /// <summary><c>M v</c> of another size.</summary>
    public const string Project = nameof(Project);

    public const string Add = nameof(Add), Subtract = nameof(Subtract), Multiply = nameof(Multiply), Divide = nameof(Divide), Negate = nameof(Negate);

    /// <summary>The operations on values, each with the number of its operands.</summary>
    public static readonly IReadOnlyDictionary<string, int> Operations = new Dictionary<string, int>
    {
        [Add] = 2,
        [Subtract] = 2,
        [Multiply] = 2,
        [Divide] = 2,
        [Negate] = 1,
        ["Sigmoid"] = 1,
        ["Tanh"] = 1,
        ["Relu"] = 1,
        ["LeakyRelu"] = 2,
        ["Elu"] = 1,
        ["Exp"] = 1,
        ["Log"] = 1,
        ["Sqrt"] = 1,
        ["Abs"] = 1,
        ["Softplus"] = 1,
        ["Softsign"] = 1,
        ["HardSigmoid"] = 1,
        ["HardTanh"] = 1,
        ["Clip"] = 3,
        ["Max"] = 2,
        ["Min"] = 2,
        ["Select"] = 3,
        ["Sum"] = 1,
        ["Mean"] = 1,
    };

    /// <summary>Whether a word is an operator of C#, not a function.</summary>
    public static bool IsOperator(string word) => word is Add or Subtract or Multiply or Divide or Negate;

    /// <summary>The words that read weights.</summary>
    public static readonly IReadOnlyCollection<string> Weights = new[] { Input, Recurrent, Matrix, Vector, Project };
}
