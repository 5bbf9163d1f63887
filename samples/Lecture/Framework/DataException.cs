namespace Lecture.Framework;

/// <summary>A data file that is missing or not as it should be: told in one line, without a stack trace; the program ends with exit code 1.</summary>
internal sealed class DataException(string path, int line, string expected, string found)
    : Exception($"{path}({line}): expected {expected}, found {found}.");
