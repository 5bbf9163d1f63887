using Samples;

namespace CharModel;

/// <summary>Writes text of any length: each drawn symbol is the next input.</summary>
internal static class TextGeneration
{
    public static void Write(CharacterNetwork model, Alphabet alphabet, int first, Options options, TextWriter writer)
    {
        var state = new float[model.Network.StateLength];
        var x = new float[Alphabet.Size];
        var probabilities = new float[Alphabet.Size];
        var sampler = new Sampler(options.Seed) { Temperature = options.Temperature };
        int symbol = first;
        for (long written = 0; written < options.Generate; written++)
        {
            OneHot.Write([symbol], Alphabet.Size, x);
            model.Step(model.Network.Parameters, state, x, probabilities);

            // Numbers without a symbol of their own cannot be written.
            probabilities.AsSpan(alphabet.Symbols.Count).Clear();
            symbol = sampler.FromProbabilities(probabilities);
            writer.Write(alphabet.Symbols[symbol]);
        }
    }
}
