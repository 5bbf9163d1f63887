using Samples;

namespace CharModel;

/// <summary>Writes text of any length: each drawn symbol is the next input. It begins after the most frequent symbol.</summary>
internal static class TextGeneration
{
    public static void Write(CharacterNetwork model, Alphabet alphabet, Options options)
    {
        if (options.Generate == 0)
        {
            return;
        }

        Console.WriteLine();
        var state = new float[model.Network.StateLength];
        var x = new float[Alphabet.Size];
        var probabilities = new float[Alphabet.Size];
        var sampler = new Sampler(options.Seed) { Temperature = options.Temperature };
        int symbol = 0;
        for (long written = 0; written < options.Generate; written++)
        {
            OneHot.Write([symbol], Alphabet.Size, x);
            model.Step(model.Network.Parameters, state, x, probabilities);

            // Numbers without a symbol of their own cannot be written.
            probabilities.AsSpan(alphabet.Symbols.Count).Clear();
            symbol = sampler.FromProbabilities(probabilities);
            Console.Write(alphabet.Symbols[symbol]);
        }

        Console.WriteLine();
        Console.WriteLine();
    }
}
