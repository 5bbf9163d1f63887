namespace Unrolled.Generator.Emission;

/// <summary>The private methods that do the arithmetic, once the public ones have checked their arguments.</summary>
internal static class KernelsEmission
{
    public static void Write(CSharpWriter writer, ClassFrame frame)
    {
        for (int i = 0; i < frame.Kernel.Methods.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            KernelEmission.Write(writer, frame.Kernel.Methods[i], frame.Kernel);
        }
    }
}
