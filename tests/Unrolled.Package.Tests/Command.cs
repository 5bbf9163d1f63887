using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Unrolled.Package.Tests;

/// <summary>What a process printed, and how it ended.</summary>
internal sealed partial record CommandResult(string Command, int ExitCode, string Output, string Errors)
{
    /// <summary>Fails with everything that was printed, unless the process ended well.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}\n{Errors}");
        return this;
    }

    /// <summary>As <see cref="Succeeded"/>; and no tool had a warning.</summary>
    public CommandResult WithoutWarning()
    {
        Succeeded();
        Assert.False(Warning().IsMatch(Output), $"{Command} warned:\n{Output}");
        return this;
    }

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // But not the summary's "0 Warning(s)".
    [GeneratedRegex(@"\bwarning\b(?!\(s\))", RegexOptions.IgnoreCase)]
    private static partial Regex Warning();
}

/// <summary>Runs programs to their end.</summary>
internal static class Command
{
    /// <summary>The <c>dotnet</c> that runs these tests.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static CommandResult Dotnet(string folder, params IEnumerable<string> arguments) => Run(Host, folder, arguments);

    public static CommandResult Run(string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using Process process = Process.Start(StartInfo(program, folder, arguments, environment))!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, output, errors.Result);
    }

    public static ProcessStartInfo StartInfo(string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // What `dotnet test` tells its children about itself would lead the build of another project astray.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        // A build node that stays would hold the output open, and the reader would wait for it.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Whether a program of this name is on the path.</summary>
    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)));
}
