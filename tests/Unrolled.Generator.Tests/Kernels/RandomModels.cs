namespace Unrolled.Generator.Tests.Kernels;

/// <summary>Models of random sizes and features, the same for the same seed. Not every combination is valid.</summary>
internal sealed class RandomModels(int seed)
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 20, 23, 31, 32, 33, 40];
    private readonly Random _random = new(seed);

    public string Next()
    {
        string kind = OneOf("Lstm", "Gru", "Rnn", "Lstm", "Gru", "Rnn", "Dense");
        int steps = _random.Next(1, 8);
        bool readsTokens = _random.Next(3) == 0;
        int input = readsTokens ? _random.Next(2, 20) : OneOf(Sizes);
        int output = _random.Next(2) == 0 ? 0 : _random.Next(3) == 0 ? input : OneOf(Sizes);
        List<string> arguments =
        [
            readsTokens ? $"Vocabulary = {input}" : $"Input = {input}",
            $"HiddenSizes = new[] {{ {string.Join(", ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => OneOf(Sizes)))} }}",
            $"Steps = {steps}",
            $"Plan = Plan.{OneOf("Auto", "Loops", "Loops", "StepMethod", "StraightLine")}",
        ];
        Add(2, $"Output = {output}", output > 0);
        Add(2, $"Embedding = {_random.Next(1, 9)}", readsTokens);
        Add(3, $"ReadSteps = {_random.Next(1, steps + 1)}");
        Add(3, $"FirstOutput = {_random.Next(0, steps)}");
        Add(3, $"Direction = Direction.{OneOf("Reverse", "Both")}");
        Add(3, "VariableLength = true");
        Add(4, "Feedback = Feedback.Output", output == input);
        Add(4, "Dropout = true");
        Add(4, "Trace = true");
        Add(4, "LearnedInitialState = true");
        Add(4, "Bias = false");
        Add(4, "Precision = Precision.Double");
        Add(4, "Arithmetic = Arithmetic.Fused");
        Add(3, "Reset = GruReset.BeforeProduct", kind == "Gru");
        Add(3, "Activation = RnnActivation.Relu", kind == "Rnn");
        Add(4, $"InputSizes = new[] {{ {OneOf(Sizes)} }}");
        Add(4, $"HeadSizes = new[] {{ {OneOf(Sizes)}, {OneOf(Sizes)} }}", output > 0);
        return $"using Unrolled;\n[{kind}Model({string.Join(", ", arguments)})] public partial class Gesture {{ }}\n";

        void Add(int oneIn, string argument, bool where = true)
        {
            if (where && _random.Next(oneIn) == 0)
            {
                arguments.Add(argument);
            }
        }
    }

    private T OneOf<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
