namespace Unrolled.Generator.Graph;

/// <summary>The operations of a step body and of its reverse. Every value is a grid of gates by units.</summary>
internal enum Op
{
    /// <summary>A leaf: the input of the step, a carried state, or the gradient that enters the reverse body.</summary>
    Leaf,

    /// <summary>Some gates of <c>M v + b</c>; the bias is optional and may cover only some of the gates.</summary>
    Product,

    /// <summary>A parameter vector read as a value: a bias on its own, or what is multiplied element by element.</summary>
    Vector,

    /// <summary><c>M[:, token] + b</c>: what a product with the token's one-hot vector would be, looked up.</summary>
    Column,

    /// <summary><c>M[token, :]</c>: the token's row of an embedding table.</summary>
    Lookup,

    /// <summary><c>M' d</c>: sums over the gates and units of d.</summary>
    TransposedProduct,

    /// <summary>A number that is known when the code is written, the same for all units.</summary>
    Number,

    /// <summary>The sum over the units of a value, a value of one unit.</summary>
    Total,

    /// <summary>The number of a value of one unit, for every unit of a space.</summary>
    Spread,

    /// <summary>One gate of a value.</summary>
    Gate,

    /// <summary>Gates side by side.</summary>
    Stack,

    Add,
    Subtract,
    Multiply,
    Divide,

    Negate,

    /// <summary><c>a</c> under another name: an activation that changes nothing, whose gradient still has a place of its own.</summary>
    Identity,

    /// <summary><c>1 - a</c>.</summary>
    OneMinus,

    Tanh,
    Sigmoid,
    Exp,

    /// <summary>The natural logarithm.</summary>
    Log,

    Sqrt,
    Abs,

    /// <summary><c>max(0, a)</c>.</summary>
    Relu,

    /// <summary><c>a &lt; b ? b : a</c>: a where both are equal, and where one of them is NaN.</summary>
    Max,

    /// <summary><c>b &lt; a ? b : a</c>: a where both are equal, and where one of them is NaN.</summary>
    Min,

    /// <summary><c>a &gt; 0 ? b : c</c>.</summary>
    Select,
}
