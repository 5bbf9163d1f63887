namespace Unrolled.Generator.Kernels;

/// <summary>The names of the spans that private methods pass on.</summary>
internal static class Spans
{
    /// <summary>The parameter block.</summary>
    public const string Parameters = "w";
    public const string State = "state";
    public const string Now = "now";
    public const string Next = "next";
    public const string Last = "last";
    public const string Input = "input";
    public const string X = "x";
    public const string Logits = "logits";
    public const string Work = "work";
    public const string Tape = "tape";
    public const string LogitGradient = "logitGradient";
    /// <summary>dL/dw.</summary>
    public const string ParameterGradient = "dw";
    public const string InputGradient = "inputGradient";
    public const string StateGradient = "stateGradient";
    public const string Lanes = "lanes";
    public const string Sum = "sum";
    public const string Length = "length";
    public const string Token = "token";
    public const string FedBack = "fedBack";
    public const string Mask = "mask";
    public const string LogitGradients = "dLogits";
}
