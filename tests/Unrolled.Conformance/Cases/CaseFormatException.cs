namespace Unrolled.Conformance.Cases;

/// <summary>A file that is not a case: which file, where in it, and what was expected there.</summary>
internal sealed class CaseFormatException : Exception
{
    public CaseFormatException(string file, string place, string expected, Exception? inner = null)
        : base($"{file}: {place}: expected {expected}", inner)
    {
    }
}
