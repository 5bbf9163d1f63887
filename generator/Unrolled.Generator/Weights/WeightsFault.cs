namespace Unrolled.Generator.Weights;

/// <summary>In what a file does not fit a model.</summary>
internal enum WeightsFaultKind
{
    /// <summary>A tensor of the model is not in the file.</summary>
    Missing,

    /// <summary>A tensor of the file is not in the model.</summary>
    Extra,

    /// <summary>A tensor has other sizes.</summary>
    Shape,

    /// <summary>A tensor has not as many numbers as its sizes say.</summary>
    Count,

    /// <summary>A number is NaN or infinite, or too large for the model's numbers.</summary>
    NotFinite,

    /// <summary>The numbers are those of another cell, input or head.</summary>
    Meaning,

    /// <summary>The model has more numbers than a source file should hold.</summary>
    TooMany,
}

/// <summary>One fault.</summary>
/// <param name="Found">What a message says of it.</param>
internal sealed record WeightsFault(WeightsFaultKind Kind, params object[] Found);
