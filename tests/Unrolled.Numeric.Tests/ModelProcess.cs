using System.Diagnostics;
using System.Reflection;
using Unrolled.Numeric.Models;

namespace Unrolled.Numeric.Tests;

/// <summary>A program of annotated classes in a process of its own, under the runtime's settings.</summary>
internal static class ModelProcess
{
    /// <summary>Runs it to its end and gives what it printed: a line "name hash" for each class.</summary>
    public static string Run(params (string Setting, string Value)[] environment) => Run(typeof(AnnotatedModel).Assembly, [], environment);

    /// <summary>Runs another program with arguments.</summary>
    public static string Run(Assembly program, IEnumerable<string> arguments, params (string Setting, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { program.Location },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string setting, string value) in environment)
        {
            start.Environment[setting] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.ReplaceLineEndings("\n");
    }
}
