namespace Samples;

/// <summary>What the user can mend: told in one line, without a stack trace; the program ends with exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
