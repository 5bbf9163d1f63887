using System.CommandLine;

namespace Unrolled.Tool;

/// <summary>The tool <c>unrolled</c>.</summary>
internal static class Program
{
    // A call that cannot be understood; System.CommandLine itself gives 1.
    private const int WrongCall = 2;

    private static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs one call.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="output">Gets what is asked for.</param>
    /// <param name="error">Gets what went wrong.</param>
    /// <returns>0: yes; 1: a file is wrong or differs; 2: the call is wrong.</returns>
    internal static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        ParseResult call = Commands.Root(output, error).Parse(arguments);
        int code = call.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return call.Errors.Count > 0 ? WrongCall : code;
    }
}
