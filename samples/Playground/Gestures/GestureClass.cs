#nullable enable
using System;
using System.Globalization;
using System.Text;

namespace Gestures
{
    /// <summary>A trained network as C#: the annotated class with its weights in the source, so that a game needs no file.</summary>
    public static class GestureClass
    {
        private const int NumbersPerLine = 8;

        /// <summary>The source of a class of that name; its <c>Trained()</c> gives the network.</summary>
        /// <param name="network">The network.</param>
        /// <param name="className">An identifier.</param>
        /// <param name="names">Names of the gestures, in order.</param>
        public static string Write(GestureNetwork network, string className, params string[] names)
        {
            var text = new StringBuilder();
            text.Append("using Unrolled;\n\n");
            text.Append("/// <summary>Gestures in order: ").Append(string.Join(", ", Array.ConvertAll(names, Comment))).Append(".</summary>\n");
            text.Append(FormattableString.Invariant(
                $"[GruModel(Input = {GestureNetwork.InputSize}, Hidden = {GestureNetwork.HiddenSize}, Steps = {GestureNetwork.Steps}, Output = {GestureNetwork.OutputSize}, "));
            text.Append("Head = Head.Softmax, Topology = Topology.ManyToOne)]\n");
            text.Append("public sealed partial class ").Append(className).Append("\n{\n");
            text.Append("    /// <summary>The network as it was trained.</summary>\n");
            text.Append("    public static ").Append(className).Append(" Trained() => new ").Append(className).Append("(s_weights);\n\n");
            text.Append("    private static readonly float[] s_weights =\n    {");
            ReadOnlySpan<float> numbers = network.Parameters;
            for (int i = 0; i < numbers.Length; i++)
            {
                text.Append(i % NumbersPerLine == 0 ? "\n        " : " ").Append(numbers[i].ToString("R", CultureInfo.InvariantCulture)).Append("f,");
            }

            return text.Append("\n    };\n}\n").ToString();
        }

        private static string Comment(string name) => name.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\n", " ");
    }
}
